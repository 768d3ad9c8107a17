//! How long to wait before a repeat, where the server does not say.

use std::time::Duration;

/// Waits that double, up to a cap, each of which is then a random part of itself: calls that failed together do
/// not come back together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Backoff {
    /// The most before the first repeat.
    pub first: Duration,
    /// The most before any.
    pub most: Duration,
}

impl Default for Backoff {
    fn default() -> Self {
        Self { first: Duration::from_millis(500), most: Duration::from_secs(20) }
    }
}

impl Backoff {
    /// Returns the wait after this many attempts.
    pub fn wait(&self, attempts: u32) -> Duration {
        self.longest(attempts).mul_f64(fastrand::f64())
    }

    fn longest(&self, attempts: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
        self.first.saturating_mul(doubled).min(self.most)
    }
}

#[cfg(test)]
#[path = "backoff_test.rs"]
mod test;
