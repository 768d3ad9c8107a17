//! The time of day, so that tests can set it.

use std::time::SystemTime;

/// Tells the time of day, for signatures and for the age of tokens.
///
/// Any closure that returns a [`SystemTime`] is a clock; [`SystemTime::now`] is the default.
pub trait Clock: Send + Sync {
    /// Returns the time of day.
    fn now(&self) -> SystemTime;
}

impl<F: Fn() -> SystemTime + Send + Sync> Clock for F {
    fn now(&self) -> SystemTime {
        self()
    }
}
