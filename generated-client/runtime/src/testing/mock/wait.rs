//! Waits in the unit of their header.

use crate::operation::WaitUnit;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Returns a wait that begins `now`, as a number in a unit. Seconds are rounded up.
pub(super) fn in_unit(wait: Duration, unit: WaitUnit, now: SystemTime) -> u128 {
    let until = now.duration_since(UNIX_EPOCH).unwrap_or_default() + wait;
    match unit {
        WaitUnit::Seconds => whole_seconds(wait),
        WaitUnit::Milliseconds => wait.as_millis(),
        WaitUnit::EpochSeconds => whole_seconds(until),
        WaitUnit::EpochMilliseconds => until.as_millis(),
    }
}

fn whole_seconds(time: Duration) -> u128 {
    u128::from(time.as_secs()) + u128::from(time.subsec_nanos() > 0)
}

#[cfg(test)]
#[path = "wait_test.rs"]
mod test;
