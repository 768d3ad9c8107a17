//! A fact of a draft that is not certain.

/// A fact that is not certain and that a person has to decide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// The address in the file, or the key.
    pub at: String,
    /// The value that is assumed.
    pub assumed: String,
    /// The reason why the value is not certain.
    pub why: String,
}

impl Doubt {
    pub(super) fn new(at: impl Into<String>, assumed: impl Into<String>, why: impl Into<String>) -> Self {
        Self { at: at.into(), assumed: assumed.into(), why: why.into() }
    }
}
