//! Serialization of generated types with serde, by the list of their fields.
//!
//! A stored object has the keys of the page. Numbers with all their digits are texts, and files
//! keep their bytes. Any format that describes itself can hold it, such as JSON.

use super::any::Value;
use super::decimal::Decimal;
use super::decode::{Object, Slot, expected, tree};
use super::json::Json;
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use std::borrow::Cow;

/// Serializes an object.
///
/// # Errors
/// An error of the format, or of a file that is a stream.
pub fn serialize<S: Serializer>(object: &mut dyn Object, serializer: S) -> Result<S::Ok, S::Error> {
    Stored(&tree(object)).serialize(serializer)
}

/// Deserializes an object into `object`, whose fields are empty.
///
/// # Errors
/// An error of the format, or of a value with another type than its field. The error names the
/// field.
pub fn deserialize<'de, D: Deserializer<'de>>(object: &mut dyn Object, deserializer: D) -> Result<(), D::Error> {
    let value = Value::deserialize(deserializer)?;
    fill_object(object, value).map_err(Mismatch::into_error)
}

/// A tree that is stored, not sent.
struct Stored<'a>(&'a Json<'a>);

impl Serialize for Stored<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Json::Float(float) => serializer.serialize_f64(*float),
            Json::Decimal(decimal) => serializer.serialize_str(decimal.as_str()),
            Json::File(upload) => upload.serialize(serializer),
            Json::List(items) => serializer.collect_seq(items.iter().map(Stored)),
            Json::Object(members) => {
                let keys = stored_keys(members.iter().map(|(key, _)| *key));
                let members = members.iter().map(|(_, value)| value);
                let set = keys.iter().zip(members).filter(|(_, value)| **value != Json::Absent);
                serializer.collect_map(set.map(|(key, value)| (key, Stored(value))))
            }
            other => other.serialize(serializer),
        }
    }
}

/// Returns keys that are unique: a key that two locations of a request share gets a number.
fn stored_keys<'a>(keys: impl Iterator<Item = &'a str>) -> Vec<Cow<'a, str>> {
    let mut unique: Vec<Cow<'a, str>> = Vec::new();
    for key in keys {
        let before = unique.iter().filter(|other| other.split('@').next() == Some(key)).count();
        unique.push(if before == 0 { Cow::Borrowed(key) } else { Cow::Owned(format!("{key}@{}", before + 1)) });
    }
    unique
}

/// A value that does not fit its field.
struct Mismatch {
    /// The path of the field.
    path: String,
    problem: String,
}

impl Mismatch {
    fn new(problem: impl Into<String>) -> Self {
        Self { path: String::new(), problem: problem.into() }
    }

    /// Adds the key or index around the field.
    fn within(self, outer: &str) -> Self {
        let separator = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        Self { path: format!("{outer}{separator}{}", self.path), ..self }
    }

    fn into_error<E: Error>(self) -> E {
        if self.path.is_empty() {
            E::custom(self.problem)
        } else {
            E::custom(format!("`{}` {}", self.path, self.problem))
        }
    }
}

fn fill_object(object: &mut dyn Object, value: Value) -> Result<(), Mismatch> {
    let Value::Object(mut members) = value else { return Err(Mismatch::new("is not an object")) };
    let needs_all = object.needs_all();
    let fields = object.fields().into_list();
    let keys = stored_keys(fields.iter().map(|(key, _)| *key));
    for (key, (_, field)) in keys.iter().zip(fields) {
        let slot = field.slot();
        match members.remove(&**key) {
            Some(value) => fill(slot, value).map_err(|mismatch| mismatch.within(key))?,
            None if needs_all && !matches!(slot, Slot::Optional(_)) => {
                return Err(Mismatch::new("is missing").within(key));
            }
            None => {}
        }
    }
    Ok(())
}

fn fill(slot: Slot<'_>, value: Value) -> Result<(), Mismatch> {
    let mismatch = Mismatch::new(format!("is not {}", expected(&slot)));
    match (slot, value) {
        (Slot::Optional(_), Value::Null) => {}
        (Slot::Optional(optional), value) => fill(optional.fill().slot(), value)?,
        (Slot::Any(any), value) => *any = value,
        (Slot::Text(text), Value::String(value)) => *text = value,
        (Slot::Bool(bool), Value::Bool(value)) => *bool = value,
        (Slot::Integer(int), value) => *int = value.as_i64().ok_or(mismatch)?,
        (Slot::Float(float), value) => *float = value.as_f64().ok_or(mismatch)?,
        (Slot::Decimal(decimal), value) => *decimal = digits(&value).ok_or(mismatch)?,
        (Slot::Object(object), value) => fill_object(object, value)?,
        (Slot::List(list), Value::Array(items)) => {
            for (index, item) in items.into_iter().enumerate() {
                fill(list.grow().slot(), item).map_err(|mismatch| mismatch.within(&format!("[{index}]")))?;
            }
        }
        (Slot::Map(map), Value::Object(members)) => {
            for (key, member) in members {
                let within = |mismatch: Mismatch| mismatch.within(&key);
                fill(map.grow(key.clone()).slot(), member).map_err(within)?;
            }
        }
        (Slot::File(upload), value) => {
            let text = value.to_string();
            *upload = serde_json::from_str(&text).map_err(|error| Mismatch::new(format!("is not a file: {error}")))?;
        }
        _ => return Err(mismatch),
    }
    Ok(())
}

fn digits(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
#[path = "stored_test.rs"]
mod tests;
