//! Conversions to and from a value.

use super::tree::Value;
use crate::value::decimal::Decimal;
use serde_json::{Map, Number};
use std::borrow::Cow;
use std::collections::BTreeMap;

impl Value {
    /// Returns the value as `serde_json` has it, which may lose digits.
    ///
    /// - A whole number of 64 bits keeps its value.
    /// - Any other number becomes the nearest 64-bit float.
    /// - A number beyond the range of a float becomes a string, which is its text.
    #[must_use]
    pub fn to_serde_json_lossy(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Bool(bool) => serde_json::Value::Bool(*bool),
            Self::Number(number) => {
                lossy_number(number).map_or_else(|| number.as_str().into(), serde_json::Value::Number)
            }
            Self::String(text) => serde_json::Value::String(text.clone()),
            Self::Array(items) => items.iter().map(Self::to_serde_json_lossy).collect(),
            Self::Object(members) => {
                let members = members.iter().map(|(key, value)| (key.clone(), value.to_serde_json_lossy()));
                serde_json::Value::Object(members.collect())
            }
        }
    }
}

fn lossy_number(number: &Decimal) -> Option<Number> {
    let text = number.as_str();
    let whole = text.parse::<i64>().map(Number::from).or_else(|_| text.parse::<u64>().map(Number::from));
    whole.ok().filter(|_| text != "-0").or_else(|| Number::from_f64(number.to_f64()))
}

impl From<serde_json::Value> for Value {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(bool) => Self::Bool(bool),
            serde_json::Value::Number(number) => number.into(),
            serde_json::Value::String(text) => Self::String(text),
            serde_json::Value::Array(items) => items.into_iter().collect(),
            serde_json::Value::Object(members) => members.into(),
        }
    }
}

impl From<Map<String, serde_json::Value>> for Value {
    fn from(members: Map<String, serde_json::Value>) -> Self {
        members.into_iter().collect()
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        match (number.as_i64(), number.as_u64()) {
            (Some(integer), _) => integer.into(),
            (_, Some(integer)) => integer.into(),
            _ => number.to_string().parse().map_or(Self::Null, Self::Number),
        }
    }
}

impl From<()> for Value {
    fn from((): ()) -> Self {
        Self::Null
    }
}

impl From<bool> for Value {
    fn from(bool: bool) -> Self {
        Self::Bool(bool)
    }
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

macro_rules! from_integers {
    ($($integer:ty => $wide:ty),*) => {$(
        impl From<$integer> for Value {
            fn from(integer: $integer) -> Self {
                Self::Number(<$wide>::from(integer).into())
            }
        }
    )*};
}

from_integers!(i8 => i64, i16 => i64, i32 => i64, i64 => i64, u8 => u64, u16 => u64, u32 => u64, u64 => u64);

impl From<isize> for Value {
    fn from(integer: isize) -> Self {
        i64::try_from(integer).map_or(Self::Null, Self::from)
    }
}

impl From<usize> for Value {
    fn from(integer: usize) -> Self {
        u64::try_from(integer).map_or(Self::Null, Self::from)
    }
}

macro_rules! from_floats {
    ($($float:ty),*) => {$(
        /// Converts a float to its shortest digits; one that is not finite becomes `null`.
        impl From<$float> for Value {
            fn from(float: $float) -> Self {
                format!("{float:?}").parse().map_or(Self::Null, Self::Number)
            }
        }
    )*};
}

from_floats!(f32, f64);

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Cow<'_, str>> for Value {
    fn from(text: Cow<'_, str>) -> Self {
        Self::String(text.into_owned())
    }
}

impl From<BTreeMap<String, Value>> for Value {
    fn from(members: BTreeMap<String, Value>) -> Self {
        Self::Object(members)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Into<Value> + Clone> From<&[T]> for Value {
    fn from(items: &[T]) -> Self {
        items.iter().cloned().collect()
    }
}

impl<T: Into<Value>, const N: usize> From<[T; N]> for Value {
    fn from(items: [T; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, T::into)
    }
}

/// Collects an array.
impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Array(items.into_iter().map(T::into).collect())
    }
}

/// Collects an object.
impl<K: Into<String>, T: Into<Value>> FromIterator<(K, T)> for Value {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(members: I) -> Self {
        Self::Object(members.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}
