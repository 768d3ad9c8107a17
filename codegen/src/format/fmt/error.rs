//! The reasons why a text cannot be formatted.

use std::ops::Range;

use crate::yaml::SyntaxError;

/// The reason why a text was not formatted.
#[derive(Debug)]
pub enum FormatError {
    /// The text has syntax errors.
    Unreadable(Vec<SyntaxError>),
    /// The keys cannot be sorted because of the notation at these bytes.
    Unsupported(Range<usize>),
    /// The formatter would have changed this part of the text, which is a bug in the formatter.
    Altered(&'static str),
}
