//! Error codes: as text, and as enums.

use std::fmt;

/// An error code of a vendor, as text: `99991663`, `auth.expired`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErrorCode(String);

impl ErrorCode {
    /// Creates a code from its text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the code as a number, or `None` if it is not one.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An enum with the error codes of an operation.
///
/// A variant of its own represents the codes that the page does not list.
pub trait ApiCode: Copy + fmt::Debug + 'static {
    /// The documented codes with their variants.
    const LISTED: &'static [(&'static str, Self)];
    /// The variant of codes that the page does not list.
    const UNLISTED: Self;

    /// Returns the variant of a code.
    #[must_use]
    fn from_code(code: &str) -> Self {
        let listed = Self::LISTED.iter().find(|(listed, _)| *listed == code);
        listed.map_or(Self::UNLISTED, |(_, variant)| *variant)
    }
}
