//! Reads the records inside files.

use super::entry::Entry;
use crate::spec::model::{
    Auth, Batch, Bounds, Envelope, Erratum, ErrorRow, Example, ExampleTexts, Exchange, Field, FieldLocation, Http,
    LogId, METHODS, Outcome, PageSource, Repeat, RetryAfter, Tenants, Ty, Type, Unsure, Users, Variable,
};
use crate::yaml::Value;

/// Reads `METHOD /path`; `None` if the text is not a method and a path.
pub(crate) fn parse_http(text: &str) -> Option<Http> {
    let (method, path) = text.split_once(' ')?;
    let closed = path
        .split('{')
        .skip(1)
        .all(|rest| rest.split_once('}').is_some_and(|(name, _)| !name.is_empty() && !name.contains('/')));
    let plain = !path.contains(['?', '#', ' ']) && path.matches('{').count() == path.matches('}').count();
    (METHODS.contains(&method) && path.starts_with('/') && closed && plain)
        .then(|| Http { method: method.to_owned(), path: path.to_owned() })
}

pub(super) fn load_http(entry: Entry<'_>) -> Http {
    entry.text("http").and_then(|text| parse_http(&text)).unwrap_or_default()
}

pub(super) fn load_source(entry: Entry<'_>) -> PageSource {
    PageSource {
        title: entry.text("title").unwrap_or_default(),
        url: entry.text("url"),
        updated: entry.text("updated"),
        language: entry.text("language"),
        id: entry.text("id"),
    }
}

pub(super) fn load_fields(entry: Entry<'_>, key: &str, location: FieldLocation) -> Vec<Field> {
    entry.named(key).into_iter().map(|(name, field)| load_field(name, field, location)).collect()
}

fn load_field(name: &str, entry: Entry<'_>, location: FieldLocation) -> Field {
    let ty = entry.text("type").and_then(|text| Ty::parse(&text));
    // Bounds and examples of a field with an invalid type are dropped: findings about them would
    // only repeat the finding about the type.
    let typed = Some(entry).filter(|_| ty.is_some());
    let bounds = |key| typed.and_then(|entry| Bounds::parse(&entry.text(key)?));
    let value = |key| typed.and_then(|entry| entry.any(key).cloned());
    Field {
        location,
        name: name.to_owned(),
        required: entry.bool("required") || location == FieldLocation::Path,
        chars: bounds("chars"),
        bytes: bounds("bytes"),
        items: bounds("items"),
        range: bounds("range"),
        values: ty.as_ref().map(|ty| entry.values("values", ty)).unwrap_or_default(),
        meanings: typed.map(|entry| entry.meanings("values")).unwrap_or_default(),
        pattern: typed.and_then(|entry| entry.text("pattern")),
        json_text: entry.bool("json_text"),
        default: value("default"),
        value: entry.text("value"),
        auth: entry.bool("auth"),
        example: value("example"),
        deprecated: entry.bool("deprecated"),
        from_example: entry.text("basis").as_deref() == Some("example"),
        rust: entry.text("rust"),
        doc: entry.text("doc").unwrap_or_default(),
        // A type that every location allows, for the same reason.
        ty: ty.unwrap_or(if location == FieldLocation::Body || entry.bool("json_text") { Ty::Any } else { Ty::String }),
    }
}

pub(super) fn load_types(entry: Entry<'_>) -> Vec<(String, Type)> {
    let load = |entry: Entry<'_>| Type {
        doc: entry.text("doc").unwrap_or_default(),
        either: entry.texts("either"),
        fields: load_fields(entry, "fields", FieldLocation::Body),
    };
    entry.named("types").into_iter().map(|(name, entry)| (name.to_owned(), load(entry))).collect()
}

pub(super) fn load_errors(entry: Entry<'_>) -> Vec<ErrorRow> {
    let means = |row: Entry<'_>| row.record("means").map_or_else(|| row.text("means"), |means| means.text("is"));
    let load = |row: Entry<'_>| ErrorRow {
        code: row.text("code").unwrap_or_default(),
        status: row.count("status").and_then(|status| u16::try_from(status).ok()),
        name: row.text("name"),
        message: row.text("message"),
        meaning: row.text("meaning"),
        remedy: row.text("remedy"),
        means: means(row),
        means_by_message: row.record("means").and_then(|means| means.text("basis")).as_deref() == Some("message"),
        repeat: row.record("repeat").map(|repeat| repeat.bool("safe")),
        repeat_by_page: row.record("repeat").and_then(|repeat| repeat.text("by")).as_deref() == Some("page"),
    };
    entry.records("errors").into_iter().map(load).collect()
}

pub(super) fn load_errata(entry: Entry<'_>) -> Vec<Erratum> {
    let text = |entry: Entry<'_>, key| entry.text(key).unwrap_or_default();
    let load = |entry| Erratum { at: text(entry, "at"), page: text(entry, "page"), fact: text(entry, "fact") };
    entry.records("errata").into_iter().map(load).collect()
}

pub(super) fn load_unsure(entry: Entry<'_>) -> Vec<Unsure> {
    let text = |entry: Entry<'_>, key| entry.text(key).unwrap_or_default();
    let load = |entry: Entry<'_>| Unsure {
        at: text(entry, "at"),
        kind: entry.text("kind"),
        assumed: text(entry, "assumed"),
        why: text(entry, "why"),
    };
    entry.records("unsure").into_iter().map(load).collect()
}

