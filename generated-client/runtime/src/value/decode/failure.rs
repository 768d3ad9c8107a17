//! What cannot be read.

/// A value that is neither what was documented nor can be converted to it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DecodeFailure {
    /// Where it stands; empty for the body itself.
    pub address: String,
    /// What was documented.
    pub expected: String,
    /// What is there.
    pub found: String,
}
