//! Writing of a value by serde, with the digits of its numbers.

use super::raw_json::RAW_JSON;
use super::tree::Value;
use crate::value::decimal::Decimal;
use serde::ser::{Error, Serialize, SerializeStruct, Serializer};
use serde_json::Number;
use serde_json::value::RawValue;

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(bool) => serializer.serialize_bool(*bool),
            Self::Number(number) => serialize_number(number, serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(members) => serializer.collect_map(members),
        }
    }
}

/// Serializes a number as an integer or a float if that keeps its text, and else as raw JSON.
fn serialize_number<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    let text = number.as_str();
    if text == "-0" {
        return serialize_digits(number, serializer);
    }
    if let Ok(integer) = text.parse() {
        return serializer.serialize_i64(integer);
    }
    if let Ok(integer) = text.parse() {
        return serializer.serialize_u64(integer);
    }
    let float = number.to_f64();
    let is_same = Number::from_f64(float).is_some_and(|float| float.to_string() == text);
    if is_same { serializer.serialize_f64(float) } else { serialize_digits(number, serializer) }
}

/// Serializes a number as it is written.
pub(in crate::value) fn serialize_digits<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    if number.to_f64().is_infinite() {
        return serialize_huge(number, serializer);
    }
    let raw: &RawValue = serde_json::from_str(number.as_str()).map_err(S::Error::custom)?;
    raw.serialize(serializer)
}

/// Serializes a number beyond the range of a float.
///
/// JSON text has it as it is written. The tree of `serde_json` cannot hold it, and has its text.
fn serialize_huge<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    let mut raw = serializer.serialize_struct(RAW_JSON, 1)?;
    let text = number.as_str();
    if raw.serialize_field(RAW_JSON, text).is_err() {
        raw.serialize_field(RAW_JSON, &format!("\"{text}\""))?;
    }
    raw.end()
}