pub(super) fn load_repeat(entry: Entry<'_>) -> Repeat {
    Repeat {
        safe: entry.bool("safe"),
        by_page: entry.text("by").as_deref() == Some("page"),
        why: entry.text("why").unwrap_or_default(),
        is_inherited: false,
    }
}

pub(super) fn load_batch(entry: Entry<'_>) -> Batch {
    let outcome = entry.record("outcome").map(load_outcome).unwrap_or_default();
    Batch { split: entry.text("split").unwrap_or_default(), max: entry.count("max"), key: entry.texts("key"), outcome }
}

fn load_outcome(entry: Entry<'_>) -> Outcome {
    const NAMES: [&str; 10] =
        ["each", "ok", "succeeded", "failed", "reasons", "deleted", "errors", "code", "message", "quiet"];
    let names = NAMES.into_iter().filter_map(|key| Some((key, entry.text(key)?))).collect();
    Outcome { shape: entry.text("shape").unwrap_or_default(), key: entry.texts("key"), names }
}

pub(super) fn load_envelope(entry: Entry<'_>) -> Envelope {
    let mut success = entry.codes("success");
    // A missing or invalid `success` has a finding already. Only an empty list means that no code
    // succeeds.
    if success.is_empty() && entry.any("success") != Some(&Value::List(Vec::new())) {
        success.push(String::new());
    }
    Envelope {
        code: entry.text("code").unwrap_or_default(),
        message: entry.text("message").unwrap_or_default(),
        detail: entry.text("detail"),
        data: entry.text("data"),
        success,
        failure: entry.codes("failure"),
        error_codes: entry.texts("error_codes"),
        known: entry.texts("known"),
    }
}

pub(super) fn load_log_id(entry: Entry<'_>) -> LogId {
    LogId { headers: entry.texts("headers"), fields: entry.texts("fields") }
}

/// Reads the locations of a stated wait; texts alone are headers.
pub(super) fn load_retry_after(entry: Entry<'_>) -> RetryAfter {
    match entry.record("retry_after") {
        Some(locations) => RetryAfter { headers: locations.texts("headers"), fields: locations.texts("fields") },
        None => RetryAfter { headers: entry.texts("retry_after"), fields: Vec::new() },
    }
}

pub(super) fn load_variables(entry: Entry<'_>) -> Vec<Variable> {
    let load = |(name, entry): (&str, Entry<'_>)| Variable {
        name: name.to_owned(),
        values: entry.texts("values"),
        doc: entry.text("doc").unwrap_or_default(),
    };
    entry.named("variables").into_iter().map(load).collect()
}

pub(super) fn load_auth(name: &str, entry: Entry<'_>) -> Auth {
    let text = |entry: Entry<'_>, key| entry.text(key).unwrap_or_default();
    Auth {
        name: name.to_owned(),
        scheme: text(entry, "scheme"),
        token: text(entry, "token"),
        doc: text(entry, "doc"),
        credentials: entry.texts("credentials"),
        exchange: entry.record("exchange").map(load_exchange),
        tenants: entry.record("tenants").map(|tenants| Tenants {
            ticket: text(tenants, "ticket"),
            tenant: text(tenants, "tenant"),
            exchange: tenants.record("exchange").map(load_exchange).unwrap_or_default(),
        }),
        users: entry.record("users").map(load_users),
    }
}

fn load_users(entry: Entry<'_>) -> Users {
    Users {
        authorize: entry.text("authorize").unwrap_or_default(),
        host: entry.text("host"),
        host_values: entry.text_map("host_values"),
        separator: entry.text("separator").unwrap_or_else(|| " ".to_owned()),
        most_scopes: entry.count("most_scopes"),
        offline_scope: entry.text("offline_scope"),
        pkce: entry.text("pkce"),
        exchange: entry.text("exchange").unwrap_or_default(),
        refresh: entry.text("refresh"),
        refresh_once: entry.bool("refresh_once"),
        message: entry.text("message"),
        names: entry.text_map("names"),
        missing_scopes: entry.text("missing_scopes"),
        renew_below: entry.count("renew_below").unwrap_or_default(),
        unusable_below: entry.count("unusable_below").unwrap_or_default(),
        errors: load_errors(entry),
    }
}

fn load_exchange(entry: Entry<'_>) -> Exchange {
    Exchange {
        http: load_http(entry),
        token: entry.text("token").unwrap_or_default(),
        expires: entry.text("expires").unwrap_or_default(),
        renew_below: entry.count("renew_below").unwrap_or_default(),
        unusable_below: entry.count("unusable_below").unwrap_or_default(),
    }
}

pub(super) fn load_example(entry: Entry<'_>) -> Example {
    let locations = [FieldLocation::Path, FieldLocation::Query, FieldLocation::Header, FieldLocation::Body];
    let request = entry.record("request").map(|request| {
        locations.into_iter().filter_map(|location| Some((location, request.any(location.key())?.clone()))).collect()
    });
    Example {
        name: entry.text("name"),
        request,
        status: entry.count("status").and_then(|status| u16::try_from(status).ok()).unwrap_or(200),
        response: entry.any("response").cloned(),
        events: match entry.any("events") {
            Some(Value::List(events)) => Some(events.clone()),
            _ => None,
        },
        texts: ExampleTexts { request: entry.text("request_text"), response: entry.text("response_text") },
    }
}
