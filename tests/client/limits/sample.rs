//! Values without violations.

use clientloom_runtime::Value;
use clientloom_runtime::operation::{Bounds, Field, ValueType};
use clientloom_runtime::testing::Example;
use std::collections::BTreeMap;

/// Returns the values of the documented request, with invented ones for omitted fields.
pub fn values(example: &dyn Example) -> Value {
    let mut values = example.values();
    complete(&mut values, example.info().fields);
    values
}

fn complete(values: &mut Value, fields: &'static [Field]) {
    for field in fields {
        if values[field.name].is_null() {
            values[field.name] = value(field);
        }
        complete_inside(&mut values[field.name], &field.value_type);
    }
}

fn complete_inside(value: &mut Value, kind: &ValueType) {
    match kind {
        ValueType::Object(shape) => complete(value, shape.fields),
        ValueType::List(of) => value.as_array_mut().into_iter().flatten().for_each(|item| complete_inside(item, of)),
        ValueType::JsonText(of) => complete_inside(value, of),
        _ => {}
    }
}

/// Returns a value within the bounds of the field.
pub fn value(field: &Field) -> Value {
    match field.bounds {
        _ if matches!(field.value_type, ValueType::OneOf(_) | ValueType::OneOfIntegers(_)) => of(&field.value_type),
        Bounds::Chars { min, .. } | Bounds::Items { min, .. } => sized(field, min.unwrap_or(1).max(1)),
        Bounds::Range { min, max } => json!(min.or(max).unwrap_or_default()),
        _ => of(&field.value_type),
    }
}

/// Returns a value with this number of characters or items. A character has four bytes, so that
/// bytes and characters differ.
pub fn sized(field: &Field, size: usize) -> Value {
    match field.bounds {
        Bounds::Items { .. } => several(&field.value_type, size),
        _ => json!("𠮷".repeat(size)),
    }
}

fn several(kind: &ValueType, size: usize) -> Value {
    match kind {
        ValueType::JsonText(kind) => several(kind, size),
        ValueType::Map(kind) => (0..size).map(|index| (index.to_string(), of(kind))).collect::<BTreeMap<_, _>>().into(),
        ValueType::List(kind) => (0..size).map(|_| of(kind)).collect::<Vec<_>>().into(),
        other => panic!("{other:?} has no items"),
    }
}

fn of(kind: &ValueType) -> Value {
    match kind {
        ValueType::Integer | ValueType::Number => json!(1),
        ValueType::Boolean => json!(true),
        ValueType::OneOf(values) => json!(values[0]),
        ValueType::OneOfIntegers(values) => json!(values[0]),
        ValueType::List(_) | ValueType::Map(_) => several(kind, 1),
        ValueType::JsonText(kind) => of(kind),
        ValueType::Object(shape) => shape.fields.iter().map(|field| (field.name.to_owned(), value(field))).collect(),
        _ => json!("a"),
    }
}
