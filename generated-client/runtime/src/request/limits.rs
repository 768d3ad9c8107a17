//! Limits of pages, checked before a request is sent.
//!
//! [`check_limits`] compares data with data: the [`ObjectType`] that a page describes with a
//! [`Json`] tree that is sent or was received. It knows no operation, and it finds all violations.

use super::bounds::{self, ItemRules};
use super::leaf::leaf;
use crate::error::{LimitRule, Violation};
use crate::operation::{Field, FieldLocation, ObjectType, ValueType};
use crate::value::{Json, MAX_DEPTH, Value, is_too_deep};
use std::fmt::Write as _;

/// Returns all violations of `object_type` in `json`, in the order of the fields.
#[must_use]
pub fn check_limits(object_type: &ObjectType, json: &Json<'_>) -> Vec<Violation> {
    let mut cx = Check { address: String::with_capacity(CAPACITY), violations: Vec::new() };
    cx.object(object_type, json);
    cx.violations
}

/// The initial capacity of a location, in bytes; most locations are shorter.
const CAPACITY: usize = 96;

struct Check {
    address: String,
    violations: Vec<Violation>,
}

impl Check {
    fn object(&mut self, object_type: &ObjectType, json: &Json<'_>) {
        match json {
            Json::Value(value @ Value::Object(_)) => self.object(object_type, &Json::from(*value)),
            Json::Object(_) => {
                for (index, field) in object_type.fields.iter().enumerate() {
                    let length = self.enter_key(field.name);
                    let member = json.member(index, field.name);
                    // The fields of the request itself are checked with all that they contain.
                    if length == 0 && is_too_deep(member, 0) {
                        self.deep(member, 0);
                    } else {
                        self.field(field, member);
                    }
                    self.address.truncate(length);
                }
                self.either(object_type, json);
            }
            json => self.note(LimitRule::Type { expected: "an object", found: json.describe() }),
        }
    }

    /// Notes the parts of a value that are too deep: items of the outermost lists, if it has any.
    fn deep(&mut self, json: &Json<'_>, level: usize) {
        const SHOWN: usize = 4;
        let (length, inner) = (self.address.len(), level + 1);
        match json {
            Json::Value(value @ Value::Array(_)) => self.deep(&Json::from(*value), level),
            Json::List(items) => {
                for (index, _) in items.iter().enumerate().filter(|(_, item)| is_too_deep(item, inner)) {
                    let _infallible = write!(self.address, "[{index}]");
                    self.note(LimitRule::Depth { max: MAX_DEPTH });
                    self.address.truncate(length);
                }
            }
            Json::Object(members) if level < SHOWN => {
                for (name, member) in members.iter().filter(|(_, member)| is_too_deep(member, inner)) {
                    self.enter_key(name);
                    self.deep(member, inner);
                    self.address.truncate(length);
                }
            }
            _ => self.note(LimitRule::Depth { max: MAX_DEPTH }),
        }
    }

    /// Checks that at least one of the members of `either` is set, and that none of them is empty.
    fn either(&mut self, object_type: &ObjectType, json: &Json<'_>) {
        let names = object_type.either;
        // A path parameter can have the name of a member.
        let find = |name: &str| {
            let is_member = |field: &&(usize, &Field)| field.1.name == name && field.1.location == FieldLocation::Body;
            let mut fields = object_type.fields.iter().enumerate();
            let found = fields.clone().find(|field| is_member(&field));
            found.or_else(|| fields.find(|(_, field)| field.name == name))
        };
        let member = |name: &str| json.member(find(name).map_or(0, |(index, _)| index), name);
        let allows = |name: &str| find(name).is_some_and(|(_, field)| bounds::allow_empty(field));
        let is_empty = |name: &str| match member(name) {
            Json::Str("") => !allows(name),
            Json::Value(Value::String(text)) if text.is_empty() => !allows(name),
            json => is_empty(json),
        };
        if !names.is_empty() && names.iter().all(|name| is_empty(name)) {
            return self.note(LimitRule::Either(names));
        }
        // The vendor may still use an empty field if another one is set.
        for name in names.iter().filter(|name| is_empty(name) && !member(name).is_nothing()) {
            let length = self.enter_key(name);
            self.note(LimitRule::Empty);
            self.address.truncate(length);
        }
    }

