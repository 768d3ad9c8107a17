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

    /// Creates a rate of `calls` in any 24 hours.
    #[must_use]
    pub const fn per_day(calls: u32) -> Self {
        Self::new(calls, Duration::from_secs(24 * 60 * 60))
    }
}

/// A documented rate for each value of a field of the request.
///
/// Calls that leave the field unset share one rate, like calls with one more value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldRate {
    /// The name of the field, dotted for a member of an object.
    pub field: &'static str,
    /// The rate of each value.
    pub rate: Rate,
}

impl FieldRate {
    /// Creates a rate for each value of `field`.
    #[must_use]
    pub const fn of(field: &'static str, rate: Rate) -> Self {
        Self { field, rate }
    }
}

/// A documented number of calls at a time.
///
/// A call counts until its response was read, a file until it ended or was dropped. The wait before
/// a retry does not count. A call without a value counts as a call with one more value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concurrency {
    /// The number of calls.
    pub max: u32,
    /// The name of the field to whose values the number applies, dotted for a member of an object.
    ///
    /// The number applies to all calls if this is `None`.
    pub field: Option<&'static str>,
}

impl Concurrency {
    /// Creates a bound on all calls of an operation.
    #[must_use]
    pub const fn of(max: u32) -> Self {
        Self { max, field: None }
    }

    /// Creates a bound on the calls for each value of `field`.
    #[must_use]
    pub const fn per(field: &'static str, max: u32) -> Self {
        Self { max, field: Some(field) }
    }
}
