//! The digest of a spec: a number that changes with the meaning, but not with the spelling.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::format::keys::{Key, KeyType, Record};
use crate::yaml::Value;

/// Returns the digest of a file that this record describes.
pub(super) fn digest(root: &Value, record: &'static Record) -> String {
    let hash = Sha256::digest(plain_record(root, record).to_json());
    hash.iter().fold("sha256:".to_owned(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a `String` accepts any text");
        text
    })
}

/// Returns a record in its one canonical spelling: keys sorted, defaults removed.
///
/// Names outside of the table, such as those of fields, keep their order.
fn plain_record(value: &Value, record: &'static Record) -> Value {
    let Value::Map(entries) = value else { return value.clone() };
    let mut plain: Vec<(String, Value)> = entries
        .iter()
        .filter_map(|(name, value)| match record.keys.iter().find(|key| key.name == name) {
            Some(key) if is_default(value, key) => None,
            Some(key) => Some((name.clone(), plain_value(value, &key.kind))),
            None => Some((name.clone(), value.clone())),
        })
        .collect();
    plain.sort_by(|(a, _), (b, _)| a.cmp(b));
    Value::Map(plain)
}

fn plain_value(value: &Value, kind: &KeyType) -> Value {
    match (kind, value) {
        (KeyType::Short(record), value) => plain_short(value, record),
        (KeyType::Record(record), value) => plain_record(value, record),
        // A single record is a list of one.
        (KeyType::OneOrMore(record), Value::List(items)) if items.len() == 1 => plain_record(&items[0], record),
        (KeyType::OneOrMore(record), Value::Map(_)) => plain_record(value, record),
        (KeyType::OneOrMore(record) | KeyType::Records(record), Value::List(items)) => {
            Value::List(items.iter().map(|item| plain_record(item, record)).collect())
        }
        (KeyType::Named(record), Value::Map(entries)) => {
            Value::Map(entries.iter().map(|(name, entry)| (name.clone(), plain_record(entry, record))).collect())
        }
        (KeyType::Code, value) => text(value),
        (KeyType::Texts | KeyType::Words(_) | KeyType::Codes, Value::List(items)) => {
            Value::List(items.iter().map(text).collect())
        }
        // A single text is a list of one.
        (KeyType::Texts | KeyType::Words(_) | KeyType::Codes, value) => Value::List(vec![text(value)]),
        (_, value) => value.clone(),
    }
}

/// Returns the short form of a record, if its first key is the only one.
fn plain_short(value: &Value, record: &'static Record) -> Value {
    let first = &record.keys[0];
    let Value::Map(entries) = plain_record(value, record) else { return plain_value(value, &first.kind) };
    match entries.as_slice() {
        [(name, value)] if name == first.name => value.clone(),
        _ => Value::Map(entries),
    }
}

/// Returns a number as text, if the key takes text.
fn text(value: &Value) -> Value {
    match value {
        Value::Integer(number) => Value::Text(number.to_string()),
        other => other.clone(),
    }
}

/// Whether a key has its default value.
fn is_default(value: &Value, key: &Key) -> bool {
    !key.default.is_empty() && (value.as_text() == Some(key.default) || value.to_json() == key.default)
}
