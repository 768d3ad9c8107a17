//! Checks of characters that no reader sees: in documentation, they break the generated code.

use crate::diagnostics::{At, Finding, Report, codes};
use crate::format::keys::{Key, KeyType, Record};
use crate::yaml::{Value, first_hidden, is_bidirectional};

/// Keys with values of the wire, which generated code escapes.
const DATA: [&str; 4] = ["value", "request_text", "response_text", "pushed_text"];

/// Checks the texts and names of a mapping.
pub(super) fn check_hidden(value: &Value, record: &'static Record, at: &At<'_>, report: &mut Report) {
    let Value::Map(entries) = value else { return };
    for (name, value) in entries {
        // An unknown key has a finding already.
        if let Some(key) = record.keys.iter().find(|key| key.name == name) {
            check_key(value, key, &at.key(name), report);
        }
    }
}

fn check_key(value: &Value, key: &'static Key, at: &At<'_>, report: &mut Report) {
    match (&key.kind, value) {
        (KeyType::Any | KeyType::Values, _) => check_data(value, at, report),
        (_, Value::Text(text)) if DATA.contains(&key.name) => check_direction(text, at, report),
        (KeyType::Short(record) | KeyType::OneOrMore(record), Value::Map(_)) | (KeyType::Record(record), _) => {
            check_hidden(value, record, at, report);
        }
        (KeyType::OneOrMore(record) | KeyType::Records(record), Value::List(items)) => {
            for (number, item) in items.iter().enumerate() {
                check_hidden(item, record, &at.index(number), report);
            }
        }
        (KeyType::Named(record), Value::Map(entries)) => {
            for (name, entry) in entries {
                let at = at.key(name);
                check_name(name, &at, report);
                check_hidden(entry, record, &at, report);
            }
        }
        (_, Value::Map(entries)) => {
            for (name, entry) in entries {
                let at = at.key(name);
                check_name(name, &at, report);
                check_text(entry, &at, report);
            }
        }
        (_, Value::List(items)) => {
            for (number, item) in items.iter().enumerate() {
                check_text(item, &at.index(number), report);
            }
        }
        _ => check_text(value, at, report),
    }
}

fn check_name(name: &str, at: &At<'_>, report: &mut Report) {
    if let Some(c) = first_hidden(name) {
        add(c, "name", at, report).on_key();
    }
}

fn check_text(value: &Value, at: &At<'_>, report: &mut Report) {
    if let Some(c) = value.as_text().and_then(first_hidden) {
        add(c, "text", at, report);
    }
}

/// Checks a value of the wire, which may contain control characters.
fn check_data(value: &Value, at: &At<'_>, report: &mut Report) {
    match value {
        Value::Text(text) => check_direction(text, at, report),
        Value::List(items) => {
            for (number, item) in items.iter().enumerate() {
                check_data(item, &at.index(number), report);
            }
        }
        Value::Map(entries) => {
            for (name, entry) in entries {
                let at = at.key(name);
                if let Some(c) = name.chars().find(|c| is_bidirectional(*c)) {
                    add(c, "name", &at, report).on_key();
                }
                check_data(entry, &at, report);
            }
        }
        _ => {}
    }
}

fn check_direction(text: &str, at: &At<'_>, report: &mut Report) {
    if let Some(c) = text.chars().find(|c| is_bidirectional(*c)) {
        add(c, "text", at, report);
    }
}

/// Adds a finding with the number of the character, its effect, and the way out.
fn add<'a>(c: char, place: &str, at: &At<'_>, report: &'a mut Report) -> &'a mut Finding {
    const LINE_END: &str = "remove the character, or write `\\n` if the text has several lines";
    let (effect, help) = match c {
        '\r' => ("a carriage return without a line feed", LINE_END),
        '\u{2028}' | '\u{2029}' | '\u{85}' => ("a line end that few programs know", LINE_END),
        c if c.is_control() => ("a control character", codes::HIDDEN_CHARACTER.help),
        _ => ("which changes the direction of the text", codes::HIDDEN_CHARACTER.help),
    };
    let message = format!("this {place} contains U+{:04X}, {effect}", u32::from(c));
    report.add(&codes::HIDDEN_CHARACTER, at, message).help(help)
}
