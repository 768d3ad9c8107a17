//! The traits by which the reader fills the types of a response.

use crate::value::any::Value;
use crate::value::decimal::Decimal;
use crate::value::upload::Upload;

/// The documented values of fields, by the keys of the fields.
pub type ValuesByKey = &'static [(&'static str, &'static [&'static str])];

/// A type in a response: its keys, and the fields that hold their values.
///
/// Debug output and equality of a type that is not sent use the same list of fields.
pub trait Object {
    /// Returns the fields by their keys, in the order of the page.
    fn fields(&mut self) -> FieldsByKey<'_>;

    /// Returns the keys whose values are JSON text in a string.
    fn json_texts(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether every field that is not an `Option` must be there.
    #[doc(hidden)]
    fn needs_all(&self) -> bool {
        false
    }

    /// Returns the documented values of fields, or of their elements.
    ///
    /// Whole numbers are written as texts.
    fn values(&self) -> ValuesByKey {
        &[]
    }
}

/// A target that a value is read into.
///
/// Implemented for every [`Object`] and for the types of its fields: `String`, `i64`, `f64`,
/// [`Decimal`], `bool`, [`Value`], `Vec`, `BTreeMap<String, _>`, `Option`, and `Box` of an object.
pub trait Decode {
    /// Returns the slot for the value.
    fn slot(&mut self) -> Slot<'_>;
}

/// A target by its type.
///
/// Reading is lenient:
///
/// - A string takes a number or a boolean as it is written.
/// - A number or a boolean takes a string that spells one.
/// - `null` leaves the target unchanged.
/// - `""`, `[]` and `{}` are an empty list or map, and an absent object.
/// - A field or an entry that cannot be read is absent or empty.
///
/// The reader notes each of these as a [`Deviation`](super::deviation::Deviation).
#[non_exhaustive]
pub enum Slot<'a> {
    /// A string. A number keeps its literal text, however many digits it has.
    Text(&'a mut String),
    /// A whole number.
    Integer(&'a mut i64),
    /// Any number.
    Float(&'a mut f64),
    /// A number that keeps its digits.
    Decimal(&'a mut Decimal),
    /// A boolean.
    Bool(&'a mut bool),
    /// Any JSON.
    Any(&'a mut Value),
    /// An object with known keys.
    Object(&'a mut dyn Object),
    /// A value that `null` leaves empty.
    Optional(&'a mut dyn Optional),
    /// A list.
    List(&'a mut dyn List),
    /// An object with free keys.
    Map(&'a mut dyn Map),
    /// A file. Only requests contain it, and only serde's traits read them.
    File(&'a mut Upload),
}

/// A target that may stay empty.
pub trait Optional {
    /// Returns the value, or `None` if it is empty.
    fn get(&mut self) -> Option<&mut dyn Decode>;

    /// Sets a default value and returns it.
    fn fill(&mut self) -> &mut dyn Decode;

    /// Removes the value.
    fn clear(&mut self);
}

/// A list that grows as it is read.
pub trait List {
    /// Returns all items.
    fn items(&mut self) -> Vec<&mut dyn Decode>;

    /// Appends a default and returns it.
    fn grow(&mut self) -> &mut dyn Decode;

    /// Removes the last item, because a `null` is not kept.
    fn shrink(&mut self);

    /// Removes all items.
    fn clear(&mut self);
}

/// A map that grows as it is read.
pub trait Map {
    /// Returns all entries.
    fn entries(&mut self) -> Vec<(&str, &mut dyn Decode)>;

    /// Inserts a default under `key` and returns it.
    fn grow(&mut self, key: String) -> &mut dyn Decode;

    /// Removes the entry of `key`, because a `null` is not kept.
    fn remove(&mut self, key: &str);

    /// Removes all entries.
    fn clear(&mut self);
}

/// The fields of an object by their keys, in the order of the page.
pub struct FieldsByKey<'a> {
    list: Vec<(&'static str, &'a mut dyn Decode)>,
    /// The index behind the field that was returned last.
    next: usize,
}

impl<'a> FieldsByKey<'a> {
    /// Creates the list.
    #[must_use]
    pub fn new<const N: usize>(list: [(&'static str, &'a mut dyn Decode); N]) -> Self {
        Self { list: Vec::from(list), next: 0 }
    }

    /// Returns the field of `key`, or `None` if there is no such key.
    ///
    /// The search starts behind the last field, because vendors mostly keep the order of the page.
    pub(crate) fn get(&mut self, key: &str) -> Option<&mut (dyn Decode + 'a)> {
        let mut indexes = (self.next..self.list.len()).chain(0..self.next);
        let index = indexes.find(|index| self.list[*index].0 == key)?;
        self.next = index + 1;
        Some(&mut *self.list[index].1)
    }

    /// Returns all fields.
    pub(crate) fn into_list(self) -> Vec<(&'static str, &'a mut dyn Decode)> {
        self.list
    }
}

#[cfg(test)]
#[path = "slot_test.rs"]
mod tests;
