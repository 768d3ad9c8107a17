//! Long windows: how much they keep, and how exact they are.

use super::LongWindow;
use crate::operation::Rate;
use std::time::Duration;
use tokio::time::Instant;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Returns the wait with `permits` that were not sent.
fn wait(window: &LongWindow, permits: usize, now: Instant) -> Duration {
    window.wait([].into_iter(), permits, now)
}

#[test]
fn a_day_of_a_million_calls_is_kept_in_a_minute_each() {
    let mut window = LongWindow::new(Rate::per_day(1_000_000));
    let begin = Instant::now();
    let step = DAY / 1_000_000;
    for number in 0..1_000_000 {
        let now = begin + step * number;
        assert_eq!(wait(&window, 0, now), Duration::ZERO, "{number}");
        window.note(now, now);
    }
    assert!(window.len() <= 1441, "{}", window.len());
    // The first interval leaves the window up to a minute after its first call.
    let wait = wait(&window, 0, begin + step * 999_999);
    assert!(wait <= Duration::from_secs(60) + step && !wait.is_zero(), "{wait:?}");
    assert!(window.is_idle([].into_iter(), begin + 2 * DAY));
}

#[test]
fn no_day_contains_more_calls_than_the_rate() {
    let mut window = LongWindow::new(Rate::per_day(100));
    let mut now = Instant::now();
    let mut arrivals = Vec::new();
    for number in 0..1000_u64 {
        now += wait(&window, 0, now) + Duration::from_secs(number % 7 * 150);
        window.note(now, now);
        arrivals.push(now);
    }
    for group in arrivals.windows(101) {
        assert!(group[100] - group[0] >= DAY);
    }
}

#[test]
fn open_requests_count_and_have_no_end() {
    let window = LongWindow::new(Rate::per_day(2));
    let now = Instant::now();
    let waits = [0, 1, 2, 3].map(|open| wait(&window, open, now));
    assert_eq!(waits, [Duration::ZERO, Duration::ZERO, Duration::MAX, Duration::MAX]);
}

#[test]
fn a_count_leaves_with_the_window() {
    let mut window = LongWindow::new(Rate::per_day(2));
    let begin = Instant::now();
    let after = |seconds| begin + Duration::from_secs(seconds);
    window.note(begin, begin);
    window.note(after(100), after(100));
    assert_eq!(wait(&window, 0, after(200)), Duration::from_secs(86_200));
    assert_eq!(wait(&window, 1, after(200)), Duration::from_secs(86_300));
    assert_eq!(wait(&window, 0, begin + DAY), Duration::ZERO);
}

#[test]
fn a_request_without_a_response_leaves_the_window_after_its_latest_arrival() {
    let window = LongWindow::new(Rate::per_day(1));
    let now = Instant::now();
    let sent = now + Duration::from_millis(250);
    assert_eq!(window.wait([sent].into_iter(), 0, now), DAY + Duration::from_millis(250));
    assert_eq!(window.wait([sent].into_iter(), 0, sent + DAY), Duration::ZERO);
}

#[test]
fn counts_are_for_rates_with_more_calls_than_intervals() {
    let hour = Duration::from_secs(60 * 60);
    for (rate, is_long) in [
        (Rate::per_day(1440), false),
        (Rate::per_day(1441), true),
        (Rate::new(1441, hour), true),
        (Rate::new(u32::MAX, Duration::from_secs(3599)), false),
    ] {
        assert_eq!(LongWindow::is_for(&rate), is_long, "{rate:?}");
    }
}
