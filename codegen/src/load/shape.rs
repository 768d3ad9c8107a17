//! Holds a value tree against the table of keys.

use super::part::parse_http;
use crate::codes;
use crate::keys::{Key, Kind, Record};
use crate::report::{Report, nearest};
use crate::source::At;
use crate::spec::{Bounds, Ty};
use crate::yaml::Value;

/// What other formats call our types.
const ALIASES: [(&str, &str); 12] = [
    ("array", "T[]"),
    ("bool", "boolean"),
    ("dict", "map<any>"),
    ("double", "number"),
    ("float", "number"),
    ("int", "integer"),
    ("int64", "integer"),
    ("list", "T[]"),
    ("long", "integer"),
    ("object", "map<any>"),
    ("str", "string"),
    ("text", "string"),
];

/// Checks a mapping: keys that are unknown, missing, or take something else.
pub(super) fn check_record(value: &Value, record: &'static Record, at: &At<'_>, report: &mut Report) {
    let known = || record.keys.iter().map(|key| key.name);
    let Value::Map(entries) = value else {
        let finding = report.add(
            &codes::WRONG_TYPE,
            at,
            format!("{} must be a mapping, but this is {}", record.name, value.kind()),
        );
        if at.is_file() {
            finding.help(format!("use these keys: {}", known().collect::<Vec<_>>().join(", ")));
        } else {
            finding.help(format!("write it as `{}`", sample(record)));
        }
        return;
    };
    for (name, value) in entries {
        let at = at.key(name);
        if let Some(key) = record.keys.iter().find(|key| key.name == name) {
            check_value(value, key, &at, report);
        } else {
            let finding = report.add(&codes::UNKNOWN_KEY, &at, format!("{} has no key `{name}`", record.name)).on_key();
            finding
                .help(format!("use one of these keys: {}", known().collect::<Vec<_>>().join(", ")))
                .guess(name, known());
        }
    }
    // Where a key is misspelt the finding above says it all.
    let is_misspelt = |key: &Key| {
        let unknown = entries.iter().filter(|(name, _)| known().all(|known| known != name));
        unknown.into_iter().any(|(name, _)| nearest(name, known()) == Some(key.name))
    };
    for key in record.keys.iter().filter(|key| key.required && value.get(key.name).is_none() && !is_misspelt(key)) {
        if key.name == "source" {
            report.add(&codes::MISSING_SOURCE, at, "the spec does not name the page that it transcribes").on_key();
        } else {
            let message = format!("{} lacks the key `{}`", record.name, key.name);
            report.add(&codes::MISSING_KEY, at, message).on_key().help(format!(
                "add the key, for example `{}: {}`",
                key.name,
                example(key)
            ));
        }
    }
}

/// A mapping with what a record has to have.
fn sample(record: &Record) -> String {
    let keys = record.keys.iter().filter(|key| key.required).map(|key| format!("{}: {}", key.name, example(key)));
    let keys = keys.collect::<Vec<_>>().join(", ");
    if keys.is_empty() { "{ … }".to_owned() } else { format!("{{ {keys} }}") }
}

fn example(key: &Key) -> String {
    match &key.kind {
        _ if !key.example.is_empty() => key.example.to_owned(),
        Kind::Record(record) => sample(record),
        Kind::Records(record) => format!("[{}]", sample(record)),
        Kind::Named(record) => format!("{{ name: {} }}", sample(record)),
        _ => "{ … }".to_owned(),
    }
}

fn check_value(value: &Value, key: &Key, at: &At<'_>, report: &mut Report) {
    match (&key.kind, value) {
        (Kind::Record(record), value) => check_record(value, record, at, report),
        (Kind::Records(record), Value::List(items)) => {
            for (number, item) in items.iter().enumerate() {
                check_record(item, record, &at.index(number), report);
            }
        }
        (Kind::Named(record), Value::Map(entries)) => {
            for (name, entry) in entries {
                check_record(entry, record, &at.key(name), report);
            }
        }
        (Kind::Texts, Value::List(items)) => {
            for (number, item) in items.iter().enumerate() {
                check_scalar(item, key, true, &at.index(number), report);
            }
        }
        (Kind::Values, Value::List(items)) if !items.is_empty() => {
            for (number, item) in items.iter().enumerate() {
                check_scalar(item, key, true, &at.index(number), report);
            }
        }
        (Kind::TextMap, Value::Map(entries)) => {
            for (name, text) in entries {
                check_scalar(text, key, true, &at.key(name), report);
            }
        }
        (Kind::Records(_) | Kind::Named(_) | Kind::TextMap | Kind::Values, _) => wrong(value, key, false, at, report),
        _ => check_scalar(value, key, false, at, report),
    }
}

