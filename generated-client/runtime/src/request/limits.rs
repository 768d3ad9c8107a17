//! Limits of pages, checked before a request is sent.
//!
//! [`check_limits`] compares data with data: the [`ObjectType`] that a page describes with a
//! [`Json`] tree that is sent or was received. It knows no operation, and it finds all violations.

use super::bounds;
use crate::error::{LimitRule, Violation};
use crate::operation::{Field, FieldLocation, ObjectType, ValueType};
use crate::value::Json;
use serde_json::Value;

use std::fmt::Write as _;

/// Returns all violations of `object_type` in `json`, in the order of the fields.
#[must_use]
pub fn check_limits(object_type: &ObjectType, json: &Json<'_>) -> Vec<Violation> {
    let mut cx = Check { address: String::with_capacity(ROOM), violations: Vec::new() };
    cx.object(object_type, json);
    cx.violations
}

/// The initial capacity of a location, in bytes; most locations are shorter.
const ROOM: usize = 96;

struct Check {
    address: String,
    violations: Vec<Violation>,
}

impl Check {
    fn object(&mut self, object_type: &ObjectType, json: &Json<'_>) {
        if let Json::Value(value @ Value::Object(_)) = json {
            return self.object(object_type, &Json::from(*value));
        }
        if !matches!(json, Json::Object(_)) {
            return self.note(LimitRule::Type { expected: "an object", found: json.describe() });
        }
        for (index, field) in object_type.fields.iter().enumerate() {
            let length = self.enter_key(field.name);
            self.field(field, json.member(index, field.name));
            self.address.truncate(length);
        }
        let blank = |name: &&&str| is_blank(json.member(0, name));
        if !object_type.either.is_empty() && object_type.either.iter().all(|name| blank(&name)) {
            return self.note(LimitRule::Either(object_type.either));
        }
        // The vendor may still use an empty field if another one is set.
        for name in object_type.either.iter().filter(|name| blank(name) && !json.member(0, name).is_nothing()) {
            let length = self.enter_key(name);
            self.note(LimitRule::Empty);
            self.address.truncate(length);
        }
    }

    fn field(&mut self, field: &Field, json: &Json<'_>) {
        if json.is_nothing() && field.location != FieldLocation::Path {
            if field.required {
                self.note(LimitRule::Missing);
            }
        } else if let Some(rule) = bounds::location(field, json) {
            self.note(rule);
        } else {
            if let Some(rule) = bounds::bounds(field, json) {
                self.note(rule);
            }
            self.value(&field.value_type, json, field.required);
        }
    }

    fn value(&mut self, value_type: &ValueType, json: &Json<'_>, required: bool) {
        match (value_type, json) {
            (ValueType::Any | ValueType::JsonText(ValueType::Any), _)
            // A documented example or a received body contains the name of a file.
            | (ValueType::File, Json::File(_) | Json::Str(_))
            | (ValueType::String, Json::Str(_))
            | (ValueType::Integer | ValueType::Number, Json::Int(_))
            | (ValueType::Boolean, Json::Bool(_)) => {}
            (ValueType::Number, Json::Float(float)) if float.is_finite() => {}
            (ValueType::Number, Json::Float(_)) => self.note(LimitRule::NotFinite),
            (ValueType::OneOf(_), Json::Str(_)) | (ValueType::OneOfIntegers(_), Json::Int(_)) => {
                if let Some(rule) = bounds::values(value_type, json) {
                    self.note(rule);
                }
            }
            (ValueType::Object(object_type), Json::Object(_)) => self.object(object_type, json),
            (ValueType::List(of), Json::List(items)) => {
                for (index, item) in items.iter().enumerate() {
                    // The most common item needs no location.
                    if matches!((of, item), (ValueType::String, Json::Str(text)) if !text.is_empty()) {
                        continue;
                    }
                    let length = self.address.len();
                    let _infallible = write!(self.address, "[{index}]");
                    if required && bounds::is_empty_text(of, item) {
                        self.note(LimitRule::Empty);
                    }
                    self.value(of, item, false);
                    self.address.truncate(length);
                }
            }
            (ValueType::Map(of), Json::Object(members)) => {
                for (key, member) in members {
                    let length = self.enter_key(key);
                    self.value(of, member, false);
                    self.address.truncate(length);
                }
            }
            (value_type, Json::Value(value)) if !matches!(value, Value::Null) => {
                self.value(value_type, &Json::from(*value), required);
            }
            (ValueType::JsonText(of), Json::Str(text)) => match serde_json::from_str::<Value>(text) {
                Ok(value) => self.value(of, &Json::Value(&value), required),
                Err(_) => self.note(LimitRule::Type { expected: value_type.describe(), found: "other text" }),
            },
            (ValueType::JsonText(of), _) => self.value(of, json, required),
            _ => self.wrong_type(value_type, json),
        }
    }

    fn wrong_type(&mut self, value_type: &ValueType, json: &Json<'_>) {
        self.note(LimitRule::Type { expected: value_type.describe(), found: json.describe() });
    }

    fn enter_key(&mut self, key: &str) -> usize {
        let length = self.address.len();
        if length > 0 {
            self.address.push('.');
        }
        self.address.push_str(key);
        length
    }

    fn note(&mut self, rule: LimitRule) {
        self.violations.push(Violation { address: self.address.clone(), rule });
    }
}

/// Whether a value is empty.
///
/// A vendor may read an empty id or filter as "all", which is dangerous in a delete.
fn is_blank(json: &Json<'_>) -> bool {
    match json {
        Json::Str(text) => text.is_empty(),
        Json::Object(members) => members.iter().all(|(_, member)| member.is_nothing()),
        Json::List(items) => items.is_empty(),
        Json::Value(value @ (Value::String(_) | Value::Object(_) | Value::Array(_))) => is_blank(&Json::from(*value)),
        json => json.is_nothing(),
    }
}
