//! Comparison of a value with other types.

use super::tree::Value;

impl PartialEq<serde_json::Value> for Value {
    fn eq(&self, other: &serde_json::Value) -> bool {
        match (self, other) {
            (Self::Null, serde_json::Value::Null) => true,
            (Self::Bool(bool), serde_json::Value::Bool(other)) => bool == other,
            (Self::Number(_), serde_json::Value::Number(other)) => *self == Self::from(other.clone()),
            (Self::String(text), serde_json::Value::String(other)) => text == other,
            (Self::Array(items), serde_json::Value::Array(others)) => items == others,
            (Self::Object(members), serde_json::Value::Object(others)) => {
                let is_equal = |(key, value): (&String, &Self)| others.get(key).is_some_and(|other| value == other);
                members.len() == others.len() && members.iter().all(is_equal)
            }
            _ => false,
        }
    }
}

impl PartialEq<Value> for serde_json::Value {
    fn eq(&self, other: &Value) -> bool {
        other == self
    }
}

impl PartialEq<str> for Value {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

impl PartialEq<&str> for Value {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == Some(*other)
    }
}

impl PartialEq<String> for Value {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == Some(other)
    }
}

macro_rules! eq_scalars {
    ($($scalar:ty),*) => {$(
        impl PartialEq<$scalar> for Value {
            fn eq(&self, other: &$scalar) -> bool {
                let other = Self::from(*other);
                *self == other
            }
        }
    )*};
}

eq_scalars!(bool, i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

/// A float that is not finite equals no value.
impl PartialEq<f64> for Value {
    fn eq(&self, other: &f64) -> bool {
        let value = Self::from(*other);
        other.is_finite() && *self == value
    }
}

macro_rules! eq_values {
    ($($other:ty),*) => {$(
        impl PartialEq<Value> for $other {
            fn eq(&self, other: &Value) -> bool {
                other == self
            }
        }
    )*};
}

eq_values!(str, &str, String, bool, i32, i64, u32, u64, usize, f64);
