//! Failures of the reader.

/// A value that does not have the documented type and cannot be converted to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DecodeFailure {
    /// The location in the body; empty for the body itself.
    pub address: String,
    /// The documented type.
    pub expected: String,
    /// A description of the value.
    pub found: String,
}
