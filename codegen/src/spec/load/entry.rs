//! Reads the keys of one record; a value of the wrong type has a finding and reads as absent.

use crate::format::keys::{KeyType, Record};
use crate::spec::model::Ty;
use crate::yaml::Value;

/// A mapping with its record in the table of keys.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    value: &'a Value,
    record: &'static Record,
}

impl<'a> Entry<'a> {
    pub(super) const fn new(value: &'a Value, record: &'static Record) -> Self {
        Self { value, record }
    }

    pub(super) fn any(self, name: &str) -> Option<&'a Value> {
        self.value.get(self.record.key(name).name)
    }

    pub(super) fn text(self, name: &str) -> Option<String> {
        self.any(name).and_then(plain)
    }

    pub(super) fn bool(self, name: &str) -> bool {
        self.any(name) == Some(&Value::Bool(true))
    }

    pub(super) fn count(self, name: &str) -> Option<u64> {
        match self.any(name) {
            Some(Value::Integer(value)) => u64::try_from(*value).ok(),
            _ => None,
        }
    }

    pub(super) fn texts(self, name: &str) -> Vec<String> {
        match self.any(name) {
            Some(Value::List(items)) => items.iter().filter_map(plain).collect(),
            Some(other) => plain(other).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// Returns the codes of a list; a boolean reads as `true` or `false`.
    pub(super) fn codes(self, name: &str) -> Vec<String> {
        let code = |value: &Value| match value {
            Value::Bool(value) => Some(value.to_string()),
            other => plain(other),
        };
        match self.any(name) {
            Some(Value::List(items)) => items.iter().filter_map(code).collect(),
            Some(other) => code(other).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// Returns the allowed values of a field of type `ty`.
    ///
    /// The keys of a mapping are texts in any case, so the type decides which of them are numbers.
    pub(super) fn values(self, name: &str, ty: &Ty) -> Vec<Value> {
        let typed = |key: &String| match key.parse() {
            Ok(number) if *ty.item() == Ty::Integer => Value::Integer(number),
            _ => Value::Text(key.clone()),
        };
        match self.any(name) {
            Some(Value::Map(entries)) => entries.iter().map(|(key, _)| typed(key)).collect(),
            Some(Value::List(items)) => {
                items.iter().filter(|item| matches!(item, Value::Text(_) | Value::Integer(_))).cloned().collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn text_map(self, name: &str) -> Vec<(String, String)> {
        match self.any(name) {
            Some(Value::Map(entries)) => {
                entries.iter().filter_map(|(key, value)| Some((key.clone(), plain(value)?))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Returns the meanings of allowed values; none for a list without meanings.
    pub(super) fn meanings(self, name: &str) -> Vec<String> {
        match self.any(name) {
            Some(Value::Map(entries)) => {
                entries.iter().map(|(_, meaning)| plain(meaning).unwrap_or_default()).collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn record(self, name: &str) -> Option<Self> {
        let record = self.inner(name);
        self.any(name).filter(|value| matches!(value, Value::Map(_))).map(|value| Self::new(value, record))
    }

    pub(super) fn records(self, name: &str) -> Vec<Self> {
        let record = self.inner(name);
        match self.any(name) {
            Some(Value::List(items)) => items.iter().map(|item| Self::new(item, record)).collect(),
            // A single record is a list of one.
            Some(one @ Value::Map(_)) => vec![Self::new(one, record)],
            _ => Vec::new(),
        }
    }

    pub(super) fn named(self, name: &str) -> Vec<(&'a str, Self)> {
        let record = self.inner(name);
        match self.any(name) {
            Some(Value::Map(entries)) => {
                entries.iter().map(|(key, value)| (key.as_str(), Self::new(value, record))).collect()
            }
            _ => Vec::new(),
        }
    }

    fn inner(self, name: &str) -> &'static Record {
        match &self.record.key(name).kind {
            KeyType::Short(record)
            | KeyType::Record(record)
            | KeyType::OneOrMore(record)
            | KeyType::Records(record)
            | KeyType::Named(record) => record,
            _ => panic!("`{}.{name}` is not a record", self.record.name),
        }
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}
