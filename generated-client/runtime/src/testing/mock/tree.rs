//! A value and the kind that its page gives it.

use super::Breach;
use crate::limits::{Rule, Violation};
use crate::{Json, Kind, Place, Value};

/// Finds members that no shape knows, and trees where JSON text in a string is documented.
pub(super) fn check(kind: &Kind, value: &Value, address: &str, breaches: &mut Vec<Breach>) {
    match (kind, value) {
        (Kind::Object(shape), Value::Object(members)) => {
            for (name, member) in members {
                let address = format!("{address}.{name}");
                match shape.fields.iter().find(|field| field.name == *name) {
                    Some(field) => check(&field.kind, member, &address, breaches),
                    None => breaches.push(Breach::Undocumented { place: Place::Body, name: address }),
                }
            }
        }
        (Kind::List(of), Value::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                check(of, item, &format!("{address}[{index}]"), breaches);
            }
        }
        (Kind::Map(of), Value::Object(members)) => {
            for (name, member) in members {
                check(of, member, &format!("{address}.{name}"), breaches);
            }
        }
        // The limits say so if the text is not JSON.
        (Kind::JsonText(of), Value::String(text)) => {
            if let Ok(value) = serde_json::from_str(text) {
                check(of, &value, address, breaches);
            }
        }
        (Kind::JsonText(_), value) if !value.is_null() => {
            let rule = Rule::Type { expected: kind.describe(), found: Json::Value(value).describe() };
            breaches.push(Breach::Value(Violation { address: address.to_owned(), rule }));
        }
        _ => {}
    }
}

/// Returns the value with JSON text replaced by what it says.
pub(super) fn plain(kind: &Kind, value: Value) -> Value {
    match (kind, value) {
        (Kind::JsonText(of), Value::String(text)) => match serde_json::from_str(&text) {
            Ok(value) => plain(of, value),
            Err(_) => Value::String(text),
        },
        (Kind::Object(shape), Value::Object(members)) => {
            let kind = |name: &str| shape.fields.iter().find(|field| field.name == name).map(|field| &field.kind);
            let members = members.into_iter().map(|(name, member)| {
                let member = plain(kind(&name).unwrap_or(&Kind::Any), member);
                (name, member)
            });
            Value::Object(members.collect())
        }
        (Kind::List(of), Value::Array(items)) => items.into_iter().map(|item| plain(of, item)).collect(),
        (Kind::Map(of), Value::Object(members)) => {
            Value::Object(members.into_iter().map(|(name, member)| (name, plain(of, member))).collect())
        }
        (_, value) => value,
    }
}

/// Returns how many scalars two values have in common, by their places.
pub(super) fn likeness(left: &Value, right: &Value) -> usize {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => {
            left.iter().filter_map(|(name, value)| Some(likeness(value, right.get(name)?))).sum()
        }
        (Value::Array(left), Value::Array(right)) => {
            left.iter().zip(right).map(|(left, right)| likeness(left, right)).sum()
        }
        (left, right) => usize::from(left == right),
    }
}
