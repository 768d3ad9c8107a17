//! Checks of values without parts, by their type.

use crate::error::LimitRule;
use crate::operation::ValueType;
use crate::value::{Json, excerpt};

/// The number of characters of a refused value that a message shows.
const SHOWN: usize = 60;

/// Returns the rule of its type that a value violates; lists, maps and objects have the wrong type.
pub(super) fn leaf(value_type: &ValueType, json: &Json<'_>) -> Option<LimitRule> {
    match (value_type, json) {
        // A documented example or a received body contains the name of a file.
        (ValueType::File, Json::File(_) | Json::Str(_))
        | (ValueType::String, Json::Str(_))
        | (ValueType::Integer | ValueType::Number, Json::Int(_))
        | (ValueType::Number, Json::Decimal(_))
        | (ValueType::Boolean, Json::Bool(_))
        | (ValueType::Any, _) => None,
        (ValueType::Number, Json::Float(float)) => (!float.is_finite()).then_some(LimitRule::NotFinite),
        (ValueType::OneOf(values), Json::Str(text)) => {
            (!values.contains(text)).then(|| not_allowed(format!("\"{}\"", excerpt(text, SHOWN)), values))
        }
        (ValueType::OneOfIntegers(values), Json::Int(int)) => {
            (!values.contains(int)).then(|| not_allowed(int.to_string(), values))
        }
        _ => Some(LimitRule::Type { expected: value_type.describe(), found: json.describe() }),
    }
}

fn not_allowed(found: String, values: &[impl ToString]) -> LimitRule {
    LimitRule::Value { found, allowed: values.iter().map(ToString::to_string).collect() }
}

#[cfg(test)]
#[path = "leaf_test.rs"]
mod tests;
