//! Checks of values against the table of keys.

use super::part::parse_http;
use crate::diagnostics::{At, Report, codes, nearest};
use crate::format::keys::{Key, KeyType, Record};
use crate::spec::model::{Bounds, Ty};
use crate::yaml::Value;

/// Names of types in other formats, with ours.
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

/// Checks a mapping: unknown and missing keys, and the values of the others.
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
    check_required(value, entries, record, at, report);
}

/// Checks that a mapping has all required keys.
fn check_required(
    value: &Value,
    entries: &[(String, Value)],
    record: &'static Record,
    at: &At<'_>,
    report: &mut Report,
) {
    let known = || record.keys.iter().map(|key| key.name);
    // A misspelt key has a finding already.
    let is_misspelt = |key: &Key| {
        let unknown = entries.iter().filter(|(name, _)| known().all(|known| known != name));
        unknown.into_iter().any(|(name, _)| nearest(name, known()) == Some(key.name))
    };
    for key in record.keys.iter().filter(|key| key.required && value.get(key.name).is_none() && !is_misspelt(key)) {
        if key.name == "source" {
            report.add(&codes::MISSING_SOURCE, at, "the spec does not name the page that it transcribes").on_key();
        } else {
            let is_text = ["doc", "summary"].contains(&key.name) && matches!(key.kind, KeyType::Text);
            let code = if is_text { &codes::MISSING_TEXT } else { &codes::MISSING_KEY };
            let message = format!("{} lacks the key `{}`", record.name, key.name);
            report.add(code, at, message).on_key().help(format!(
                "add the key, for example `{}: {}`",
                key.name,
                example(key)
            ));
        }
    }
}

/// Returns an example of a record with its required keys.
fn sample(record: &Record) -> String {
    let keys = record.keys.iter().filter(|key| key.required).map(|key| format!("{}: {}", key.name, example(key)));
    let keys = keys.collect::<Vec<_>>().join(", ");
    if keys.is_empty() { "{ … }".to_owned() } else { format!("{{ {keys} }}") }
}

/// Returns an example of a key's value.
fn example(key: &Key) -> String {
    match &key.kind {
        _ if !key.example.is_empty() => key.example.to_owned(),
        KeyType::Record(record) => sample(record),
        KeyType::Records(record) => format!("[{}]", sample(record)),
        KeyType::Named(record) => format!("{{ name: {} }}", sample(record)),
        _ => "{ … }".to_owned(),
    }
}

fn check_value(value: &Value, key: &Key, at: &At<'_>, report: &mut Report) {
    match (&key.kind, value) {
        (KeyType::Short(record) | KeyType::OneOrMore(record), Value::Map(_)) | (KeyType::Record(record), _) => {
            check_record(value, record, at, report);
        }
        (KeyType::Short(record), _) => {
            check_value(value, &Key { kind: record.keys[0].kind, ..*key }, at, report);
        }
        (KeyType::OneOrMore(_), Value::List(items)) if items.is_empty() => {
            report
                .add(&codes::WRONG_TYPE, at, format!("`{}` is empty: list at least one mapping", key.name))
                .help(format!("write it as in this example: `{}: {}`", key.name, example(key)));
        }
        (KeyType::OneOrMore(record) | KeyType::Records(record), Value::List(items)) => {
            for (number, item) in items.iter().enumerate() {
                check_record(item, record, &at.index(number), report);
            }
        }
        (KeyType::Named(record), Value::Map(entries)) => {
            for (name, entry) in entries {
                check_record(entry, record, &at.key(name), report);
            }
        }
        (KeyType::Texts | KeyType::Words(_) | KeyType::Codes, Value::List(items)) => {
            for (number, item) in items.iter().enumerate() {
                check_scalar(item, key, true, &at.index(number), report);
            }
        }
        (KeyType::Values, Value::List(items)) if !items.is_empty() => {
            for (number, item) in items.iter().enumerate() {
                check_scalar(item, key, true, &at.index(number), report);
            }
        }
        (KeyType::Values, Value::Map(entries)) if !entries.is_empty() => check_meanings(entries, key, at, report),
        (KeyType::TextMap | KeyType::WordMap(_), Value::Map(entries)) => {
            for (name, text) in entries {
                check_scalar(text, key, true, &at.key(name), report);
            }
        }
        (
            KeyType::OneOrMore(_)
            | KeyType::Records(_)
            | KeyType::Named(_)
            | KeyType::TextMap
            | KeyType::WordMap(_)
            | KeyType::Values,
            _,
        ) => {
            wrong(value, key, false, at, report);
        }
        _ => check_scalar(value, key, false, at, report),
    }
}

/// Checks the meanings of values.
fn check_meanings(entries: &[(String, Value)], key: &Key, at: &At<'_>, report: &mut Report) {
    for (value, meaning) in entries {
        let at = at.key(value);
        let message = match meaning {
            Value::Text(text) if !text.trim().is_empty() => continue,
            Value::Text(_) | Value::Null => format!("the value `{value}` has no meaning"),
            other => format!("the meaning of `{value}` must be text, but this is {}", other.kind()),
        };
        report.add(&codes::WRONG_TYPE, &at, message).help(format!(
            "write a sentence, `?` until it is written, or a list without meanings: `{}: [{value}]`",
            key.name
        ));
    }
}

