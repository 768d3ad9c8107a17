//! Table of types, values and violated rules.

use super::leaf;
use crate::operation::ValueType;
use crate::value::{Decimal, Json, Upload};

#[test]
fn types_accept_their_values() {
    let file = Upload::from_bytes("a.txt", "text");
    let texts = ValueType::OneOf(&["a", "b"]);
    let price = Decimal::default();
    let cases = [
        (ValueType::String, Json::Str("")),
        (ValueType::Integer, Json::Int(-1)),
        (ValueType::Number, Json::Int(1)),
        (ValueType::Number, Json::Float(0.5)),
        (ValueType::Number, Json::Decimal(&price)),
        (ValueType::Boolean, Json::Bool(false)),
        (ValueType::File, Json::File(&file)),
        (ValueType::File, Json::Str("a.txt")),
        (ValueType::Any, Json::Null),
        (ValueType::Any, Json::List(Vec::new())),
        (texts, Json::Str("b")),
        (ValueType::OneOfIntegers(&[1, 2]), Json::Int(2)),
    ];
    for (value_type, json) in cases {
        assert_eq!(leaf(&value_type, &json), None, "{value_type:?}: {json:?}");
    }
}

#[test]
fn other_values_violate_a_rule() {
    let cases = [
        (ValueType::String, Json::Int(1), "must be a string, not a number"),
        (ValueType::Integer, Json::Float(1.0), "must be a whole number, not a number"),
        (ValueType::Number, Json::Float(f64::NAN), "is not a finite number"),
        (ValueType::Number, Json::Float(f64::INFINITY), "is not a finite number"),
        (ValueType::Boolean, Json::Str("true"), "must be a boolean, not a string"),
        (ValueType::File, Json::Null, "must be a file, not null"),
        (ValueType::OneOf(&["a"]), Json::Str("c"), "is \"c\", but only a is allowed"),
        (ValueType::OneOf(&["a", "b"]), Json::Int(1), "must be a string, not a number"),
        (ValueType::OneOfIntegers(&[1, 2]), Json::Int(3), "is 3, but only 1, 2 are allowed"),
        (ValueType::List(&ValueType::Any), Json::Str("[]"), "must be a list, not a string"),
        (ValueType::Map(&ValueType::Any), Json::List(Vec::new()), "must be an object, not a list"),
    ];
    for (value_type, json, expected) in cases {
        let rule = leaf(&value_type, &json).map(|rule| rule.to_string());
        assert_eq!(rule.as_deref(), Some(expected), "{value_type:?}: {json:?}");
    }
}
