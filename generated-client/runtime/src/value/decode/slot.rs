//! The traits by which the reader fills the types of a response.

use crate::value::any::Value;
use crate::value::decimal::Decimal;

/// A type in a response: its keys, and the fields that hold their values.
pub trait Object {
    /// Returns the field for the value of `key`, or `None` if the type has no such key.
    fn field(&mut self, key: &str) -> Option<&mut dyn Decode>;

    /// Whether the value of `key` is JSON text in a string.
    fn is_json_text(&self, key: &str) -> bool {
        let _ = key;
        false
    }

    /// Returns the documented values of `key`, or of its elements; empty if there are no such
    /// values.
    ///
    /// Whole numbers are written as texts.
    fn values(&self, key: &str) -> &'static [&'static str] {
        let _ = key;
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
}

/// A target that may stay empty.
pub trait Optional {
    /// Sets a default value and returns it.
    fn fill(&mut self) -> &mut dyn Decode;

    /// Removes the value.
    fn clear(&mut self);
}

/// A list that grows as it is read.
pub trait List {
    /// Appends a default and returns it.
    fn grow(&mut self) -> &mut dyn Decode;

    /// Removes the last item, because a `null` is not kept.
    fn shrink(&mut self);

    /// Removes all items.
    fn clear(&mut self);
}

/// A map that grows as it is read.
pub trait Map {
    /// Inserts a default under `key` and returns it.
    fn grow(&mut self, key: String) -> &mut dyn Decode;

    /// Removes the entry of `key`, because a `null` is not kept.
    fn remove(&mut self, key: &str);

    /// Removes all entries.
    fn clear(&mut self);
}
