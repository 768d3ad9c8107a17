//! The number of retries that a client may make, so that retries do not multiply an outage.

use std::sync::atomic::{AtomicU32, Ordering};

/// The retries that are left, shared by the clones of a client.
///
/// The budget counts in tenths of a retry. A call that succeeds at its first attempt returns a
/// tenth, and a retry that succeeds returns itself. Retries against a healthy service therefore
/// cost nothing in the long run, and retries during an outage end soon.
pub(crate) struct RetryBudget {
    tenths: AtomicU32,
    most: u32,
}

/// The cost of a retry, in tenths.
const RETRY: u32 = 10;

impl RetryBudget {
    /// The retries of a client unless its caller sets another number.
    pub const RETRIES: u32 = 100;

    /// Creates a budget of this many retries in a row without success.
    pub fn new(retries: u32) -> Self {
        let most = retries.saturating_mul(RETRY);
        Self { tenths: AtomicU32::new(most), most }
    }

    /// Reserves a retry, if one is left. A retry that is not made returns to the budget.
    pub fn reserve(&self) -> Option<ReservedRetry<'_>> {
        let less = |tenths: u32| tenths.checked_sub(RETRY);
        self.tenths.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).ok()?;
        Some(ReservedRetry { budget: self, is_made: false })
    }

    /// Records the success of a first attempt or of a retry.
    pub fn succeed(&self, after_retry: bool) {
        self.gain(if after_retry { RETRY } else { 1 });
    }

    fn gain(&self, gain: u32) {
        let more = |tenths: u32| (tenths < self.most).then(|| tenths.saturating_add(gain).min(self.most));
        let _full = self.tenths.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}

/// A retry that was taken from the budget. Dropping it returns it, unless the retry was made.
#[must_use]
pub(crate) struct ReservedRetry<'a> {
    budget: &'a RetryBudget,
    is_made: bool,
}

impl ReservedRetry<'_> {
    /// Records that the retry is made now.
    pub fn make(mut self) {
        self.is_made = true;
    }
}

impl Drop for ReservedRetry<'_> {
    fn drop(&mut self) {
        if !self.is_made {
            self.budget.gain(RETRY);
        }
    }
}

#[cfg(test)]
#[path = "budget_test.rs"]
mod test;