    fn field(&mut self, field: &Field, json: &Json<'_>) {
        if json.is_nothing() && field.location != FieldLocation::Path {
            self.note_if(field.required.then_some(LimitRule::Missing));
        } else if let Some(rule) = bounds::location_rule(field, json) {
            self.note(rule);
        } else {
            self.note_if(bounds::bounds_rule(field, json));
            self.note_if(bounds::bytes_rule(&field.bytes, &field.value_type, json));
            self.value(&field.value_type, json, ItemRules::of(field));
        }
    }

    /// Checks a value by its type, and the items of a list by `rules`.
    fn value(&mut self, value_type: &ValueType, json: &Json<'_>, rules: ItemRules) {
        match (value_type, json) {
            (ValueType::Any | ValueType::JsonText(ValueType::Any), _) => {}
            (value_type, Json::Value(value)) if !value.is_null() => {
                self.value(value_type, &Json::from(*value), rules);
            }
            (ValueType::Object(object_type), Json::Object(_)) => self.object(object_type, json),
            (ValueType::List(item_type), Json::List(items)) => self.list(item_type, items, rules),
            (ValueType::Map(value_type), Json::Object(members)) => {
                for (key, member) in members {
                    let length = self.enter_key(key);
                    self.value(value_type, member, ItemRules::NONE);
                    self.address.truncate(length);
                }
            }
            (ValueType::JsonText(inner), Json::Str(text)) => self.json_text(inner, text, rules),
            (ValueType::JsonText(inner), _) => self.value(inner, json, rules),
            _ => self.note_if(leaf(value_type, json)),
        }
    }

    fn list(&mut self, item_type: &ValueType, items: &[Json<'_>], rules: ItemRules) {
        for (index, item) in items.iter().enumerate() {
            let broken = rules.broken(item_type, item);
            // The most common item needs no location.
            if broken == [None, None] && matches!((item_type, item), (ValueType::String, Json::Str(_))) {
                continue;
            }
            let length = self.address.len();
            let _infallible = write!(self.address, "[{index}]");
            for rule in broken {
                self.note_if(rule);
            }
            self.value(item_type, item, rules.inner());
            self.address.truncate(length);
        }
    }

    fn json_text(&mut self, inner: &'static ValueType, text: &str, rules: ItemRules) {
        if let Ok(value) = serde_json::from_str::<Value>(text) {
            return self.value(inner, &Json::Value(&value), rules);
        }
        let expected = ValueType::JsonText(inner).describe();
        self.note(LimitRule::Type { expected, found: "other text" });
    }

    fn enter_key(&mut self, key: &str) -> usize {
        let length = self.address.len();
        if length > 0 {
            self.address.push('.');
        }
        self.address.push_str(key);
        length
    }

    fn note_if(&mut self, rule: Option<LimitRule>) {
        if let Some(rule) = rule {
            self.note(rule);
        }
    }

    fn note(&mut self, rule: LimitRule) {
        self.violations.push(Violation { address: self.address.clone(), rule });
    }
}

/// Whether a value is empty.
///
/// A vendor may read an empty id or filter as "all", which is dangerous in a delete.
fn is_empty(json: &Json<'_>) -> bool {
    match json {
        Json::Str(text) => text.is_empty(),
        Json::Object(members) => members.iter().all(|(_, member)| member.is_nothing()),
        Json::List(items) => items.is_empty(),
        Json::Value(value @ (Value::String(_) | Value::Object(_) | Value::Array(_))) => is_empty(&Json::from(*value)),
        json => json.is_nothing(),
    }
}
