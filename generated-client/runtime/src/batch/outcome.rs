//! What a batch call did, item by item.

use super::id::ItemId;
use super::status::{ItemFailure, ItemStatus};
use crate::value::ErrorCode;
use std::fmt;

/// What became of the items of one call, or of many.
///
/// Every item that went in stands in exactly one of [`succeeded`](Self::succeeded),
/// [`failed`](Self::failed) and [`unknown`](Self::unknown), in the order of the input; equal items
/// stand there as often as they were given.
///
/// An item that a reply names as succeeded and as failed has failed. One that it does not name is
/// unknown, unless the reply tells of failures only, or of no item at all: then it has succeeded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BatchOutcome {
    /// The items that succeeded.
    pub succeeded: Vec<Succeeded>,
    /// The items that failed. They have had no effect, as far as the vendor tells.
    pub failed: Vec<Failed>,
    /// The items of which nobody knows. They may have had their effect.
    pub unknown: Vec<Unknown>,
    /// Results about items that were not sent, in the order of the replies.
    pub unmatched: Vec<UnmatchedResult>,
}

/// An item that succeeded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Succeeded {
    /// Its position in the input, from 0.
    pub index: usize,
    /// Its key.
    pub id: ItemId,
}

/// An item that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failed {
    /// Its position in the input, from 0.
    pub index: usize,
    /// Its key.
    pub id: ItemId,
    /// The vendor's code, if it gives one.
    pub code: Option<ErrorCode>,
    /// Why it failed, in the vendor's words or in ours; empty if the vendor does not say.
    pub message: String,
    /// What the vendor says beyond code and message, as it says it: JSON where it stands with the
    /// item, a text where it stands with the whole call.
    pub detail: Option<String>,
    /// Whether it may have reached the vendor.
    pub sent: bool,
}

/// An item of which nobody knows what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unknown {
    /// Its position in the input, from 0.
    pub index: usize,
    /// Its key.
    pub id: ItemId,
    /// Why nobody knows.
    pub reason: String,
}

/// A result about an item that was not sent, or about none that can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnmatchedResult {
    /// The key, as far as the result has one.
    pub id: ItemId,
    /// Whether it says that the item succeeded; `None` if it does not say.
    pub succeeded: Option<bool>,
    /// The vendor's code, if it gives one.
    pub code: Option<ErrorCode>,
    /// The vendor's message; empty if it gives none.
    pub message: String,
}

impl BatchOutcome {
    /// Returns how many items it accounts for.
    #[must_use]
    pub fn len(&self) -> usize {
        self.succeeded.len() + self.failed.len() + self.unknown.len()
    }

    /// Whether it accounts for no item.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether it is known of every item what became of it.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.unknown.is_empty()
    }

    /// Whether every item succeeded.
    #[must_use]
    pub fn all_succeeded(&self) -> bool {
        self.failed.is_empty() && self.unknown.is_empty()
    }

    /// Adds an item that comes after all others.
    pub(super) fn push(&mut self, index: usize, id: ItemId, status: ItemStatus) {
        match status {
            ItemStatus::Succeeded => self.succeeded.push(Succeeded { index, id }),
            ItemStatus::Unknown(reason) => self.unknown.push(Unknown { index, id, reason }),
            ItemStatus::Failed(failure) => {
                let ItemFailure { code, message, detail, sent } = *failure;
                self.failed.push(Failed { index, id, code, message, detail, sent });
            }
        }
    }

    /// Adds what comes after it.
    pub(super) fn append(&mut self, mut next: Self) {
        self.succeeded.append(&mut next.succeeded);
        self.failed.append(&mut next.failed);
        self.unknown.append(&mut next.unknown);
        self.unmatched.append(&mut next.unmatched);
    }
}

/// Writes one line: `498 succeeded, 1 failed, 1 unknown`.
impl fmt::Display for BatchOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { succeeded, failed, unknown, unmatched } = self;
        write!(f, "{} succeeded, {} failed, {} unknown", succeeded.len(), failed.len(), unknown.len())?;
        match unmatched.len() {
            0 => Ok(()),
            1 => f.write_str("; 1 result about an item that was not sent"),
            many => write!(f, "; {many} results about items that were not sent"),
        }
    }
}
