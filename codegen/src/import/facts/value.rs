//! Values in the text of a cell: examples and defaults.

use crate::yaml::Value;

/// Braces in backticks.
const TICKS: [(&str, &str); 4] = [("`{", "{"), ("}`", "}"), ("`[", "["), ("]`", "]")];

/// Reads a text as a value of a type, or returns `None` if it does not fit.
pub(super) fn read(text: &str, ty: &str) -> Option<Value> {
    let text = text.trim().trim_matches('`');
    match ty {
        "string" => Some(Value::Text(match Value::from_json(text) {
            Some(Value::Text(inner)) => inner,
            _ => unquote(text).to_owned(),
        })),
        "file" => Some(unquote(text)).filter(|name| is_file_name(name)).map(|name| Value::Text(name.to_owned())),
        "integer" => unquote(text).parse::<i64>().ok().map(|number| Value::Integer(number.into())),
        "number" => match Value::from_json(unquote(text)) {
            Some(number @ (Value::Integer(_) | Value::Float(_))) => Some(number),
            _ => None,
        },
        "boolean" => unquote(text).to_lowercase().parse().ok().map(Value::Bool),
        "any" => Some(json(text).unwrap_or_else(|| Value::Text(text.to_owned()))),
        _ => json(text).filter(|value| matches!(value, Value::List(_) | Value::Map(_))),
    }
}

/// Whether a text is the name of a file and not its description.
fn is_file_name(text: &str) -> bool {
    text.contains('.') && !text.contains(char::is_whitespace) && !text.contains('/')
}

/// Removes the quotes around a text, of which the last one may be missing.
fn unquote(text: &str) -> &str {
    let inner = text.strip_prefix('"').map(|rest| rest.strip_suffix('"').unwrap_or(rest));
    inner.filter(|inner| text.ends_with('"') || !inner.contains('"')).unwrap_or(text)
}

/// Returns the type of a JSON value, as far as the value shows it.
pub(super) fn ty(value: &Value) -> String {
    match value {
        Value::Null => "any".to_owned(),
        Value::Bool(_) => "boolean".to_owned(),
        Value::Integer(_) => "integer".to_owned(),
        Value::Float(_) => "number".to_owned(),
        Value::Text(_) => "string".to_owned(),
        Value::Map(_) => "map<any>".to_owned(),
        Value::List(items) => {
            let mut types: Vec<String> = items.iter().map(ty).collect();
            types.dedup();
            match types.as_slice() {
                [one] => format!("{one}[]"),
                _ => "any[]".to_owned(),
            }
        }
    }
}

/// Returns the object or list that a string contains as JSON text.
pub(super) fn inside(text: &str) -> Option<Value> {
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let is_inner = |value: &Value| matches!(value, Value::Map(_) | Value::List(_));
    // A layout puts the braces inside of an example into backticks.
    let bare = || TICKS.iter().fold(text.to_owned(), |text, (marked, brace)| text.replace(marked, brace));
    json(text).or_else(|| json(&bare())).filter(is_inner)
}

/// Reads JSON and keeps the order of the members.
pub(super) fn json(text: &str) -> Option<Value> {
    Value::from_ordered_json(text)
}
