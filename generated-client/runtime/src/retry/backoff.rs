//! The random wait before a retry.

use std::time::Duration;

/// Bounds that double from retry to retry; each wait is a random part of its bound.
///
/// Calls that failed together therefore do not retry together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Backoff {
    /// The bound before the first retry.
    pub first: Duration,
    /// The largest bound before any retry.
    pub most: Duration,
}

impl Default for Backoff {
    fn default() -> Self {
        Self { first: Duration::from_millis(500), most: Duration::from_secs(20) }
    }
}

impl Backoff {
    /// Returns a random wait after this many attempts.
    pub fn wait(&self, attempts: u32) -> Duration {
        self.bound(attempts).mul_f64(fastrand::f64())
    }

    fn bound(&self, attempts: u32) -> Duration {
        let factor = 2_u32.saturating_pow(attempts.saturating_sub(1));
        self.first.saturating_mul(factor).min(self.most)
    }
}

#[cfg(test)]
#[path = "backoff_test.rs"]
mod test;
