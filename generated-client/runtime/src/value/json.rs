//! The borrowed JSON tree of a request, which is checked and then sent.

use super::any::{Value, serialize_digits};
use super::decimal::Decimal;
use super::upload::Upload;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::borrow::Cow;

/// A value that can be sent: a generated request, a type in it, or one of its values.
///
/// A generated type lists all its fields, set or not, in the order of its
/// [`ObjectType`](crate::operation::ObjectType).
pub trait Encode {
    /// Returns the JSON tree of this value, which borrows its strings.
    fn encode(&self) -> Json<'_>;
}

/// A JSON value that borrows its strings from the request.
///
/// Unlike [`Value`] it can be [`Json::Absent`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Json<'a> {
    /// An optional field that is not set; it is not sent, and never an element of a list.
    #[default]
    Absent,
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number. JSON cannot express numbers that are not finite; they are never sent.
    Float(f64),
    /// A number that is sent with the digits it has.
    Decimal(&'a Decimal),
    /// A string.
    Str(&'a str),
    /// An array.
    List(Vec<Json<'a>>),
    /// An object, in the order in which it is sent.
    Object(Vec<(&'a str, Json<'a>)>),
    /// A file; only a multipart body can contain it.
    File(&'a Upload),
    /// Any JSON, from a caller or a response.
    Value(&'a Value),
}

const ABSENT: &Json<'static> = &Json::Absent;

impl<'a> Json<'a> {
    /// Creates an object with members, whose values are encoded.
    #[must_use]
    pub fn members<const N: usize>(members: [(&'a str, &'a dyn Encode); N]) -> Self {
        Self::of_members(&members)
    }

    fn of_members(members: &[(&'a str, &'a dyn Encode)]) -> Self {
        Self::Object(members.iter().map(|(name, value)| (*name, value.encode())).collect())
    }

    /// Returns the member called `name`, or [`Json::Absent`].
    ///
    /// `index` is its expected position. Generated code keeps the order of its fields, so the
    /// member is usually found there without a search.
    #[must_use]
    pub fn member(&self, index: usize, name: &str) -> &Json<'a> {
        let Self::Object(members) = self else {
            return ABSENT;
        };
        match members.get(index) {
            Some((found, json)) if *found == name => json,
            _ => members.iter().find(|(found, _)| *found == name).map_or(ABSENT, |(_, json)| json),
        }
    }

    /// Whether this is [`Json::Absent`] or `null`.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Absent | Self::Null | Self::Value(Value::Null))
    }

    /// Returns the kind of the value as messages name it: `a list`.
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Absent => "nothing",
            Self::Null | Self::Value(Value::Null) => "null",
            Self::Bool(_) | Self::Value(Value::Bool(_)) => "a boolean",
            Self::Int(_) | Self::Float(_) | Self::Decimal(_) | Self::Value(Value::Number(_)) => "a number",
            Self::Str(_) | Self::Value(Value::String(_)) => "a string",
            Self::List(_) | Self::Value(Value::Array(_)) => "a list",
            Self::Object(_) | Self::Value(Value::Object(_)) => "an object",
            Self::File(_) => "a file",
        }
    }

    /// Returns the text of a scalar, as paths, queries and headers contain it.
    ///
    /// Lists, objects, files, `null` and absent values have none.
    #[must_use]
    pub fn scalar(&self) -> Option<Cow<'a, str>> {
        match self {
            Self::Bool(bool) | Self::Value(Value::Bool(bool)) => Some(Cow::Owned(bool.to_string())),
            Self::Int(int) => Some(Cow::Owned(int.to_string())),
            Self::Float(float) => Some(Cow::Owned(float.to_string())),
            Self::Decimal(decimal) => Some(Cow::Borrowed(decimal.as_str())),
            Self::Str(text) => Some(Cow::Borrowed(*text)),
            Self::Value(Value::String(text)) => Some(Cow::Borrowed(text)),
            Self::Value(Value::Number(number)) => Some(Cow::Borrowed(number.as_str())),
            _ => None,
        }
    }
}

/// Converts one level of `value`; nested values stay [`Json::Value`].
impl<'a> From<&'a Value> for Json<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(bool) => Self::Bool(*bool),
            Value::Number(number) => match number.as_str().parse() {
                Ok(int) => Self::Int(int),
                Err(_) => Self::Decimal(number),
            },
            Value::String(text) => Self::Str(text),
            Value::Array(items) => Self::List(items.iter().map(Self::Value).collect()),
            Value::Object(members) => {
                Self::Object(members.iter().map(|(name, value)| (name.as_str(), Self::Value(value))).collect())
            }
        }
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Null => serializer.serialize_unit(),
            Self::Bool(bool) => serializer.serialize_bool(*bool),
            Self::Int(int) => serializer.serialize_i64(*int),
            Self::Float(float) => serialize_number(*float, serializer),
            Self::Decimal(decimal) => serialize_digits(decimal, serializer),
            Self::Str(text) => serializer.serialize_str(text),
            Self::Value(value) => value.serialize(serializer),
            Self::File(upload) => serializer.serialize_str(upload.name()),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Object(members) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, json) in members {
                    if *json != Json::Absent {
                        map.serialize_entry(name, json)?;
                    }
                }
                map.end()
            }
        }
    }
}

/// Serializes whole floats as integers: some vendors accept `2` and refuse `2.0`.
fn serialize_number<S: Serializer>(float: f64, serializer: S) -> Result<S::Ok, S::Error> {
    let text = float.to_string();
    match text.parse::<i64>() {
        Ok(int) => serializer.serialize_i64(int),
        Err(_) => serializer.serialize_f64(float),
    }
}
