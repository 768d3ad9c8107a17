//! Rate limiters that a server has closed for a time.

use std::time::Duration;

/// The refusal of a call that would end before the server accepts calls again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Closed {
    /// The wait that the server still asks for.
    pub wait: Duration,
}

/// The smallest part of the wait, as a divisor, that a call must have left after it.
const PART_LEFT: u32 = 100;

/// The most time that a call must have left after the wait.
const MOST_LEFT: Duration = Duration::from_secs(1);

impl Closed {
    /// Refuses a call with too little time for the wait and for an exchange after it.
    pub fn check(wait: Duration, time_left: Duration) -> Result<(), Self> {
        let needed = wait.saturating_add((wait / PART_LEFT).min(MOST_LEFT));
        if wait.is_zero() || needed < time_left { Ok(()) } else { Err(Self { wait }) }
    }
}

#[cfg(test)]
#[path = "closed_test.rs"]
mod test;