/// Checks a value without a record inside, or an `item` of a list or mapping of texts.
fn check_scalar(value: &Value, key: &Key, item: bool, at: &At<'_>, report: &mut Report) {
    let takes = match key.kind {
        Kind::Text | Kind::TextMap | Kind::Type | Kind::Bounds | Kind::Http | Kind::Word(_) => {
            matches!(value, Value::Text(_))
        }
        Kind::Bool => matches!(value, Value::Bool(_)),
        Kind::Count | Kind::Positive | Kind::Status => matches!(value, Value::Integer(_)),
        Kind::Code | Kind::Texts | Kind::Values => matches!(value, Value::Integer(_) | Value::Text(_)),
        Kind::Any | Kind::Record(_) | Kind::Records(_) | Kind::Named(_) => true,
    };
    if takes { check_content(value, key, at, report) } else { wrong(value, key, item, at, report) }
}

fn wrong(value: &Value, key: &Key, item: bool, at: &At<'_>, report: &mut Report) {
    let message = match (&key.kind, value) {
        (Kind::Texts | Kind::TextMap, _) if item => format!("`{}` takes texts, but this is {}", key.name, value.kind()),
        (Kind::Values, Value::List(items)) if items.is_empty() => {
            format!("`{}` is empty: list at least one value", key.name)
        }
        (Kind::Values, _) if item => {
            format!("`{}` takes texts or whole numbers, but this is {}", key.name, value.kind())
        }
        _ => format!("`{}` takes {}, but this is {}", key.name, key.kind.words(), value.kind()),
    };
    let finding = report.add(&codes::WRONG_TYPE, at, message);
    let scalar = matches!(value, Value::Integer(_) | Value::Float(_) | Value::Bool(_));
    if scalar && matches!(key.kind, Kind::Text | Kind::TextMap | Kind::Code | Kind::Texts | Kind::Values) {
        finding.help("put the value in quotes");
    } else {
        finding.help(format!("write it as in this example: `{}: {}`", key.name, example(key)));
    }
}

/// Checks what has a grammar of its own.
fn check_content(value: &Value, key: &Key, at: &At<'_>, report: &mut Report) {
    let Some(message) = bad_content(value, key) else { return };
    let text = value.as_text().unwrap_or_default();
    let finding = report.add(&codes::BAD_VALUE, at, message).help(format!(
        "write it as in this example: `{}: {}`",
        key.name,
        example(key)
    ));
    match &key.kind {
        Kind::Word(words) => {
            finding.help(format!("use one of: {}", words.join(", "))).guess(text, words.iter().copied());
        }
        Kind::Type => {
            let bare = text.trim_end_matches("[]");
            let alias = ALIASES.iter().find(|(name, _)| bare.eq_ignore_ascii_case(name)).map(|(_, known)| *known);
            let known = alias.or_else(|| nearest(bare, ["string", "integer", "number", "boolean", "any"]));
            finding.help(match known {
                Some(known) => format!("did you mean `{known}{}`?", &text[bare.len()..]),
                None => "use string, integer, number, boolean, any, map<T>, T[], or a type's name, such as `Room`"
                    .to_owned(),
            });
        }
        Kind::Bounds => {
            finding.help("write bounds as `0..500`, `..500` or `1..`");
        }
        Kind::Http => {
            finding
                .help("write a method in capitals, one space, and the path without its query: `POST /v1/rooms/{room}`");
        }
        _ => {}
    }
}

fn bad_content(value: &Value, key: &Key) -> Option<String> {
    let name = key.name;
    let within = |number: &i128, bounds: std::ops::RangeInclusive<i128>| {
        let message = format!(
            "`{name}` must be a whole number from {} to {}, but this is {number}",
            bounds.start(),
            bounds.end()
        );
        (!bounds.contains(number)).then_some(message)
    };
    match (&key.kind, value) {
        (Kind::Count, Value::Integer(number)) => within(number, 0..=u32::MAX.into()),
        (Kind::Positive, Value::Integer(number)) => within(number, 1..=u32::MAX.into()),
        (Kind::Status, Value::Integer(number)) => within(number, 100..=599),
        (Kind::Text | Kind::TextMap | Kind::Texts | Kind::Code, Value::Text(text)) if text.trim().is_empty() => {
            Some(format!("`{name}` is empty"))
        }
        (Kind::Type, Value::Text(text)) if Ty::parse(text).is_none() => Some(format!("invalid type `{text}`")),
        (Kind::Bounds, Value::Text(text)) if Bounds::parse(text).is_none() => Some(format!("invalid bounds `{text}`")),
        (Kind::Http, Value::Text(text)) if parse_http(text).is_none() => {
            Some(format!("`{text}` is not a method with a path"))
        }
        (Kind::Word(words), Value::Text(text)) if !words.contains(&text.as_str()) => {
            Some(format!("`{text}` is not a valid value of `{name}`"))
        }
        _ => None,
    }
}
