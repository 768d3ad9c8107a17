//! What became of one item.

use crate::Code;

/// What is known about an item; the order is that of what counts if several are given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Succeeded,
    /// Nobody knows, for this reason.
    Unknown(String),
    Failed(Failure),
}

/// Why an item failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Failure {
    pub code: Option<Code>,
    pub message: String,
    pub detail: Option<String>,
    pub sent: bool,
}

impl Verdict {
    /// Adds what another result says about the same item: a failure counts, before what is not
    /// known, before a success.
    pub fn and(self, other: Self) -> Self {
        if other.weight() > self.weight() { other } else { self }
    }

    fn weight(&self) -> u8 {
        match self {
            Self::Succeeded => 0,
            Self::Unknown(_) => 1,
            Self::Failed(_) => 2,
        }
    }
}