/// Checks a value without a record inside, or an item of a list or mapping of texts (`is_item`).
fn check_scalar(value: &Value, key: &Key, is_item: bool, at: &At<'_>, report: &mut Report) {
    let takes = match key.kind {
        KeyType::Text
        | KeyType::TextMap
        | KeyType::WordMap(_)
        | KeyType::Type
        | KeyType::Bounds
        | KeyType::Http
        | KeyType::Word(_)
        | KeyType::Words(_) => matches!(value, Value::Text(_)),
        KeyType::Bool => matches!(value, Value::Bool(_)),
        KeyType::Count | KeyType::Positive | KeyType::Status => matches!(value, Value::Integer(_)),
        KeyType::Code | KeyType::Texts | KeyType::Values => matches!(value, Value::Integer(_) | Value::Text(_)),
        KeyType::Codes => matches!(value, Value::Integer(_) | Value::Text(_) | Value::Bool(_)),
        KeyType::Any
        | KeyType::Short(_)
        | KeyType::Record(_)
        | KeyType::OneOrMore(_)
        | KeyType::Records(_)
        | KeyType::Named(_) => true,
    };
    if takes { check_content(value, key, at, report) } else { wrong(value, key, is_item, at, report) }
}

/// Adds the finding that a value has the wrong type.
fn wrong(value: &Value, key: &Key, is_item: bool, at: &At<'_>, report: &mut Report) {
    let message = match (&key.kind, value) {
        (KeyType::Texts | KeyType::Words(_) | KeyType::TextMap | KeyType::WordMap(_), _) if is_item => {
            format!("`{}` takes texts, but this is {}", key.name, value.kind())
        }
        (KeyType::Values, Value::List(_) | Value::Map(_)) if !is_item => {
            format!("`{}` is empty: list at least one value", key.name)
        }
        (KeyType::Codes, _) if is_item => {
            format!("`{}` takes texts, whole numbers or booleans, but this is {}", key.name, value.kind())
        }
        (KeyType::Values, _) if is_item => {
            format!("`{}` takes texts or whole numbers, but this is {}", key.name, value.kind())
        }
        _ => format!("`{}` takes {}, but this is {}", key.name, key.kind.words(), value.kind()),
    };
    let finding = report.add(&codes::WRONG_TYPE, at, message);
    let scalar = matches!(value, Value::Integer(_) | Value::Float(_) | Value::Bool(_));
    if scalar
        && matches!(
            key.kind,
            KeyType::Text | KeyType::TextMap | KeyType::Code | KeyType::Texts | KeyType::Codes | KeyType::Values
        )
    {
        finding.help("put the value in quotes");
    } else {
        finding.help(format!("write it as in this example: `{}: {}`", key.name, example(key)));
    }
}

/// Checks the content of a value whose type is right.
fn check_content(value: &Value, key: &Key, at: &At<'_>, report: &mut Report) {
    let Some(message) = bad_content(value, key) else { return };
    let text = value.as_text().unwrap_or_default();
    let finding = report.add(&codes::BAD_VALUE, at, message).help(format!(
        "write it as in this example: `{}: {}`",
        key.name,
        example(key)
    ));
    match &key.kind {
        KeyType::Word(words) | KeyType::Words(words) | KeyType::WordMap(words) => {
            finding.help(format!("use one of: {}", words.join(", "))).guess(text, words.iter().copied());
        }
        KeyType::Type => {
            let bare = text.trim_end_matches("[]");
            let alias = ALIASES.iter().find(|(name, _)| bare.eq_ignore_ascii_case(name)).map(|(_, known)| *known);
            let known = alias.or_else(|| nearest(bare, ["string", "integer", "number", "decimal", "boolean", "any"]));
            finding.help(match known {
                Some(known) => format!("did you mean `{known}{}`?", &text[bare.len()..]),
                None => {
                    "use string, integer, number, decimal, boolean, any, map<T>, T[], or a type's name, such as `Room`"
                        .to_owned()
                }
            });
        }
        KeyType::Codes if !text.trim().is_empty() => {
            finding.help(format!("write the boolean without quotes: `{}: [{text}]`", key.name));
        }
        KeyType::Bounds => {
            finding.help("write bounds as `0..500`, `..500` or `1..`");
        }
        KeyType::Http => {
            finding
                .help("write a method in capitals, one space, and the path without its query: `POST /v1/rooms/{room}`");
        }
        _ => {}
    }
}

/// Describes an error in the content of a value, if there is one.
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
        (KeyType::Count, Value::Integer(number)) => within(number, 0..=u32::MAX.into()),
        (KeyType::Positive, Value::Integer(number)) => within(number, 1..=u32::MAX.into()),
        (KeyType::Status, Value::Integer(number)) => within(number, 100..=599),
        (KeyType::Text | KeyType::TextMap | KeyType::Texts | KeyType::Codes | KeyType::Code, Value::Text(text))
            if text.trim().is_empty() =>
        {
            Some(format!("`{name}` is empty"))
        }
        (KeyType::Codes, Value::Text(text)) if matches!(text.as_str(), "true" | "false") => {
            Some(format!("`{name}` has the text `\"{text}\"`, but a boolean is not text"))
        }
        (KeyType::Type, Value::Text(text)) if Ty::parse(text).is_none() => Some(format!("invalid type `{text}`")),
        (KeyType::Bounds, Value::Text(text)) if Bounds::parse(text).is_none() => {
            Some(format!("invalid bounds `{text}`"))
        }
        (KeyType::Http, Value::Text(text)) if parse_http(text).is_none() => {
            Some(format!("`{text}` is not a method with a path"))
        }
        (KeyType::Word(words) | KeyType::Words(words) | KeyType::WordMap(words), Value::Text(text))
            if !words.contains(&text.as_str()) =>
        {
            Some(format!("`{text}` is not a valid value of `{name}`"))
        }
        _ => None,
    }
}
