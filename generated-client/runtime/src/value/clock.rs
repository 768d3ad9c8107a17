//! The time of day, replaceable in tests.

use std::time::SystemTime;

/// A source of the time of day, for signatures and the age of tokens.
///
/// Any closure that returns a [`SystemTime`] is a clock (default: [`SystemTime::now`]).
pub trait Clock: Send + Sync {
    /// Returns the time of day.
    fn now(&self) -> SystemTime;
}

impl<F: Fn() -> SystemTime + Send + Sync> Clock for F {
    fn now(&self) -> SystemTime {
        self()
    }
}
