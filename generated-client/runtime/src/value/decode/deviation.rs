//! What the lenient reader let pass.

use crate::value::excerpt::excerpt;
use std::fmt;

/// Something in a reply that its page does not document and that was read all the same.
///
/// A reply that tolerates nothing is as its page says. At most 100 are kept of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deviation {
    /// Where it stands: `data.items[0].id`.
    pub address: String,
    /// What it is.
    pub kind: DeviationKind,
}

impl Deviation {
    /// The most that are kept of one reply.
    pub(crate) const MOST: usize = 100;
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = excerpt(&self.address, 300);
        match self.kind {
            DeviationKind::UnknownKey | DeviationKind::UnknownCode => write!(f, "{address} is not documented"),
            DeviationKind::Null { expected } => write!(f, "{address} is null instead of {expected}"),
            DeviationKind::Coerced { expected, found } => write!(f, "{address} is {found} instead of {expected}"),
        }
    }
}

/// The kinds of what is tolerated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DeviationKind {
    /// A key that the reply's type does not have.
    UnknownKey,
    /// An error code that neither the operation's page nor the vendor's lists; only a [`Drift`](crate::response::Drift) has it.
    UnknownCode,
    /// `null` where something was documented that is not optional, such as a list.
    Null {
        /// What was documented: `a list`.
        expected: &'static str,
    },
    /// A value of another type that could be converted.
    Coerced {
        /// What was documented: `a string`.
        expected: &'static str,
        /// What the reply has: `a number`.
        found: &'static str,
    },
}
