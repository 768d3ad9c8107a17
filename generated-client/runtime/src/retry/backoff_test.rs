//! The waits before retries.

use super::Backoff;
use std::time::Duration;

#[test]
fn bounds_double_up_to_a_cap() {
    let backoff = Backoff { first: Duration::from_millis(500), most: Duration::from_secs(3) };
    let bounds = [1, 2, 3, 4, 5, 40].map(|attempts| backoff.bound(attempts).as_millis());
    assert_eq!(bounds, [500, 1000, 2000, 3000, 3000, 3000]);
}

#[test]
fn waits_spread_from_zero_to_the_bound() {
    let backoff = Backoff::default();
    let waits: Vec<Duration> = (0..1000).map(|_| backoff.wait(3)).collect();
    assert!(waits.iter().all(|wait| *wait <= backoff.bound(3)));
    let [low, high] = [0.1, 0.9].map(|part| backoff.bound(3).mul_f64(part));
    assert!(waits.iter().any(|wait| *wait < low) && waits.iter().any(|wait| *wait > high));
}
