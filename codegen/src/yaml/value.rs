//! The tree of values that the other rooms read.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::address::Address;
use super::hidden::is_hidden;
use super::number::Number;

/// A YAML value; the keys of mappings are text and keep their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// `null`, or no value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Integer(i128),
    /// Any other number.
    Float(Number),
    /// Text.
    Text(String),
    /// A sequence.
    List(Vec<Value>),
    /// A mapping.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// Creates a text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Creates a mapping of these keys, in this order.
    pub(crate) fn map<'a>(entries: impl IntoIterator<Item = (&'a str, Self)>) -> Self {
        Self::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// Returns the value of `key`; `None` if this is not a mapping with that key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Returns the text; `None` for other values.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Describes the kind of the value, for messages: `a list`, `text`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Float(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Map(_) => "a mapping",
        }
    }

    /// Writes the value as compact JSON; members keep their order.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write_json(&mut out);
        out
    }

    fn write_json(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => write!(out, "{value}").expect("a `String` accepts any text"),
            Self::Integer(value) => write!(out, "{value}").expect("a `String` accepts any text"),
            Self::Float(value) => out.push_str(value.as_str()),
            Self::Text(text) => out.push_str(&quoted(text)),
            Self::List(items) => {
                write_separated(out, ['[', ']'], items, |out, item| item.write_json(out));
            }
            Self::Map(entries) => write_separated(out, ['{', '}'], entries, |out, (key, value)| {
                out.push_str(&quoted(key));
                out.push(':');
                value.write_json(out);
            }),
        }
    }
}

/// Writes a text as JSON; characters that no reader sees are escaped.
pub(super) fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).expect("a text is always JSON");
    escape(json, is_hidden)
}

/// Replaces characters of a text in quotes with their numbers.
pub(super) fn escape(quoted: String, is_replaced: fn(char) -> bool) -> String {
    if !quoted.contains(is_replaced) {
        return quoted;
    }
    let mut escaped = String::with_capacity(quoted.len());
    for c in quoted.chars() {
        if is_replaced(c) {
            write!(escaped, "\\u{:04x}", u32::from(c)).expect("a `String` accepts any text");
        } else {
            escaped.push(c);
        }
    }
    escaped
}

fn write_separated<T>(out: &mut String, brackets: [char; 2], items: &[T], write: impl Fn(&mut String, &T)) {
    out.push(brackets[0]);
    for (number, item) in items.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(brackets[1]);
}

/// Converts a value of serde. `digits` returns the text at an address.
///
/// # Errors
/// The address of a value that specs cannot contain, and a message.
pub(super) fn convert<'t>(
    value: serde_yaml::Value,
    at: &Address<'_>,
    digits: &dyn Fn(&str) -> Option<&'t str>,
) -> Result<Value, (String, String)> {
    Ok(match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(value) => Value::Bool(value),
        serde_yaml::Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(value), ..) => Value::Integer(value.into()),
            (_, Some(value), _) => Value::Integer(value.into()),
            (.., Some(value)) if value.is_finite() => Value::Float(float(value, digits(&at.to_string()))),
            _ => return Err((at.to_string(), format!("JSON cannot represent the number {number}"))),
        },
        serde_yaml::Value::String(text) => Value::Text(text),
        serde_yaml::Value::Sequence(items) => {
            let items = items.into_iter().enumerate().map(|(number, item)| convert(item, &at.index(number), digits));
            Value::List(items.collect::<Result<_, _>>()?)
        }
        serde_yaml::Value::Mapping(entries) => {
            let mut members: Vec<(String, Value)> = Vec::with_capacity(entries.len());
            // Only a number can be written like another key.
            let may_repeat = entries.keys().any(|key| !key.is_string());
            let mut known = BTreeSet::new();
            for (key, value) in entries {
                let key = convert_key(key, at, digits)?;
                if may_repeat && !known.insert(key.clone()) {
                    return Err((at.key(&key).to_string(), format!("the mapping has the key `{key}` twice")));
                }
                let value = convert(value, &at.key(&key), digits)?;
                members.push((key, value));
            }
            Value::Map(members)
        }
        serde_yaml::Value::Tagged(tagged) => {
            return Err((at.to_string(), format!("the tag {} is not allowed in specs", tagged.tag)));
        }
    })
}

impl Value {
    /// Gives each float the digits of its text, which `digits` returns for an address.
    pub(super) fn restore_digits<'t>(&mut self, at: &Address<'_>, digits: &dyn Fn(&str) -> Option<&'t str>) {
        match self {
            Self::Float(number) => {
                if let Ok(value) = number.as_str().parse() {
                    *number = float(value, digits(&at.to_string()));
                }
            }
            Self::List(items) => {
                for (number, item) in items.iter_mut().enumerate() {
                    item.restore_digits(&at.index(number), digits);
                }
            }
            Self::Map(members) => {
                for (key, value) in members {
                    value.restore_digits(&at.key(key), digits);
                }
            }
            _ => {}
        }
    }
}

/// Returns a float with the digits of its text, if JSON writes the same number like that.
fn float(value: f64, text: Option<&str>) -> Number {
    let written = text.filter(|text| text.parse() == Ok(value)).and_then(Number::parse);
    written.unwrap_or_else(|| Number::of(value))
}

fn convert_key<'t>(
    key: serde_yaml::Value,
    at: &Address<'_>,
    digits: &dyn Fn(&str) -> Option<&'t str>,
) -> Result<String, (String, String)> {
    match key {
        serde_yaml::Value::String(text) => Ok(text),
        serde_yaml::Value::Number(number) if number.is_i64() || number.is_u64() => Ok(number.to_string()),
        other => {
            let kind = convert(other, at, digits)?.kind();
            Err((at.to_string(), format!("the keys of a mapping must be text, but one is {kind}: put it in quotes")))
        }
    }
}
