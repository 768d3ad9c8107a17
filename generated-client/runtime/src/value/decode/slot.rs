//! How a reply is read: types offer places, one reader that is generic over nothing fills them.

use serde_json::Value;

/// A type of a reply: its keys, and where their values go.
pub trait Object {
    /// Returns the place for the value of `key`, or `None` if the type has no such key.
    fn field(&mut self, key: &str) -> Option<&mut dyn Decode>;

    /// Whether the value of `key` stands in a string, as JSON text.
    fn is_json_text(&self, key: &str) -> bool {
        let _ = key;
        false
    }
}

/// A place that a value is read into.
///
/// Implemented for every [`Object`] and for what its fields are made of: `String`, `i64`, `f64`,
/// `bool`, [`Value`], `Vec`, `BTreeMap<String, _>`, `Option`, and `Box` of an object.
pub trait Decode {
    /// Returns what kind of place this is.
    fn slot(&mut self) -> Slot<'_>;
}

/// The kinds of places.
///
/// Reading is lenient: a number or a boolean goes into a text as it is written, a text into a
/// number or a boolean if it spells one, `null` leaves any place as it was. What was lenient about
/// it is noted as [`Deviation`](super::deviation::Deviation).
#[non_exhaustive]
pub enum Slot<'a> {
    /// A string. A number keeps its literal text, however many digits it has.
    Text(&'a mut String),
    /// A whole number.
    Integer(&'a mut i64),
    /// Any number.
    Float(&'a mut f64),
    /// A boolean.
    Bool(&'a mut bool),
    /// Any JSON.
    Any(&'a mut Value),
    /// An object with known keys.
    Object(&'a mut dyn Object),
    /// A place that stays empty for `null`.
    Optional(&'a mut dyn Optional),
    /// Any number of places, one after the other.
    List(&'a mut dyn List),
    /// Any number of places, by key.
    Map(&'a mut dyn Map),
}

/// A place that may stay empty.
pub trait Optional {
    /// Fills it with a default and returns that.
    fn fill(&mut self) -> &mut dyn Decode;

    /// Empties it.
    fn clear(&mut self);
}

/// A list that grows as it is read.
pub trait List {
    /// Appends a default and returns it.
    fn grow(&mut self) -> &mut dyn Decode;

    /// Takes the last item away again: a `null` is none.
    fn shrink(&mut self);

    /// Takes all items away.
    fn clear(&mut self);
}

/// A map that grows as it is read.
pub trait Map {
    /// Puts a default under `key` and returns it.
    fn grow(&mut self, key: String) -> &mut dyn Decode;

    /// Takes all entries away.
    fn clear(&mut self);
}
