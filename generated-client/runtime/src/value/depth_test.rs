//! Tests of the depth of values.

use super::{MAX_DEPTH, dismantle, is_deeper_than, is_too_deep};
use crate::value::{Encode, Json, Value};
use serde_json::json;
use std::collections::BTreeMap;

fn nested(levels: usize, wrap: impl Fn(Value) -> Value) -> Value {
    (0..levels).fold(Value::Null, |value, _| wrap(value))
}

#[test]
fn lists_and_objects_are_levels() {
    let cases = [
        (json!(null), 0),
        (json!("[[[]]]"), 0),
        (json!([]), 1),
        (json!({}), 1),
        (json!([1, { "a": 2 }, "b"]), 2),
        (json!({ "a": 1, "b": [[3]] }), 3),
    ];
    for (value, depth) in cases {
        let value = Value::from(value);
        for levels in 0..5 {
            assert_eq!(is_deeper_than(&value, levels), levels < depth, "{value} {levels}");
        }
    }
}

#[test]
fn a_value_of_any_depth_is_checked_and_dropped() {
    let list = |value| Value::Array(vec![value]);
    let object = |value| Value::Object([("a".to_owned(), value)].into_iter().collect());
    for (levels, is_deep) in [(MAX_DEPTH, false), (MAX_DEPTH + 1, true), (100_000, true)] {
        for value in [nested(levels, list), nested(levels, object)] {
            assert_eq!(is_too_deep(&Json::Value(&value), 0), is_deep, "{levels}");
            dismantle(value);
        }
    }
}

/// A type that contains itself in each of three ways.
#[derive(Default)]
struct Part {
    list: Vec<Part>,
    map: BTreeMap<String, Part>,
    inner: Option<Box<Part>>,
}

impl Encode for Part {
    fn encode(&self) -> Json<'_> {
        Json::members([("list", &self.list), ("map", &self.map), ("inner", &self.inner)])
    }
}

/// The drop of each part ends before that of the part around it begins.
fn drop_by_level(part: Part) {
    let mut parts = vec![part];
    while let Some(Part { list, map, inner }) = parts.pop() {
        parts.extend(list.into_iter().chain(map.into_values()).chain(inner.map(|inner| *inner)));
    }
}

#[test]
fn a_recursive_type_of_any_depth_is_encoded() {
    let wraps: [fn(Part) -> Part; 3] = [
        |part| Part { list: vec![part], ..Part::default() },
        |part| Part { map: [("a".to_owned(), part)].into(), ..Part::default() },
        |part| Part { inner: Some(Box::new(part)), ..Part::default() },
    ];
    for wrap in wraps {
        for (levels, is_deep) in [(40, false), (130, true), (100_000, true)] {
            let part = (0..levels).fold(Part::default(), |part, _| wrap(part));
            assert_eq!(is_too_deep(&part.encode(), 0), is_deep, "{levels}");
            drop_by_level(part);
        }
    }
}
