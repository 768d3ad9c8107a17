//! Checks and conversions of a JSON value by its documented type.

use super::violation::RequestViolation;
use crate::error::{LimitRule, Violation};
use crate::operation::{FieldLocation, ValueType};
use crate::value::{Json, Value};

/// Adds violations for undocumented members, and for JSON values instead of JSON texts.
pub(super) fn check(value_type: &ValueType, value: &Value, address: &str, violations: &mut Vec<RequestViolation>) {
    match (value_type, value) {
        (ValueType::Object(object_type), Value::Object(members)) => {
            for (name, member) in members {
                let address = format!("{address}.{name}");
                match object_type.fields.iter().find(|field| field.name == *name) {
                    Some(field) => check(&field.value_type, member, &address, violations),
                    None => {
                        violations
                            .push(RequestViolation::Undocumented { location: FieldLocation::Body, name: address });
                    }
                }
            }
        }
        (ValueType::List(of), Value::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                check(of, item, &format!("{address}[{index}]"), violations);
            }
        }
        (ValueType::Map(of), Value::Object(members)) => {
            for (name, member) in members {
                check(of, member, &format!("{address}.{name}"), violations);
            }
        }
        // The check of limits reports a text that is not JSON.
        (ValueType::JsonText(of), Value::String(text)) => {
            if let Ok(value) = serde_json::from_str(text) {
                check(of, &value, address, violations);
            }
        }
        (ValueType::JsonText(_), value) if !value.is_null() => {
            let rule = LimitRule::Type { expected: value_type.describe(), found: Json::Value(value).describe() };
            violations.push(RequestViolation::Value(Violation { address: address.to_owned(), rule }));
        }
        _ => {}
    }
}

/// Returns the value with JSON texts decoded.
pub(super) fn plain(value_type: &ValueType, value: Value) -> Value {
    match (value_type, value) {
        (ValueType::JsonText(of), Value::String(text)) => match serde_json::from_str(&text) {
            Ok(value) => plain(of, value),
            Err(_) => Value::String(text),
        },
        (ValueType::Object(object_type), Value::Object(members)) => {
            let value_type =
                |name: &str| object_type.fields.iter().find(|field| field.name == name).map(|field| &field.value_type);
            let members = members.into_iter().map(|(name, member)| {
                let member = plain(value_type(&name).unwrap_or(&ValueType::Any), member);
                (name, member)
            });
            Value::Object(members.collect())
        }
        (ValueType::List(of), Value::Array(items)) => items.into_iter().map(|item| plain(of, item)).collect(),
        (ValueType::Map(of), Value::Object(members)) => {
            Value::Object(members.into_iter().map(|(name, member)| (name, plain(of, member))).collect())
        }
        (_, value) => value,
    }
}

/// Returns the number of scalars that two values have in common at the same locations.
pub(super) fn similarity(left: &Value, right: &Value) -> usize {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => {
            left.iter().filter_map(|(name, value)| Some(similarity(value, right.get(name)?))).sum()
        }
        (Value::Array(left), Value::Array(right)) => {
            left.iter().zip(right).map(|(left, right)| similarity(left, right)).sum()
        }
        (left, right) => usize::from(left == right),
    }
}
