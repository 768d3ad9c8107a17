//! The placeholder for a text.

/// The placeholder for words that a person has to write.
pub(super) const UNWRITTEN: &str = "?";
