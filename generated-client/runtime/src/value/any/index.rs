//! Members and items by key and position.

use super::tree::Value;
use std::collections::BTreeMap;
use std::ops::{Index, IndexMut};

const NULL: &Value = &Value::Null;

/// The key of a member or the position of an item: `str`, `String` or `usize`.
///
/// Only the runtime implements it.
pub trait ValueIndex: sealed::ValueIndex {}

impl<T: sealed::ValueIndex + ?Sized> ValueIndex for T {}

mod sealed {
    use super::Value;

    pub trait ValueIndex {
        fn part<'v>(&self, value: &'v Value) -> Option<&'v Value>;
        fn part_mut<'v>(&self, value: &'v mut Value) -> Option<&'v mut Value>;
        fn part_or_insert<'v>(&self, value: &'v mut Value) -> &'v mut Value;
    }
}

impl sealed::ValueIndex for str {
    fn part<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        value.as_object()?.get(self)
    }

    fn part_mut<'v>(&self, value: &'v mut Value) -> Option<&'v mut Value> {
        value.as_object_mut()?.get_mut(self)
    }

    fn part_or_insert<'v>(&self, value: &'v mut Value) -> &'v mut Value {
        if value.is_null() {
            *value = Value::Object(BTreeMap::new());
        }
        match value {
            Value::Object(members) => members.entry(self.to_owned()).or_default(),
            other => panic!("no member `{self}`: the value is not an object but `{other}`"),
        }
    }
}

impl sealed::ValueIndex for String {
    fn part<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        self.as_str().part(value)
    }

    fn part_mut<'v>(&self, value: &'v mut Value) -> Option<&'v mut Value> {
        self.as_str().part_mut(value)
    }

    fn part_or_insert<'v>(&self, value: &'v mut Value) -> &'v mut Value {
        self.as_str().part_or_insert(value)
    }
}

impl sealed::ValueIndex for usize {
    fn part<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        value.as_array()?.get(*self)
    }

    fn part_mut<'v>(&self, value: &'v mut Value) -> Option<&'v mut Value> {
        value.as_array_mut()?.get_mut(*self)
    }

    fn part_or_insert<'v>(&self, value: &'v mut Value) -> &'v mut Value {
        let length = value.as_array().map_or(0, Vec::len);
        self.part_mut(value).unwrap_or_else(|| panic!("no item {self}: the value has {length} items"))
    }
}

impl<T: sealed::ValueIndex + ?Sized> sealed::ValueIndex for &T {
    fn part<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        (**self).part(value)
    }

    fn part_mut<'v>(&self, value: &'v mut Value) -> Option<&'v mut Value> {
        (**self).part_mut(value)
    }

    fn part_or_insert<'v>(&self, value: &'v mut Value) -> &'v mut Value {
        (**self).part_or_insert(value)
    }
}

/// Returns `null` for a member or an item that does not exist.
impl<I: ValueIndex> Index<I> for Value {
    type Output = Self;

    fn index(&self, index: I) -> &Self {
        index.part(self).unwrap_or(NULL)
    }
}

/// Inserts `null` for a member that does not exist; `null` becomes an object.
///
/// # Panics
///
/// Panics for an item that does not exist, and for a key of a value that is not an object.
impl<I: ValueIndex> IndexMut<I> for Value {
    fn index_mut(&mut self, index: I) -> &mut Self {
        index.part_or_insert(self)
    }
}
