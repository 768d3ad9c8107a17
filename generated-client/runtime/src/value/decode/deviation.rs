//! Differences between a response and its page that the reader tolerates.

use super::failure::DecodeFailure;
use crate::value::excerpt::excerpt;
use std::fmt;

/// A difference between a response and its page that is tolerated.
///
/// A response without deviations is as documented. A response keeps at most 100 of them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deviation {
    /// The location in the body: `data.items[0].id`, at most 300 characters.
    pub address: String,
    /// The kind.
    pub kind: DeviationKind,
    /// An excerpt of the JSON text, at most 100 characters and without secrets.
    ///
    /// Empty unless the kind is [`Unreadable`](DeviationKind::Unreadable),
    /// [`Unlisted`](DeviationKind::Unlisted) or [`Rounded`](DeviationKind::Rounded).
    pub text: String,
}

impl Deviation {
    /// The largest number of deviations that one response keeps.
    pub(crate) const MOST: usize = 100;

    /// The largest number of characters of a location; keys can have any length.
    pub(crate) const LONGEST: usize = 300;

    /// Creates a deviation at a location, without an excerpt.
    pub(crate) fn new(address: String, kind: DeviationKind) -> Self {
        let is_short = address.len() <= Self::LONGEST;
        let address = if is_short { address } else { excerpt(&address, Self::LONGEST) };
        Self { address, kind, text: String::new() }
    }

    /// Returns the failure of a reader that tolerates no deviation.
    pub(crate) fn failure(&self) -> DecodeFailure {
        let (found, expected) = match self.kind {
            DeviationKind::UnknownKey | DeviationKind::UnknownCode => ("an undocumented key", "a documented key"),
            DeviationKind::Null { expected } => ("null", expected),
            DeviationKind::Coerced { expected, found } => (found, expected),
            DeviationKind::Unreadable { expected } => ("an unreadable value", expected),
            DeviationKind::Unlisted => ("an undocumented value", "a documented value"),
            DeviationKind::Replaced => ("a text with invalid characters", "a valid text"),
            DeviationKind::Rounded => ("a number with too many digits", "a number"),
        };
        DecodeFailure { address: self.address.clone(), expected: expected.to_owned(), found: found.to_owned() }
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = format!("`{}`", excerpt(&self.address, Self::LONGEST));
        match self.kind {
            DeviationKind::UnknownKey | DeviationKind::UnknownCode => write!(f, "{address} is not documented"),
            DeviationKind::Null { expected } => write!(f, "{address} is null instead of {expected}"),
            DeviationKind::Coerced { expected, found } => write!(f, "{address} is {found} instead of {expected}"),
            DeviationKind::Unreadable { expected } => write!(f, "{address} cannot be read as {expected}"),
            DeviationKind::Unlisted => write!(f, "{address} has a value that is not documented"),
            DeviationKind::Replaced => write!(f, "{address} has invalid characters, which were replaced"),
            DeviationKind::Rounded => write!(f, "{address} has more digits than a 64-bit float"),
        }?;
        if self.text.is_empty() { Ok(()) } else { write!(f, ": `{}`", self.text) }
    }
}

/// The kind of a deviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DeviationKind {
    /// A key that the page does not document.
    UnknownKey,
    /// An error code that neither the page nor the vendor's table lists.
    ///
    /// Only a [`Drift`](crate::response::Drift) has this kind.
    UnknownCode,
    /// `null` in place of a value that is not optional.
    Null {
        /// The documented type: `a list`.
        expected: &'static str,
    },
    /// A value of another type, which was converted.
    Coerced {
        /// The documented type: `a string`.
        expected: &'static str,
        /// The type in the response: `a number`.
        found: &'static str,
    },
    /// A value that could not be read. Its field is absent or empty.
    Unreadable {
        /// The documented type: `a whole number`.
        expected: &'static str,
    },
    /// A value that the page does not list among the values of its field.
    Unlisted,
    /// A text, or its key, with bytes of another character set or characters that JSON does not
    /// allow. They were replaced by U+FFFD, and control characters by their escapes.
    Replaced,
    /// A number whose digits a 64-bit float cannot hold. The nearest float was read.
    Rounded,
}
