//! The errors of a text that cannot be read as a spec.

use std::ops::Range;

/// Something that keeps a text from being read as a spec.
#[derive(Debug)]
pub struct SyntaxError {
    /// The kind of the error.
    pub kind: SyntaxErrorKind,
    /// Where, in bytes.
    pub bytes: Range<usize>,
    /// One line.
    pub message: String,
    /// The way out; none where the kind says it.
    pub help: Option<String>,
}

/// A kind of syntax error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// The text is no YAML, or holds a value that specs cannot hold.
    Unreadable,
    /// A mapping holds a key twice.
    DuplicateKey,
    /// The text uses a feature of YAML that specs do without.
    Feature,
}
