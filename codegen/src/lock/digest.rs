//! What a spec says, as a number: its spelling does not count, all that means something does.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::keys::{Key, Kind, Record};
use crate::yaml::Value;

/// The digest of a file that this record describes.
pub(super) fn digest(root: &Value, record: &'static Record) -> String {
    let hash = Sha256::digest(plain_record(root, record).to_json());
    hash.iter().fold("sha256:".to_owned(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a `String` accepts any text");
        text
    })
}

/// A record in the one spelling that it has here: its keys sorted, defaults left out. What the table does not know, such
/// as the names of fields, keeps its order.
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

fn plain_value(value: &Value, kind: &Kind) -> Value {
    match (kind, value) {
        (Kind::Record(record), value) => plain_record(value, record),
        (Kind::Records(record), Value::List(items)) => {
            Value::List(items.iter().map(|item| plain_record(item, record)).collect())
        }
        (Kind::Named(record), Value::Map(entries)) => {
            Value::Map(entries.iter().map(|(name, entry)| (name.clone(), plain_record(entry, record))).collect())
        }
        (Kind::Code, value) => text(value),
        (Kind::Texts, Value::List(items)) => Value::List(items.iter().map(text).collect()),
        // One text stands for a list of one.
        (Kind::Texts, value) => Value::List(vec![text(value)]),
        (_, value) => value.clone(),
    }
}

/// A number where a text is meant.
fn text(value: &Value) -> Value {
    match value {
        Value::Integer(number) => Value::Text(number.to_string()),
        other => other.clone(),
    }
}

/// Whether a key says what holds without it.
fn is_default(value: &Value, key: &Key) -> bool {
    !key.default.is_empty() && (value.as_text() == Some(key.default) || value.to_json() == key.default)
}
