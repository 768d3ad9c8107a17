//! The value tree that the rest of the generator reads.

use std::fmt::Write;

/// A YAML value whose mappings have text keys and keep their order.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing, or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Integer(i128),
    /// Any other number.
    Float(f64),
    /// Text.
    Text(String),
    /// A sequence.
    List(Vec<Value>),
    /// A mapping.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// The value of a key, if this is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What kind of value it is, in words.
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

    /// Reads JSON text.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(from_serde)
    }

    /// The value as compact JSON, members in their order.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write_json(&mut out);
        out
    }

    fn write_json(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => write!(out, "{value}").expect("text takes any length"),
            Self::Integer(value) => write!(out, "{value}").expect("text takes any length"),
            Self::Float(value) => out.push_str(&serde_json::Value::from(*value).to_string()),
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

fn from_serde(value: serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Bool(value),
        serde_json::Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(value), _) => Value::Integer(value.into()),
            (_, Some(value)) => Value::Integer(value.into()),
            _ => Value::Float(number.as_f64().unwrap_or_default()),
        },
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Array(items) => Value::List(items.into_iter().map(from_serde).collect()),
        serde_json::Value::Object(members) => {
            Value::Map(members.into_iter().map(|(key, value)| (key, from_serde(value))).collect())
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
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

/// Takes over what serde read; the message says what a spec cannot hold.
pub(super) fn convert(value: serde_yaml::Value) -> Result<Value, String> {
    Ok(match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(value) => Value::Bool(value),
        serde_yaml::Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(value), _) => Value::Integer(value.into()),
            (_, Some(value)) => Value::Integer(value.into()),
            _ => Value::Float(number.as_f64().unwrap_or_default()),
        },
        serde_yaml::Value::String(text) => Value::Text(text),
        serde_yaml::Value::Sequence(items) => Value::List(items.into_iter().map(convert).collect::<Result<_, _>>()?),
        serde_yaml::Value::Mapping(entries) => {
            Value::Map(entries.into_iter().map(|(key, value)| Ok((convert_key(key)?, convert(value)?))).collect::<Result<_, String>>()?)
        }
        serde_yaml::Value::Tagged(tagged) => return Err(format!("the tag {} is not used in specs", tagged.tag)),
    })
}

fn convert_key(key: serde_yaml::Value) -> Result<String, String> {
    match convert(key)? {
        Value::Text(text) => Ok(text),
        Value::Bool(value) => Ok(value.to_string()),
        Value::Integer(value) => Ok(value.to_string()),
        Value::Float(value) => Ok(value.to_string()),
        other => Err(format!("a key of a mapping is text, this one is {}", other.kind())),
    }
}
