//! The results of a batch, item by item.

use super::id::ItemId;
use super::status::{ItemFailure, ItemStatus};
use crate::value::ErrorCode;
use std::fmt;

/// The results of the items of one or more calls.
///
/// Every item is in exactly one of [`succeeded`](Self::succeeded), [`failed`](Self::failed) and
/// [`unknown`](Self::unknown), in the order of the input. Equal items are counted separately.
///
/// - An item that a response reports as succeeded and as failed has failed.
/// - An item that the response does not mention is unknown.
/// - If the response reports only failures, or no items at all, an item that it does not mention
///   has succeeded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BatchOutcome {
    /// The items that succeeded.
    pub succeeded: Vec<Succeeded>,
    /// The items that failed. According to the vendor, they had no effect.
    pub failed: Vec<Failed>,
    /// The items without a known result. They may have had an effect.
    pub unknown: Vec<Unknown>,
    /// Results for items that were not sent, in the order of the responses.
    pub unmatched: Vec<UnmatchedResult>,
}

/// An item that succeeded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Succeeded {
    /// The position of the item in the input, from 0.
    pub index: usize,
    /// The key of the item.
    pub id: ItemId,
}

/// An item that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failed {
    /// The position of the item in the input, from 0.
    pub index: usize,
    /// The key of the item.
    pub id: ItemId,
    /// The vendor's error code, if the result has one.
    pub code: Option<ErrorCode>,
    /// The reason of the failure; empty if the vendor gives none.
    pub message: String,
    /// The vendor's other statements about the failure, unchanged.
    ///
    /// JSON if they belong to the item, a text if they belong to the whole call.
    pub detail: Option<String>,
    /// Whether the item may have reached the vendor.
    pub sent: bool,
}

/// An item without a known result.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unknown {
    /// The position of the item in the input, from 0.
    pub index: usize,
    /// The key of the item.
    pub id: ItemId,
    /// The reason why the result is unknown.
    pub reason: String,
}

/// A result that belongs to no item that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnmatchedResult {
    /// The key in the result; empty if it has none.
    pub id: ItemId,
    /// Whether the result reports a success; `None` if it does not say.
    pub succeeded: Option<bool>,
    /// The vendor's error code, if the result has one.
    pub code: Option<ErrorCode>,
    /// The vendor's message; empty if the result has none.
    pub message: String,
}

impl BatchOutcome {
    /// Returns the number of items.
    #[must_use]
    pub fn len(&self) -> usize {
        self.succeeded.len() + self.failed.len() + self.unknown.len()
    }

    /// Whether there are no items.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the result of every item is known.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.unknown.is_empty()
    }

    /// Whether every item succeeded.
    #[must_use]
    pub fn all_succeeded(&self) -> bool {
        self.failed.is_empty() && self.unknown.is_empty()
    }

    /// Adds an item after all others.
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

    /// Adds the results of the items that follow.
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
            1 => f.write_str("; 1 result for an item that was not sent"),
            many => write!(f, "; {many} results for items that were not sent"),
        }
    }
}
