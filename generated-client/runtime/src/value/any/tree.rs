//! The tree, and its text.

use crate::value::decimal::Decimal;
use std::collections::BTreeMap;
use std::fmt;

/// Any JSON value. Its numbers keep the digits that they were written with.
///
/// Fields without a documented type, raw calls and the mock server use this type. Two values are
/// equal if their numbers are equal: `1.0` equals `1`. Its text, requests and the JSON of
/// `serde_json` have each number as it was written.
///
/// A macro of `serde_json` writes values, and the result is converted wherever a value is expected:
///
/// ```
/// use clientloom_runtime::Value;
///
/// let mut part: Value = serde_json::json!({ "name": "axle", "sizes": [1, 2] }).into();
/// part["price"] = "0.10000000000000000000001".parse::<Value>()?;
/// assert_eq!(part["sizes"][1], 2);
/// let text = r#"{"name":"axle","price":0.10000000000000000000001,"sizes":[1,2]}"#;
/// assert_eq!(part.to_string(), text);
/// # Ok::<(), clientloom_runtime::ParseValueError>(())
/// ```
///
/// # Types of your own
///
/// A value is read into a type by its text: `serde_json::from_str(&value.to_string())`.
///
/// # Serialization
///
/// The traits of serde are implemented. `serde_json` reads and writes every digit. Another format
/// has a number as an integer or a float if that keeps the text, and otherwise as `serde_json`'s
/// `RawValue`, which is a map with one text. A type with `flatten` and an untagged enum round the
/// numbers that they read, because serde reads their numbers as floats first.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, with its digits.
    Number(Decimal),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object, ordered by key.
    Object(BTreeMap<String, Value>),
}

/// Writes compact JSON, and indented JSON for `{:#}`.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = if f.alternate() { serde_json::to_string_pretty(self) } else { serde_json::to_string(self) };
        f.write_str(&text.map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("Null"),
            Self::Bool(bool) => write!(f, "Bool({bool})"),
            Self::Number(number) => write!(f, "Number({number})"),
            Self::String(text) => write!(f, "String({text:?})"),
            Self::Array(items) => {
                f.write_str("Array ")?;
                items.fmt(f)
            }
            Self::Object(members) => {
                f.write_str("Object ")?;
                members.fmt(f)
            }
        }
    }
}

#[cfg(test)]
#[path = "tree_test.rs"]
mod tests;
