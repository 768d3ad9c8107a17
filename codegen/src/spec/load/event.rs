//! Reads the file of an event, and the key `webhook` of a vendor.

use super::entry::Entry;
use super::file::File;
use super::part::{load_errata, load_fields, load_http, load_source, load_types, load_unsure};
use crate::spec::model::{Challenge, Encryption, Event, FieldLocation, Frame, Http, PushedExample, Signature, Webhook};

pub(super) fn load_event(file: &File<'_>, entry: Entry<'_>) -> Event {
    Event {
        file: file.id,
        path: file.below(),
        source: entry.record("source").map(load_source).unwrap_or_default(),
        kind: entry.text("event").unwrap_or_default(),
        summary: entry.text("summary").unwrap_or_default(),
        notes: entry.texts("notes"),
        deprecated: entry.bool("deprecated"),
        schema: entry.text("schema"),
        http: load_address(entry),
        auth: entry.texts("auth"),
        scopes: entry.texts("scopes"),
        field_scopes: entry.texts("field_scopes"),
        app_types: entry.texts("app_types"),
        delivery: entry.texts("delivery"),
        audience: entry.texts("for"),
        ordered: entry.bool("ordered"),
        subscribe: entry.text("subscribe"),
        body: load_fields(entry, "body", FieldLocation::Body),
        answer: entry.any("answer").cloned(),
        types: load_types(entry),
        examples: entry.records("examples").into_iter().map(load_pushed).collect(),
        errata: load_errata(entry),
        unsure: load_unsure(entry),
    }
}

/// Returns the method and the path; without `http`, the receiver chooses the path.
fn load_address(entry: Entry<'_>) -> Http {
    if entry.any("http").is_some() {
        return load_http(entry);
    }
    Http { method: entry.text("method").unwrap_or_else(|| "POST".to_owned()), path: String::new() }
}

fn load_pushed(entry: Entry<'_>) -> PushedExample {
    PushedExample { name: entry.text("name"), pushed: entry.any("pushed").cloned(), text: entry.text("pushed_text") }
}

pub(super) fn load_webhook(entry: Entry<'_>) -> Webhook {
    let repeats = entry
        .record("repeats")
        .map(|entry| (entry.count("times").unwrap_or_default(), entry.count("within_seconds").unwrap_or_default()));
    Webhook {
        auth: entry.texts("auth"),
        signature: entry.record("signature").map(load_signature),
        encryption: entry.record("encryption").map(load_encryption),
        challenge: entry.record("challenge").map(load_challenge),
        frames: entry.named("frames").into_iter().map(|(name, entry)| load_frame(name, entry)).collect(),
        answer: entry.any("answer").cloned(),
        within_seconds: entry.count("within_seconds"),
        repeats,
    }
}

fn load_signature(entry: Entry<'_>) -> Signature {
    Signature {
        scheme: text(entry, "scheme"),
        header: text(entry, "header"),
        timestamp: text(entry, "timestamp"),
        nonce: text(entry, "nonce"),
    }
}

fn load_encryption(entry: Entry<'_>) -> Encryption {
    Encryption { scheme: text(entry, "scheme"), member: text(entry, "member") }
}

fn load_challenge(entry: Entry<'_>) -> Challenge {
    Challenge {
        marker: text(entry, "marker"),
        value: text(entry, "value"),
        token: entry.text("token"),
        answer: text(entry, "answer"),
    }
}

fn load_frame(name: &str, entry: Entry<'_>) -> Frame {
    Frame {
        name: name.to_owned(),
        marker: text(entry, "marker"),
        value: entry.text("value"),
        kind: text(entry, "type"),
        id: entry.text("id"),
        created: entry.text("created"),
        created_in_milliseconds: entry.text("created_in").as_deref() == Some("milliseconds"),
        token: entry.text("token"),
        tenant: entry.text("tenant"),
        app: entry.text("app"),
        body: text(entry, "body"),
    }
}

fn text(entry: Entry<'_>, key: &str) -> String {
    entry.text(key).unwrap_or_default()
}
