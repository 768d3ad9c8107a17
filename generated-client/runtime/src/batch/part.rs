//! The result of one call of a batch.

use super::outcome::BatchOutcome;
use crate::error::Error;
use std::ops::Range;
use std::sync::Arc;

/// The items of one call of a batch, and their results.
///
/// Parts arrive in the order of the input, without gaps. The one exception are items that the
/// server refused with [a long wait](super::RunningBatch::stopped_by): their part comes after
/// [`resume`](super::RunningBatch::resume).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BatchPart<T> {
    /// The results of the items. Each `index` counts from the beginning of the batch.
    pub outcome: BatchOutcome,
    pub(super) range: Range<usize>,
    pub(super) items: Vec<T>,
    pub(super) error: Option<Arc<Error>>,
    pub(super) log_id: Option<String>,
    /// Whether a request was sent, or may have been.
    pub(super) called: bool,
}

impl<T> BatchPart<T> {
    /// Returns the positions of the items in the input.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Returns the items in the order of the input.
    #[must_use]
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// Returns the item at this position of the input, if this part contains the position.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<&T> {
        self.items.get(index.checked_sub(self.range.start)?)
    }

    /// Returns the error of the call, if the call failed or its response cannot be read in full.
    ///
    /// If the response cannot be read in full, the outcome still contains the results that can.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        self.error.as_deref()
    }

    /// Returns the id under which the vendor logged the call.
    #[must_use]
    pub fn log_id(&self) -> Option<&str> {
        self.log_id.as_deref()
    }

    /// Returns the failed and unknown items in the order of the input, for another batch.
    #[must_use]
    pub fn into_unsuccessful(self) -> Vec<T> {
        let Self { outcome, range, items, .. } = self;
        let mut succeeded = outcome.succeeded.iter().map(|item| item.index).peekable();
        let unsuccessful = range.zip(items).filter(|(index, _)| succeeded.next_if_eq(index).is_none());
        unsuccessful.map(|(_, item)| item).collect()
    }
}
