//! The counts of a running batch.

use super::part::BatchPart;
use std::fmt;

/// The counts of a running batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BatchSummary {
    /// The number of calls that were made.
    pub calls: usize,
    /// The number of calls that were made and failed.
    pub failed_calls: usize,
    /// The number of items that succeeded.
    pub succeeded: usize,
    /// The number of items that failed.
    pub failed: usize,
    /// The number of items without a known result.
    pub unknown: usize,
    /// The number of results for items that were not sent.
    pub unmatched: usize,
}

impl BatchSummary {
    /// Returns the number of items.
    #[must_use]
    pub fn items(&self) -> usize {
        self.succeeded + self.failed + self.unknown
    }

    pub(super) fn add<T>(&mut self, part: &BatchPart<T>) {
        let outcome = &part.outcome;
        self.calls += usize::from(part.called);
        self.failed_calls += usize::from(part.called && part.error.is_some());
        self.succeeded += outcome.succeeded.len();
        self.failed += outcome.failed.len();
        self.unknown += outcome.unknown.len();
        self.unmatched += outcome.unmatched.len();
    }
}

/// Writes one line: `498 succeeded, 1 failed, 1 unknown in 1 call`.
impl fmt::Display for BatchSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { calls, succeeded, failed, unknown, .. } = self;
        let plural = if *calls == 1 { "" } else { "s" };
        write!(f, "{succeeded} succeeded, {failed} failed, {unknown} unknown in {calls} call{plural}")
    }
}
