//! Changes of events that a vendor pushes, and of the way in which it pushes them.

use super::fields::{self, FieldGroup};
use super::operation::{APP_TYPES, SCOPES};
use super::pair::{Log, Pair};
use super::sets::{self, matched};
use super::view::{Direction, VendorView};
use super::words::{self, compare_words};
use super::{constants, rule};
use crate::spec::{Event, Vendor};
use crate::yaml::Value;

/// Compares the events of a vendor by their files.
pub(super) fn compare(old: &VendorView<'_>, new: &VendorView<'_>, log: &mut Log) {
    compare_webhook(old.vendor, new.vendor, log);
    for pair in matched(&old.vendor.events, &new.vendor.events, |old, new| old.path == new.path) {
        match pair {
            (Some((_, before)), Some((_, after))) => compare_event((before, old), (after, new), log),
            (Some((_, before)), None) => removed(before, log),
            (None, Some((_, after))) => added(after, log),
            (None, None) => {}
        }
    }
}

pub(super) fn added(event: &Event, log: &mut Log) {
    log.gain(&rule::EVENT_ADDED, &Pair::files(event.file, event.file), &event.kind);
}

pub(super) fn removed(event: &Event, log: &mut Log) {
    log.lose(&rule::EVENT_REMOVED, &Pair::files(event.file, event.file), &event.kind);
}

fn compare_webhook(old: &Vendor, new: &Vendor, log: &mut Log) {
    let at = Pair::files(old.file, new.file);
    match (&old.webhook, &new.webhook) {
        (Some(before), Some(after)) if format!("{before:?}") != format!("{after:?}") => {
            log.change(&rule::WEBHOOK_CHANGED, &at.key("webhook"), "one way", "another way");
        }
        (Some(_), None) => log.lose(&rule::WEBHOOK_CHANGED, &at.key("webhook"), "webhook"),
        (None, Some(_)) => log.gain(&rule::WORDS_CHANGED, &at.key("webhook"), "webhook"),
        _ => {}
    }
}

fn compare_event(old: (&Event, &VendorView<'_>), new: (&Event, &VendorView<'_>), log: &mut Log) {
    let ((before, was), (after, is)) = (old, new);
    let at = Pair::files(before.file, after.file);
    if before.kind != after.kind {
        log.change(&rule::EVENT_TYPE_CHANGED, &at.key("event"), &before.kind, &after.kind);
    }
    if before.schema != after.schema {
        let schema = |event: &Event| event.schema.clone().unwrap_or_else(|| "none".to_owned());
        log.change(&rule::EVENT_SCHEMA_CHANGED, &at.key("schema"), schema(before), schema(after));
    }
    match (before.deprecated, after.deprecated) {
        (false, true) => log.gain(&rule::EVENT_DEPRECATED, &at.key("deprecated"), "deprecated"),
        (true, false) => log.lose(&rule::WORDS_CHANGED, &at.key("deprecated"), "deprecated"),
        _ => {}
    }
    compare_terms(before, after, &at, log);
    sets::compare(&SCOPES, &at.key("scopes"), &before.scopes, &after.scopes, log);
    sets::compare(&APP_TYPES, &at.key("app_types"), &before.app_types, &after.app_types, log);
    let views = (&was.view_event(before), &is.view_event(after));
    let group = FieldGroup { section: |_| "body", direction: Direction::Received { alone: true }, renamed: &[] };
    fields::compare((&before.body, views.0), (&after.body, views.1), &at, group, log);
    constants::compare_events(before, after, &at, log);
    compare_rest(before, after, &at, log);
}

/// Compares the terms under which an event comes.
fn compare_terms(old: &Event, new: &Event, at: &Pair<'_>, log: &mut Log) {
    let json = |answer: &Option<Value>| answer.as_ref().map(Value::to_json).unwrap_or_default();
    let terms = |event: &Event| {
        [
            ("delivery", event.delivery.join(", ")),
            ("http", format!("{} {}", event.http.method, event.http.path).trim().to_owned()),
            ("ordered", if event.ordered { "ordered" } else { "unordered" }.to_owned()),
            ("subscribe", event.subscribe.clone().unwrap_or_default()),
            ("answer", json(&event.answer)),
        ]
    };
    for ((key, before), (_, after)) in terms(old).into_iter().zip(terms(new)).filter(|(old, new)| old != new) {
        log.change(&rule::EVENT_TERMS_CHANGED, &at.key(key), before, after);
    }
}

fn compare_rest(old: &Event, new: &Event, at: &Pair<'_>, log: &mut Log) {
    compare_words("summary", &old.summary, &new.summary, at, log);
    compare_words("notes", &old.notes.join(" "), &new.notes.join(" "), at, log);
    compare_words("auth", &old.auth.join(", "), &new.auth.join(", "), at, log);
    compare_words("for", &old.audience.join(", "), &new.audience.join(", "), at, log);
    compare_words("field_scopes", &old.field_scopes.join(", "), &new.field_scopes.join(", "), at, log);
    words::compare_source(&old.source, &new.source, at, log);
    words::compare_errata(&old.errata, &new.errata, at, log);
    words::compare_unsure(&old.unsure, &new.unsure, at, log);
    if format!("{:?}", old.examples) != format!("{:?}", new.examples) {
        log.change(&rule::WORDS_CHANGED, &at.key("examples"), old.examples.len(), new.examples.len());
    }
}
