//! The direct way from a text to a value: serde fills the value tree itself.
//!
//! It reads nearly every spec. A text that it refuses is read again over the parser's own tree,
//! which has the location of each error.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::number::Number;
use super::value::Value;

/// The largest mapping whose keys are compared one by one.
const FEW: usize = 16;

/// A value, and whether it contains a number whose digits are not known yet.
pub(super) struct Direct {
    pub(super) value: Value,
    pub(super) has_float: bool,
}

impl<'de> Deserialize<'de> for Direct {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

impl From<Value> for Direct {
    fn from(value: Value) -> Self {
        Self { value, has_float: false }
    }
}

/// Takes a value of any kind. Tags and unusual keys are refused.
struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Direct;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value without tags")
    }

    fn visit_unit<E: Error>(self) -> Result<Direct, E> {
        Ok(Value::Null.into())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Direct, E> {
        Ok(Value::Bool(value).into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Direct, E> {
        Ok(Value::Integer(value.into()).into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Direct, E> {
        Ok(Value::Integer(value.into()).into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Direct, E> {
        if !value.is_finite() {
            return Err(E::custom("JSON has no such number"));
        }
        Ok(Direct { value: Value::Float(Number::of(value)), has_float: true })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Direct, E> {
        Ok(Value::Text(text.to_owned()).into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Direct, A::Error> {
        let (mut list, mut has_float) = (Vec::new(), false);
        while let Some(item) = items.next_element::<Direct>()? {
            has_float |= item.has_float;
            list.push(item.value);
        }
        Ok(Direct { value: Value::List(list), has_float })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Direct, A::Error> {
        let (mut members, mut has_float): (Vec<(String, Value)>, bool) = (Vec::new(), false);
        while let Some(Key(key)) = entries.next_key()? {
            let value: Direct = entries.next_value()?;
            has_float |= value.has_float;
            members.push((key, value.value));
        }
        if has_repeated(&members) {
            return Err(A::Error::custom("a key is repeated"));
        }
        Ok(Direct { value: Value::Map(members), has_float })
    }
}

fn has_repeated(members: &[(String, Value)]) -> bool {
    let mut keys = members.iter().map(|(key, _)| key);
    if members.len() <= FEW {
        return members
            .iter()
            .enumerate()
            .any(|(number, (key, _))| keys.clone().take(number).any(|known| known == key));
    }
    let mut known = BTreeSet::new();
    !keys.all(|key| known.insert(key))
}

/// The key of a mapping: a text or an integer.
struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Direct::deserialize(deserializer)?.value {
            Value::Text(text) => Ok(Self(text)),
            Value::Integer(number) => Ok(Self(number.to_string())),
            _ => Err(D::Error::custom("a key must be text")),
        }
    }
}
