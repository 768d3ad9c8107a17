//! The reasons why a text cannot be formatted.

use std::ops::Range;

use crate::yaml::SyntaxError;

/// Why a text was left as it is.
#[derive(Debug)]
pub enum FormatError {
    /// It cannot be read.
    Unreadable(Vec<SyntaxError>),
    /// Its keys cannot change places, because of how they are written at these bytes.
    Odd(Range<usize>),
    /// The formatter would have changed this: a mistake of ours.
    Lost(&'static str),
}
