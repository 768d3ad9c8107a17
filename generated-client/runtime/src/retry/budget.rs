//! How many repeats a client may make: an outage must not be multiplied by them.

use std::sync::atomic::{AtomicU32, Ordering};

/// Repeats that may still be made, shared by clones of a client.
///
/// It counts in tenths: each call that succeeds at once gives a tenth back, each repeat that helps gives itself back.
/// So the repeats of a healthy service cost nothing in the long run, and those of an outage end soon.
pub(crate) struct RetryBudget {
    tenths: AtomicU32,
    most: u32,
}

/// What a repeat costs.
const RETRY: u32 = 10;

impl RetryBudget {
    /// Unless a caller says otherwise.
    pub const RETRIES: u32 = 100;

    /// Allows this many repeats in a row that do not help.
    pub fn new(retries: u32) -> Self {
        let most = retries.saturating_mul(RETRY);
        Self { tenths: AtomicU32::new(most), most }
    }

    /// Takes a repeat, if there is one left.
    pub fn take(&self) -> bool {
        let less = |tenths: u32| tenths.checked_sub(RETRY);
        self.tenths.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }

    /// Notes a success, after a repeat or at once.
    pub fn succeed(&self, after_retry: bool) {
        let gain = if after_retry { RETRY } else { 1 };
        let more = |tenths: u32| (tenths < self.most).then(|| tenths.saturating_add(gain).min(self.most));
        let _full = self.tenths.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}

#[cfg(test)]
#[path = "budget_test.rs"]
mod test;
