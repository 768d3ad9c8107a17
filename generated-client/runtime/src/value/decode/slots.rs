//! Slots of the types that responses consist of.

use super::slot::{Decode, FieldsByKey, List, Map, Object, Optional, Slot, ValuesByKey};
use crate::value::any::Value;
use crate::value::blank::Blank;
use crate::value::decimal::Decimal;
use crate::value::upload::Upload;
use std::collections::BTreeMap;

impl<T: Object> Decode for T {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Object(self)
    }
}

/// A box is an object, not a slot of its own, so a type can contain itself.
impl<T: Object> Object for Box<T> {
    fn fields(&mut self) -> FieldsByKey<'_> {
        T::fields(self)
    }

    fn json_texts(&self) -> &'static [&'static str] {
        T::json_texts(self)
    }

    fn needs_all(&self) -> bool {
        T::needs_all(self)
    }

    fn values(&self) -> ValuesByKey {
        T::values(self)
    }
}

impl Decode for String {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }
}

impl Decode for i64 {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Integer(self)
    }
}

impl Decode for f64 {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Float(self)
    }
}

impl Decode for Decimal {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Decimal(self)
    }
}

impl Decode for bool {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Bool(self)
    }
}

impl Decode for Upload {
    fn slot(&mut self) -> Slot<'_> {
        Slot::File(self)
    }
}

impl Decode for Value {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Any(self)
    }
}

impl<T: Decode + Blank> Decode for Option<T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Optional(self)
    }
}

impl<T: Decode + Blank> Optional for Option<T> {
    fn get(&mut self) -> Option<&mut dyn Decode> {
        self.as_mut().map(|value| value as &mut dyn Decode)
    }

    fn fill(&mut self) -> &mut dyn Decode {
        self.insert(T::blank())
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Decode + Blank> Decode for Vec<T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }
}

impl<T: Decode + Blank> List for Vec<T> {
    fn items(&mut self) -> Vec<&mut dyn Decode> {
        self.iter_mut().map(|item| item as &mut dyn Decode).collect()
    }

    fn grow(&mut self) -> &mut dyn Decode {
        self.push(T::blank());
        let last = self.len() - 1;
        &mut self[last]
    }

    fn shrink(&mut self) {
        self.pop();
    }

    fn clear(&mut self) {
        self.clear();
    }
}

impl<T: Decode + Blank> Decode for BTreeMap<String, T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }
}

impl<T: Decode + Blank> Map for BTreeMap<String, T> {
    fn entries(&mut self) -> Vec<(&str, &mut dyn Decode)> {
        self.iter_mut().map(|(key, value)| (key.as_str(), value as &mut dyn Decode)).collect()
    }

    fn grow(&mut self, key: String) -> &mut dyn Decode {
        self.entry(key).or_insert_with(T::blank)
    }

    fn remove(&mut self, key: &str) {
        self.remove(key);
    }

    fn clear(&mut self) {
        self.clear();
    }
}
