//! What a batch did so far, in numbers.

use super::part::BatchPart;
use std::fmt;

/// Counts of a batch that is running.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BatchSummary {
    /// Calls that were made.
    pub calls: usize,
    /// Calls that failed, among those that were made.
    pub failed_calls: usize,
    /// Items that succeeded.
    pub succeeded: usize,
    /// Items that failed.
    pub failed: usize,
    /// Items of which nobody knows.
    pub unknown: usize,
    /// Results about items that were not sent.
    pub unmatched: usize,
}

impl BatchSummary {
    /// Returns how many items it counts.
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
