//! Errors of texts that are not valid specs.

use std::ops::Range;

/// An error of a text that cannot be read as a spec.
#[derive(Debug)]
pub struct SyntaxError {
    /// The kind of the error.
    pub kind: SyntaxErrorKind,
    /// The location, in bytes.
    pub bytes: Range<usize>,
    /// The message, in one line.
    pub message: String,
    /// The remedy; `None` if the help of the kind is sufficient.
    pub help: Option<String>,
}

/// The kind of a syntax error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// Invalid YAML, or a value that specs cannot contain.
    Unreadable,
    /// A mapping that has a key twice.
    DuplicateKey,
    /// A feature of YAML that specs do not allow, such as anchors and tags.
    Feature,
}
