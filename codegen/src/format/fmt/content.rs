//! The content of a value by the table of keys, which decides whether its keys have an order.

use crate::format::keys::{KeyType, Record};
use crate::yaml::Value;

/// The content of a value by the table of keys.
#[derive(Clone, Copy, Debug)]
pub(super) enum Content {
    /// A mapping with keys of the table.
    Keys(&'static Record),
    /// A mapping with keys of the table, or a list of such mappings.
    OneOrMore(&'static Record),
    /// A list of mappings with keys of the table.
    Items(&'static Record),
    /// A mapping from names of the page, in the page's order, to mappings with keys of the table.
    Names(&'static Record),
    /// A value without keys of the table.
    Data,
}

impl Content {
    /// Returns the content of the value of a key or name.
    pub(super) fn key(self, name: &str) -> Self {
        match self {
            Self::Keys(record) | Self::OneOrMore(record) => {
                record.keys.iter().find(|key| key.name == name).map_or(Self::Data, |key| Self::of(&key.kind))
            }
            Self::Names(record) => Self::Keys(record),
            Self::Items(_) | Self::Data => Self::Data,
        }
    }

    /// Returns the content of an item.
    pub(super) const fn item(self) -> Self {
        match self {
            Self::Items(record) | Self::OneOrMore(record) => Self::Keys(record),
            _ => Self::Data,
        }
    }

    const fn of(kind: &KeyType) -> Self {
        match kind {
            KeyType::Short(record) | KeyType::Record(record) => Self::Keys(record),
            KeyType::OneOrMore(record) => Self::OneOrMore(record),
            KeyType::Records(record) => Self::Items(record),
            KeyType::Named(record) => Self::Names(record),
            _ => Self::Data,
        }
    }

    /// Returns the positions of the keys in the order of the table; unknown keys come last.
    pub(super) fn sort<'a>(self, keys: impl Iterator<Item = &'a str>) -> Vec<usize> {
        let rank = |name: &str| match self {
            Self::Keys(record) | Self::OneOrMore(record) => {
                record.keys.iter().position(|key| key.name == name).unwrap_or(record.keys.len())
            }
            _ => 0,
        };
        let ranks: Vec<usize> = keys.map(rank).collect();
        let mut order: Vec<usize> = (0..ranks.len()).collect();
        order.sort_by_key(|number| ranks[*number]);
        order
    }

    /// Returns the value with its keys in the order of the table.
    pub(super) fn ordered(self, value: &Value) -> Value {
        match value {
            Value::Map(entries) => {
                let order = self.sort(entries.iter().map(|(key, _)| key.as_str()));
                let entries = order.into_iter().map(|number| &entries[number]);
                Value::Map(entries.map(|(key, value)| (key.clone(), self.key(key).ordered(value))).collect())
            }
            Value::List(items) => Value::List(items.iter().map(|item| self.item().ordered(item)).collect()),
            value => value.clone(),
        }
    }
}
