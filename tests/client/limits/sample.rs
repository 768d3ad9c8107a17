//! Values without violations.

use client_runtime::testing::Example;
use client_runtime::{Bounds, Field, Kind, Value};
use serde_json::{Map, json};

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
        complete_inside(&mut values[field.name], &field.kind);
    }
}

fn complete_inside(value: &mut Value, kind: &Kind) {
    match kind {
        Kind::Object(shape) => complete(value, shape.fields),
        Kind::List(of) => value.as_array_mut().into_iter().flatten().for_each(|item| complete_inside(item, of)),
        Kind::JsonText(of) => complete_inside(value, of),
        _ => {}
    }
}

/// Returns a value within the bounds of the field.
pub fn value(field: &Field) -> Value {
    match field.bounds {
        _ if matches!(field.kind, Kind::OneOf(_) | Kind::OneOfIntegers(_)) => of(&field.kind),
        Bounds::Chars { min, .. } | Bounds::Items { min, .. } => sized(field, min.unwrap_or(1).max(1)),
        Bounds::Range { min, max } => json!(min.or(max).unwrap_or_default()),
        _ => of(&field.kind),
    }
}

/// Returns a value with this number of characters or items. A character has four bytes, so that
/// bytes and characters differ.
pub fn sized(field: &Field, size: usize) -> Value {
    match field.bounds {
        Bounds::Items { .. } => several(&field.kind, size),
        _ => json!("𠮷".repeat(size)),
    }
}

fn several(kind: &Kind, size: usize) -> Value {
    match kind {
        Kind::JsonText(kind) => several(kind, size),
        Kind::Map(kind) => (0..size).map(|index| (index.to_string(), of(kind))).collect::<Map<_, _>>().into(),
        Kind::List(kind) => (0..size).map(|_| of(kind)).collect::<Vec<_>>().into(),
        other => panic!("{other:?} has no items"),
    }
}

fn of(kind: &Kind) -> Value {
    match kind {
        Kind::Integer | Kind::Number => json!(1),
        Kind::Boolean => json!(true),
        Kind::OneOf(values) => json!(values[0]),
        Kind::OneOfIntegers(values) => json!(values[0]),
        Kind::List(_) | Kind::Map(_) => several(kind, 1),
        Kind::JsonText(kind) => of(kind),
        Kind::Object(shape) => shape.fields.iter().map(|field| (field.name.to_owned(), value(field))).collect(),
        _ => json!("a"),
    }
}
