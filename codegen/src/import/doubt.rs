//! A point of a draft that is not certain.

/// A point that is not certain, as a person has to settle it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The address in the file, or the key.
    pub at: String,
    /// The value that is assumed.
    pub assumed: String,
    /// The reason why the value is not certain.
    pub why: String,
}
