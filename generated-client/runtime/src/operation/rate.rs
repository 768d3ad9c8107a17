//! Rate limits of an operation.

use std::time::Duration;

/// How many calls a window of time allows.
///
/// A client keeps the documented rates of each operation, and [those of the
/// caller](crate::Builder::rate), before the server complains: what would pass one waits, first
/// come, first served, until it may be sent. Every send counts, a repeat too; fetching a token does
/// not.
///
/// What is exact are the sends as this client and its clones start them: no window, wherever it
/// begins, holds more than `calls`. The server sees arrivals, and the network may bring two closer
/// together than they were started. Where that matters, a lower rate leaves room for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The number of calls.
    pub calls: u32,
    /// The window.
    pub window: Duration,
}

impl Rate {
    /// Allows `calls` in any `window`.
    #[must_use]
    pub const fn new(calls: u32, window: Duration) -> Self {
        Self { calls, window }
    }

    /// Allows `calls` in any second.
    #[must_use]
    pub const fn per_second(calls: u32) -> Self {
        Self::new(calls, Duration::from_secs(1))
    }

    /// Allows `calls` in any minute.
    #[must_use]
    pub const fn per_minute(calls: u32) -> Self {
        Self::new(calls, Duration::from_secs(60))
    }
}
