//! A limit of a text.

use crate::import::bounds::Bounds;

/// The unit of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Unit {
    /// Characters.
    Characters,
    /// Items.
    Items,
    /// Items, by a number that is spelled out, which often counts something else.
    SpelledItems,
    /// A length: of characters in a text, of items in a list.
    Length,
    /// Other units of a number, such as pixels.
    Measure,
    /// Units of time, which need not be those of the value.
    Time,
    /// No unit.
    None,
}

/// A limit of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Limit {
    pub(in crate::import) bounds: Bounds,
    pub(in crate::import) unit: Unit,
    /// Whether the limit binds the described value in every case.
    pub(in crate::import) binds: bool,
    /// The field that the sentence names before the limit.
    pub(in crate::import) about: Option<String>,
}
