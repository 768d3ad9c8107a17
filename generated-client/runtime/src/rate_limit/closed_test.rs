//! Calls that wait for a closed limiter, and calls that are refused.

use super::Closed;
use std::time::Duration;

#[test]
fn a_call_needs_time_for_the_wait_and_for_its_exchange() {
    for (wait, time_left, is_accepted) in [
        (0, 0, true),
        (100, 101, false),
        (100, 102, true),
        (9_000, 9_090, false),
        (9_000, 9_091, true),
        (300_000, 300_000, false),
        (300_000, 301_000, false),
        (300_000, 301_001, true),
    ] {
        let [wait, time_left] = [wait, time_left].map(Duration::from_millis);
        let expected = if is_accepted { Ok(()) } else { Err(Closed { wait }) };
        assert_eq!(Closed::check(wait, time_left), expected, "{wait:?}, {time_left:?}");
    }
    assert!(Closed::check(Duration::MAX, Duration::MAX).is_err());
}
