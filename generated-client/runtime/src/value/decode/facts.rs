//! The facts of a field that its slot does not contain.

use super::slot::Object;

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
    /// Returns the facts of the field `key`.
    pub fn of(object: &dyn Object, key: &str) -> Self {
        Self { is_optional: false, is_json_text: object.is_json_text(key), values: object.values(key) }
    }

    /// Returns the facts of the elements or entries of the field.
    pub fn of_items(self) -> Self {
        Self { values: self.values, ..Self::default() }
    }
}
