//! The shape of a type: its facts without words. Types of equal shape are one type.

use crate::yaml::Value;

/// Keys of a field that do not belong to its shape.
const WORDS: [&str; 2] = ["doc", "example"];

/// Returns the shape of a type with these fields, as a text to compare.
///
/// The order of the fields and of their values does not count.
pub(super) fn of(fields: &[(String, Value)]) -> String {
    let mut fields: Vec<String> = fields.iter().map(|(name, field)| format!("{name} {}", field_shape(field))).collect();
    fields.sort_unstable();
    fields.join("\n")
}

fn field_shape(field: &Value) -> String {
    let Value::Map(entries) = field else { return field.to_json() };
    let facts = entries.iter().filter(|(key, _)| !WORDS.contains(&key.as_str()));
    let mut facts: Vec<String> = facts.map(|(key, value)| format!("{key} {}", value_shape(key, value))).collect();
    facts.sort_unstable();
    facts.join(" ")
}

/// Returns a value without the meanings of allowed values and without their order.
fn value_shape(key: &str, value: &Value) -> String {
    let mut values: Vec<String> = match value {
        Value::List(items) if key == "values" => items.iter().map(Value::to_json).collect(),
        Value::Map(entries) if key == "values" => entries.iter().map(|(value, _)| format!("{value}: ?")).collect(),
        _ => return value.to_json(),
    };
    values.sort_unstable();
    values.join(" ")
}
