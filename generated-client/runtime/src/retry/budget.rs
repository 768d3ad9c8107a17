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

    /// Takes a retry and returns whether one was left.
    pub fn take(&self) -> bool {
        let less = |tenths: u32| tenths.checked_sub(RETRY);
        self.tenths.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }

    /// Records the success of a first attempt or of a retry.
    pub fn succeed(&self, after_retry: bool) {
        let gain = if after_retry { RETRY } else { 1 };
        let more = |tenths: u32| (tenths < self.most).then(|| tenths.saturating_add(gain).min(self.most));
        let _full = self.tenths.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}

#[cfg(test)]
#[path = "budget_test.rs"]
mod test;
