//! Differences between a response and its page that the reader tolerates.

use crate::value::excerpt::excerpt;
use std::fmt;

/// A difference between a response and its page that is tolerated.
///
/// A response without deviations is as documented. A response keeps at most 100 of them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deviation {
    /// The location in the body: `data.items[0].id`.
    pub address: String,
    /// The kind.
    pub kind: DeviationKind,
}

impl Deviation {
    /// The largest number of deviations that one response keeps.
    pub(crate) const MOST: usize = 100;
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = format!("`{}`", excerpt(&self.address, 300));
        match self.kind {
            DeviationKind::UnknownKey | DeviationKind::UnknownCode => write!(f, "{address} is not documented"),
            DeviationKind::Null { expected } => write!(f, "{address} is null instead of {expected}"),
            DeviationKind::Coerced { expected, found } => write!(f, "{address} is {found} instead of {expected}"),
        }
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
}
