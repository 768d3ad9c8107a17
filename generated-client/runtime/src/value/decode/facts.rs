//! The facts of a field that its slot does not contain.

use super::slot::{Object, ValuesByKey};

/// The facts of all fields of an object.
#[derive(Clone, Copy)]
pub(super) struct ObjectFacts {
    json_texts: &'static [&'static str],
    values: ValuesByKey,
}

impl ObjectFacts {
    /// Returns the facts of an object's fields.
    pub fn of(object: &dyn Object) -> Self {
        Self { json_texts: object.json_texts(), values: object.values() }
    }

    /// Returns the facts of the field `key`.
    pub fn field(self, key: &str) -> FieldFacts {
        let values = self.values.iter().find(|(listed, _)| *listed == key).map_or(&[][..], |(_, values)| *values);
        FieldFacts { is_optional: false, is_json_text: self.json_texts.contains(&key), values }
    }
}

/// The facts of a field, or of the elements and entries in it.
#[derive(Clone, Copy, Default)]
pub(super) struct FieldFacts {
    /// Whether `null` is documented.
    pub is_optional: bool,
    /// Whether the value is JSON text in a string.
    pub is_json_text: bool,
    /// The documented values; empty if there are no such values.
    pub values: &'static [&'static str],
}

impl FieldFacts {
    /// Returns the facts of the elements or entries of the field.
    pub fn of_items(self) -> Self {
        Self { values: self.values, ..Self::default() }
    }
}
