//! Holds a value tree against the table of keys.

use crate::codes;
use crate::keys::{Key, Kind, Record};
use crate::report::Report;
use crate::source::At;
use crate::spec::{Bounds, Ty};
use crate::yaml::Value;

/// Checks a mapping: keys that are unknown, missing, or take something else.
pub(super) fn check_record(value: &Value, record: &'static Record, at: &At<'_>, report: &mut Report) {
    let Value::Map(entries) = value else {
        report.add(&codes::WRONG_TYPE, at, format!("a mapping with the keys of {} is expected, this is {}", record.name, value.kind()));
        return;
    };
    for (name, value) in entries {
        let at = at.key(name);
        match record.keys.iter().find(|key| key.name == name) {
            Some(key) => check_value(value, key, &at, report),
            None => {
                let finding = report.add(&codes::UNKNOWN_KEY, &at, format!("{} has no key `{name}`", record.name));
                finding.on_key();
                if let Some(known) = nearest(name, record.keys.iter().map(|key| key.name)) {
                    finding.help(format!("did you mean `{known}`?"));
                }
            }
        }
    }
    for key in record.keys.iter().filter(|key| key.required && value.get(key.name).is_none()) {
        if key.name == "source" {
            report.add(&codes::MISSING_SOURCE, at, "the page that this file transcribes is not named").on_key();
        } else {
            let finding = report.add(&codes::MISSING_KEY, at, format!("{} needs the key `{}`", record.name, key.name));
            finding.on_key();
            if !key.example.is_empty() {
                finding.help(format!("for example `{}: {}`", key.name, key.example));
            }
        }
    }
}

fn check_value(value: &Value, key: &Key, at: &At<'_>, report: &mut Report) {
    match &key.kind {
        Kind::Record(record) => check_record(value, record, at, report),
        Kind::Records(record) => match value {
            Value::List(items) => {
                for (number, item) in items.iter().enumerate() {
                    check_record(item, record, &at.index(number), report);
                }
            }
            other => wrong(other, key, at, report),
        },
        Kind::Named(record) => match value {
            Value::Map(entries) => {
                for (name, entry) in entries {
                    check_record(entry, record, &at.key(name), report);
                }
            }
            other => wrong(other, key, at, report),
        },
        kind if !takes(kind, value) => wrong(value, key, at, report),
        kind => check_text(kind, value, at, report),
    }
}

fn wrong(value: &Value, key: &Key, at: &At<'_>, report: &mut Report) {
    let message = format!("`{}` takes {}, this is {}", key.name, key.kind.words(), value.kind());
    let finding = report.add(&codes::WRONG_TYPE, at, message);
    if !key.example.is_empty() {
        finding.help(format!("for example `{}: {}`", key.name, key.example));
    }
}

fn takes(kind: &Kind, value: &Value) -> bool {
    match kind {
        Kind::Text | Kind::Type | Kind::Bounds | Kind::Http | Kind::Word(_) => matches!(value, Value::Text(_)),
        Kind::Bool => matches!(value, Value::Bool(_)),
        Kind::Count => matches!(value, Value::Integer(0..=0xffff_ffff)),
        Kind::Code => matches!(value, Value::Integer(_) | Value::Text(_)),
        Kind::Texts => match value {
            Value::List(items) => items.iter().all(|item| takes(&Kind::Code, item)),
            other => takes(&Kind::Code, other),
        },
        Kind::TextMap => matches!(value, Value::Map(entries) if entries.iter().all(|(_, value)| takes(&Kind::Text, value))),
        Kind::Any | Kind::Record(_) | Kind::Records(_) | Kind::Named(_) => true,
    }
}

/// Checks text that has a grammar of its own.
fn check_text(kind: &Kind, value: &Value, at: &At<'_>, report: &mut Report) {
    let text = value.as_text().unwrap_or_default();
    let message = match kind {
        Kind::Type if Ty::parse(text).is_none() => format!("`{text}` is no type"),
        Kind::Bounds if Bounds::parse(text).is_none() => format!("`{text}` are no bounds, such as 0..500, ..500 or 1.."),
        Kind::Http if super::part::parse_http(text).is_none() => format!("`{text}` is no method with a path, such as `POST /v1/rooms/{{room}}`"),
        Kind::Word(words) if !words.contains(&text) => {
            let finding = report.add(&codes::BAD_VALUE, at, format!("`{text}` is not one of {}", words.join(", ")));
            if let Some(known) = nearest(text, words.iter().copied()) {
                finding.help(format!("did you mean `{known}`?"));
            }
            return;
        }
        _ => return,
    };
    let finding = report.add(&codes::BAD_VALUE, at, message);
    if let (Kind::Type, Some(known)) = (kind, nearest(text, ["string", "integer", "number", "boolean", "any"])) {
        finding.help(format!("did you mean `{known}`? names of types begin with a capital"));
    }
}

/// Checks that each erratum points at something.
pub(super) fn check_errata(root: &Value, at: &At<'_>, report: &mut Report) {
    let Some(Value::List(errata)) = root.get("errata") else { return };
    for (number, erratum) in errata.iter().enumerate() {
        let Some(address) = erratum.get("at").and_then(Value::as_text) else { continue };
        if !exists(root, address) {
            let message = format!("this file has no `{address}`");
            report.add(&codes::ERRATUM_ADDRESS, &at.key("errata").index(number).key("at"), message);
        }
    }
}

fn exists(value: &Value, address: &str) -> bool {
    let address = address.trim_start_matches('.');
    if address.is_empty() {
        return true;
    }
    if let Some((number, rest)) = address.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let item = number.parse::<usize>().ok().and_then(|number| match value {
            Value::List(items) => items.get(number),
            _ => None,
        });
        return item.is_some_and(|item| exists(item, rest));
    }
    let end = address.find(['.', '[']).unwrap_or(address.len());
    value.get(&address[..end]).is_some_and(|inner| exists(inner, &address[end..]))
}

/// The known name that is meant most likely.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&name.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.chars().count() / 4)
        .min()
        .map(|(_, candidate)| candidate)
}
