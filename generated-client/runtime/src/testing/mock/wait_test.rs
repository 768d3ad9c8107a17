//! A wait in each unit.

use super::in_unit;
use crate::operation::WaitUnit;
use std::time::{Duration, UNIX_EPOCH};

#[test]
fn a_wait_is_written_in_the_unit_of_its_header() {
    let now = UNIX_EPOCH + Duration::from_millis(1_795_000_000_600);
    for (unit, expected) in [
        (WaitUnit::Seconds, 3),
        (WaitUnit::Milliseconds, 2001),
        (WaitUnit::EpochSeconds, 1_795_000_003),
        (WaitUnit::EpochMilliseconds, 1_795_000_002_601),
    ] {
        assert_eq!(in_unit(Duration::from_millis(2001), unit, now), expected, "{unit:?}");
    }
}
