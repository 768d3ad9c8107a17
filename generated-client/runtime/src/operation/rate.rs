//! Rate limits of an operation.

use std::time::Duration;

/// A rate: the number of calls that any window of time may contain.
///
/// A client keeps the documented rates of each operation and [those of the
/// caller](crate::Builder::rate). A call that would exceed a rate waits, first come, first served.
/// Each attempt counts, retries included. Token requests do not count.
///
/// The rate is exact where attempts of a client and its clones arrive: no window at the server,
/// wherever it begins, contains more than `calls` arrivals. The way to the server may take up to
/// [the slack](crate::Builder::rate_slack) longer for one attempt than for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The number of calls.
    pub calls: u32,
    /// The window.
    pub window: Duration,
}

impl Rate {
    /// Creates a rate of `calls` in any `window`.
    #[must_use]
    pub const fn new(calls: u32, window: Duration) -> Self {
        Self { calls, window }
    }

    /// Creates a rate of `calls` in any second.
    #[must_use]
    pub const fn per_second(calls: u32) -> Self {
        Self::new(calls, Duration::from_secs(1))
    }

    /// Creates a rate of `calls` in any minute.
    #[must_use]
    pub const fn per_minute(calls: u32) -> Self {
        Self::new(calls, Duration::from_secs(60))
    }
}
