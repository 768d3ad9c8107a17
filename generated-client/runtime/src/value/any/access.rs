//! Access to the parts of a value.

use super::index::ValueIndex;
use super::tree::Value;
use crate::value::decimal::Decimal;
use std::collections::BTreeMap;

impl Value {
    /// Whether this is `null`.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether this is a boolean.
    #[must_use]
    pub const fn is_boolean(&self) -> bool {
        matches!(self, Self::Bool(_))
    }

    /// Whether this is a number.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// Whether this is a string.
    #[must_use]
    pub const fn is_string(&self) -> bool {
        matches!(self, Self::String(_))
    }

    /// Whether this is an array.
    #[must_use]
    pub const fn is_array(&self) -> bool {
        matches!(self, Self::Array(_))
    }

    /// Whether this is an object.
    #[must_use]
    pub const fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// Returns a boolean; `None` for other values.
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(bool) => Some(*bool),
            _ => None,
        }
    }

    /// Returns a whole number in any spelling, such as `1e3`; `None` for other values.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_decimal()?.to_i64()
    }

    /// Returns a whole number that is not negative, in any spelling; `None` for other values.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.as_decimal()?.to_u64()
    }

    /// Returns the 64-bit float that is nearest to a number; `None` for other values.
    ///
    /// A number beyond the range of a float is infinite.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.as_decimal().map(Decimal::to_f64)
    }

    /// Returns a number with all its digits; `None` for other values.
    #[must_use]
    pub const fn as_decimal(&self) -> Option<&Decimal> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Returns the text of a string; `None` for other values.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the items of an array; `None` for other values.
    #[must_use]
    pub const fn as_array(&self) -> Option<&Vec<Self>> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the items of an array, to change them; `None` for other values.
    pub const fn as_array_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the members of an object; `None` for other values.
    #[must_use]
    pub const fn as_object(&self) -> Option<&BTreeMap<String, Self>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// Returns the members of an object, to change them; `None` for other values.
    pub const fn as_object_mut(&mut self) -> Option<&mut BTreeMap<String, Self>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// Returns the member of an object by its key, or the item of an array by its position.
    #[must_use]
    pub fn get(&self, index: impl ValueIndex) -> Option<&Self> {
        index.part(self)
    }

    /// Returns a member or an item like [`get`](Self::get), to change it.
    pub fn get_mut(&mut self, index: impl ValueIndex) -> Option<&mut Self> {
        index.part_mut(self)
    }

    /// Returns the value at a JSON pointer (RFC 6901), such as `/items/0/id`.
    ///
    /// The empty pointer is the value itself.
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        let mut at = self;
        for name in names(pointer)? {
            at = match at {
                Self::Object(members) => members.get(&name)?,
                Self::Array(items) => items.get(position(&name)?)?,
                _ => return None,
            };
        }
        Some(at)
    }

    /// Returns the value at a JSON pointer like [`pointer`](Self::pointer), to change it.
    pub fn pointer_mut(&mut self, pointer: &str) -> Option<&mut Self> {
        let mut at = self;
        for name in names(pointer)? {
            at = match at {
                Self::Object(members) => members.get_mut(&name)?,
                Self::Array(items) => items.get_mut(position(&name)?)?,
                _ => return None,
            };
        }
        Some(at)
    }

    /// Returns the value and leaves `null` in its place.
    #[must_use = "an unused value is removed by `= Value::Null`"]
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }
}

/// Returns the names of a pointer; `None` for other texts.
fn names(pointer: &str) -> Option<Vec<String>> {
    let Some(rest) = pointer.strip_prefix('/') else { return pointer.is_empty().then(Vec::new) };
    Some(rest.split('/').map(|name| name.replace("~1", "/").replace("~0", "~")).collect())
}

/// Reads a position, which has neither a sign nor leading zeros.
fn position(name: &str) -> Option<usize> {
    let is_plain = name.bytes().all(|byte| byte.is_ascii_digit()) && (name == "0" || !name.starts_with('0'));
    name.parse().ok().filter(|_| is_plain)
}
