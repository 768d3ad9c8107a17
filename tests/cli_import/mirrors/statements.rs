//! The statements of a spec, one by one: addresses on the wire, and what is said there.

use std::collections::BTreeMap;

use clientloom::yaml::Value;

use crate::cli_import::second_reader::{entries, items};

/// Statements by their address and key, such as `body.user.name chars`.
pub(super) type Statements = BTreeMap<(String, String), String>;

/// The sections of fields.
const SECTIONS: [&str; 5] = ["path", "query", "headers", "body", "response"];

/// Keys of texts that a person writes, and of open points.
const WORDS: [&str; 8] = ["doc", "summary", "notes", "unsure", "errata", "types", "examples", "meaning"];

/// Greatest depth of nested fields; types may be recursive.
const DEEPEST: usize = 14;

/// Returns the statements of a spec. Names of types do not count, and neither do words.
pub(super) fn of(root: &Value) -> Statements {
    let mut found = Statements::new();
    for (key, value) in entries(root) {
        match key.as_str() {
            key if SECTIONS.contains(&key) => push_fields(key, value, root.get("types"), 0, &mut found),
            key if WORDS.contains(&key) => {}
            "errors" => items(value).iter().for_each(|row| push_error(row, &mut found)),
            "source" => push_all("source", value, &mut found),
            key => {
                found.insert((key.to_owned(), "value".to_owned()), plain(value));
            }
        }
    }
    for (at, example) in items(root.get("examples").unwrap_or(&Value::Null)).iter().enumerate() {
        push_all(&format!("examples[{at}]"), example, &mut found);
    }
    found
}

fn push_all(address: &str, value: &Value, into: &mut Statements) {
    for (key, value) in entries(value) {
        into.insert((address.to_owned(), key.clone()), plain(value));
    }
}

fn push_error(row: &Value, into: &mut Statements) {
    let code = row.get("code").map(Value::to_json).unwrap_or_default();
    for (key, value) in entries(row).iter().filter(|(key, _)| key != "meaning" && key != "remedy" && key != "name") {
        into.insert((format!("errors {code}"), key.clone()), plain(value));
    }
}

fn push_fields(above: &str, fields: &Value, types: Option<&Value>, depth: usize, into: &mut Statements) {
    if depth > DEEPEST {
        return;
    }
    for (name, field) in entries(fields) {
        let address = format!("{above}.{name}");
        for (key, value) in entries(field).iter().filter(|(key, _)| key != "doc" && key != "type") {
            into.insert((address.clone(), key.clone()), plain(value));
        }
        let stated = field.get("type").and_then(Value::as_text).unwrap_or_default();
        let start = stated.rfind('<').map_or(0, |at| at + 1);
        let item = stated[start..].trim_end_matches(['[', ']', '>']);
        let declared = types.and_then(|types| types.get(item));
        let ty = if declared.is_some() { stated.replacen(item, "object", 1) } else { stated.to_owned() };
        into.insert((address.clone(), "type".to_owned()), ty);
        for (key, value) in declared.map(entries).unwrap_or_default() {
            match key.as_str() {
                "fields" => push_fields(&address, value, types, depth + 1, into),
                "doc" => {}
                key => {
                    into.insert((address.clone(), format!("{key} of its type")), plain(value));
                }
            }
        }
    }
}

/// Returns a value as JSON. Meanings of values are words.
fn plain(value: &Value) -> String {
    match value {
        Value::Map(entries) if entries.iter().all(|(_, meaning)| meaning.as_text() == Some("?")) => {
            entries.iter().map(|(value, _)| value.as_str()).collect::<Vec<_>>().join(", ")
        }
        Value::List(items) if items.iter().all(|item| item.as_text().is_some()) => {
            items.iter().filter_map(Value::as_text).collect::<Vec<_>>().join(", ")
        }
        value => value.to_json(),
    }
}
