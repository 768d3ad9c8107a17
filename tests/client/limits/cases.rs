//! Requests at the boundaries of documented limits.

use super::sample::{self, sized};
use clientloom_runtime::Value;
use clientloom_runtime::operation::{Bounds, Field, FieldLocation, ObjectType, ValueType};
use clientloom_runtime::testing::Example;
use serde::Serialize;
use std::fmt::Display;

/// Values and their violations.
pub struct Case {
    pub values: Value,
    pub violations: Vec<String>,
    /// Whether the values are sent if the client skips limits.
    pub skippable: bool,
}

/// Returns the values at each boundary of an operation, and values within them.
pub fn cases(example: &dyn Example) -> Vec<Case> {
    let mut cx = Cases { values: sample::values(example), cases: Vec::new() };
    cx.add("", json!(cx.values), None);
    cx.shape(&example.info().object_type(), "", "");
    cx.cases
}

struct Cases {
    values: Value,
    cases: Vec<Case>,
}

impl Cases {
    /// Adds a case with another value at `pointer`.
    fn add(&mut self, pointer: &str, value: Value, violation: Option<String>) {
        let mut values = self.values.clone();
        *values.pointer_mut(pointer).expect("a place of a complete request") = value;
        self.cases.push(Case { values, violations: violation.into_iter().collect(), skippable: true });
    }

    fn shape(&mut self, shape: &ObjectType, pointer: &str, address: &str) {
        for field in shape.fields {
            let dot = if address.is_empty() { "" } else { "." };
            let (pointer, address) = (format!("{pointer}/{}", field.name), format!("{address}{dot}{}", field.name));
            self.field(field, shape.either.contains(&field.name), &pointer, &address);
        }
        if !shape.either.is_empty() {
            let mut object = self.values.pointer(pointer).expect("an object").clone();
            shape.either.iter().for_each(|name| object[name] = Value::Null);
            let subject = if address.is_empty() { "the request".to_owned() } else { format!("`{address}`") };
            self.add(pointer, object, Some(format!("{subject} needs at least one of `{}`", shape.either.join("`, `"))));
        }
    }

    fn field(&mut self, field: &Field, either: bool, pointer: &str, address: &str) {
        if field.location == FieldLocation::Path {
            for value in ["", ".", ".."] {
                let violation = format!("`{address}` is \"{value}\", which would change the URL");
                self.add(pointer, json!(value), Some(violation));
                self.cases.last_mut().expect("a case").skippable = false;
            }
        } else {
            let missing = field.required.then(|| format!("`{address}` is required but missing"));
            self.add(pointer, Value::Null, missing);
            self.empty(field, either, pointer, address);
        }
        // If the page lists values, they decide.
        if !matches!(field.value_type, ValueType::OneOf(_) | ValueType::OneOfIntegers(_)) {
            self.bounds(field, pointer, address);
        }
        self.inside(&field.value_type, field.required, pointer, address);
    }

    /// Adds an empty value. It is refused, also next to the other fields of an `either`.
    fn empty(&mut self, field: &Field, either: bool, pointer: &str, address: &str) {
        if let (ValueType::String, Bounds::None | Bounds::Chars { max: Some(_), min: None | Some(0) }) =
            (field.value_type, field.bounds)
        {
            let optional = !field.required || matches!(field.bounds, Bounds::Chars { min: Some(0), .. });
            let allowed = optional && !either;
            self.add(pointer, json!(""), (!allowed).then(|| format!("`{address}` must not be empty")));
        }
    }

    fn bounds(&mut self, field: &Field, pointer: &str, address: &str) {
        let (noun, min, max) = match field.bounds {
            Bounds::Chars { min, max } => ("character", min, max),
            Bounds::Items { min, max } => ("item", min, max),
            Bounds::Range { min, max } => return self.range(min, max, pointer, address),
            _ => return,
        };
        let has = |size: usize| format!("`{address}` has {size} {noun}{}", if size == 1 { "" } else { "s" });
        let are = |size: usize| if size == 1 { "is" } else { "are" };
        if let Some(max) = max {
            self.add(pointer, sized(field, max), None);
            let violation = format!("{}, but at most {max} {} allowed", has(max + 1), are(max));
            self.add(pointer, sized(field, max + 1), Some(violation));
        }
        match min {
            Some(0) if noun == "item" => self.add(pointer, sized(field, 0), None),
            Some(min @ 1..) => {
                self.add(pointer, sized(field, min), None);
                let violation = match (min, field.required && noun == "character") {
                    (1, true) => format!("`{address}` must not be empty"),
                    _ => format!("{}, but at least {min} {} required", has(min - 1), are(min)),
                };
                self.add(pointer, sized(field, min - 1), Some(violation));
            }
            _ => {}
        }
    }

    fn range(&mut self, min: Option<i64>, max: Option<i64>, pointer: &str, address: &str) {
        let allowed = match (min, max) {
            (Some(min), Some(max)) => format!("{min} to {max}"),
            (min, max) => {
                min.map_or_else(|| format!("{} or less", max.unwrap_or(i64::MAX)), |min| format!("{min} or more"))
            }
        };
        for (inside, outside) in [(min, min.map(|min| min - 1)), (max, max.map(|max| max + 1))] {
            if let (Some(inside), Some(outside)) = (inside, outside) {
                self.add(pointer, json!(inside), None);
                self.add(pointer, json!(outside), Some(format!("`{address}` is {outside}, but must be {allowed}")));
            }
        }
    }

    /// Adds each listed value, and one that is not listed.
    fn one_of<T: Serialize + Display>(&mut self, values: &[T], other: &T, pointer: &str, address: &str) {
        for value in values {
            self.add(pointer, json!(value), None);
        }
        let listed = values.iter().map(T::to_string).collect::<Vec<_>>().join(", ");
        let verb = if values.len() == 1 { "is" } else { "are" };
        let violation = format!("`{address}` is {}, but only {listed} {verb} allowed", json!(other));
        self.add(pointer, json!(other), Some(violation));
    }

    fn inside(&mut self, kind: &ValueType, required: bool, pointer: &str, address: &str) {
        match kind {
            ValueType::Object(shape) => self.shape(shape, pointer, address),
            ValueType::JsonText(of) => self.inside(of, required, pointer, address),
            ValueType::OneOf(values) => self.one_of(values, &"𠮷", pointer, address),
            ValueType::OneOfIntegers(values) => self.one_of(values, &-1, pointer, address),
            ValueType::List(of) => {
                let (pointer, address) = (format!("{pointer}/0"), format!("{address}[0]"));
                if let ValueType::String = of {
                    self.add(&pointer, json!(""), required.then(|| format!("`{address}` must not be empty")));
                }
                self.inside(of, false, &pointer, &address);
            }
            _ => {}
        }
    }
}
