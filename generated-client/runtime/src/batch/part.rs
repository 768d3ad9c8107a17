//! What one call of a batch did.

use super::outcome::BatchOutcome;
use crate::error::Error;
use std::ops::Range;
use std::sync::Arc;

/// The items of one call of a batch, and what became of them.
///
/// Parts come in the order of the input, without a gap.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BatchPart<T> {
    /// What became of its items. Their `index` counts from the beginning of the batch.
    pub outcome: BatchOutcome,
    pub(super) range: Range<usize>,
    pub(super) items: Vec<T>,
    pub(super) error: Option<Arc<Error>>,
    pub(super) log_id: Option<String>,
    /// Whether a request was made.
    pub(super) called: bool,
}

impl<T> BatchPart<T> {
    /// Returns the positions of its items in the input.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Returns its items in the order of the input.
    #[must_use]
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// Returns the item with this position in the input, if it is one of its own.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<&T> {
        self.items.get(index.checked_sub(self.range.start)?)
    }

    /// Returns the error of the call, if it failed, or if its reply cannot be read in full.
    ///
    /// In the second case the outcome says all the same what the reply says about items.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        self.error.as_deref()
    }

    /// Returns the id under which the vendor logged the call.
    #[must_use]
    pub fn log_id(&self) -> Option<&str> {
        self.log_id.as_deref()
    }

    /// Returns the items that failed or of which nobody knows, in the order of the input, to be
    /// sent once more.
    #[must_use]
    pub fn into_unsuccessful(self) -> Vec<T> {
        let Self { outcome, range, items, .. } = self;
        let mut succeeded = outcome.succeeded.iter().map(|item| item.index).peekable();
        let unsuccessful = range.zip(items).filter(|(index, _)| succeeded.next_if_eq(index).is_none());
        unsuccessful.map(|(_, item)| item).collect()
    }
}
