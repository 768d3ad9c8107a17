//! Documented types, as messages name them.

use super::slot::Slot;

pub(super) const INTEGER: &str = "a whole number";
pub(super) const TEXT: &str = "a string";
/// The documented type of a value that is JSON text in a string.
pub(crate) const JSON_TEXT: &str = "JSON text in a string";

/// Returns the documented type of a slot, as messages name it.
pub(crate) fn expected(slot: &Slot<'_>) -> &'static str {
    match slot {
        Slot::Text(_) => TEXT,
        Slot::Integer(_) => INTEGER,
        Slot::Float(_) | Slot::Decimal(_) => "a number",
        Slot::Bool(_) => "a boolean",
        Slot::Any(_) | Slot::Optional(_) => "any JSON",
        Slot::Object(_) | Slot::Map(_) => "an object",
        Slot::List(_) => "a list",
        Slot::File(_) => "a file",
    }
}
