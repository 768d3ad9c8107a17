//! Sliding windows under random arrivals, with a clock that the test moves.

use super::SlidingWindow;
use crate::operation::Rate;
use std::time::Duration;
use tokio::time::Instant;

const RATES: [&[Rate]; 5] = [
    &[Rate::per_second(1)],
    &[Rate::per_second(5)],
    &[Rate::per_minute(20), Rate::per_second(5)],
    &[Rate::per_second(7), Rate::new(3, Duration::from_millis(130)), Rate::per_minute(90)],
    &[Rate::per_minute(4), Rate::per_second(9)],
];

/// Pseudo-random numbers, the same in each run (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    /// Returns a pause: mostly short, sometimes long, in nanoseconds or whole seconds.
    fn pause(&mut self) -> Duration {
        match self.below(8) {
            0 | 1 => Duration::ZERO,
            2..=4 => Duration::from_nanos(self.below(20_000_000)),
            5 => Duration::from_nanos(self.below(2_000_000_000)),
            6 => Duration::from_secs(self.below(3)),
            _ if self.below(9) == 0 => Duration::from_nanos(self.below(90_000_000_000)),
            _ => Duration::from_nanos(self.below(300_000_000)),
        }
    }
}

/// A sliding window, with the facts by which it is judged.
struct Case {
    window: SlidingWindow,
    rates: &'static [Rate],
    now: Instant,
    starts: Vec<Instant>,
    permits: usize,
    paused_until: Option<Instant>,
}

impl Case {
    fn new(rates: &'static [Rate]) -> Self {
        let (window, now) = (SlidingWindow::new(rates.to_vec()), Instant::now());
        Self { window, rates, now, starts: Vec::new(), permits: 0, paused_until: None }
    }

    /// Whether a start at `now` would exceed a rate, if every permit became a start, or falls into
    /// a pause.
    fn is_full(&self, now: Instant) -> bool {
        self.paused_until.is_some_and(|until| now < until)
            || self.rates.iter().any(|rate| {
                let counted = self.starts.iter().rev().take_while(|start| now - **start < rate.window).count();
                counted + self.permits >= usize::try_from(rate.calls).unwrap()
            })
    }

    fn take(&mut self) {
        let full = self.is_full(self.now);
        match self.window.take(self.now) {
            Ok(()) => {
                assert!(!full, "a permit too many");
                self.permits += 1;
            }
            Err(Duration::MAX) => assert!(self.rates.iter().any(|rate| self.permits >= rate.calls as usize)),
            Err(wait) => {
                let over = self.now + wait;
                assert!(full && self.is_full(over - Duration::from_nanos(1)), "withheld without need");
                assert!(!self.is_full(over), "a wait that is too short");
                self.window.take(over).expect("a permit after the wait");
                self.window.give_back();
            }
        }
    }

    fn start(&mut self) {
        self.window.start(self.now);
        self.permits -= 1;
        self.starts.push(self.now);
    }

    fn pause(&mut self, wait: Duration) {
        self.window.pause(self.now + wait);
        self.paused_until = self.paused_until.max(Some(self.now + wait));
    }

    fn check_windows(&self) {
        for rate in self.rates {
            for (index, first) in self.starts.iter().enumerate() {
                let starts = self.starts[index..].iter().take_while(|start| **start - *first < rate.window).count();
                assert!(starts <= rate.calls as usize, "{starts} starts in a window of {rate:?}");
            }
        }
    }
}

#[test]
fn no_window_exceeds_a_rate_and_no_start_waits_without_need() {
    for (seed, rates) in (1..).zip(RATES.iter().cycle().take(100)) {
        let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ seed);
        let mut case = Case::new(rates);
        for _ in 0..500 {
            case.now += random.pause();
            match random.below(8) {
                0..=3 => case.take(),
                4..=6 if case.permits > 0 => case.start(),
                7 if case.permits > 0 => {
                    case.window.give_back();
                    case.permits -= 1;
                }
                7 if random.below(5) == 0 => case.pause(random.pause()),
                _ => {}
            }
        }
        assert!(case.starts.len() > 10, "too few starts to judge");
        case.check_windows();
    }
}

#[test]
fn memory_is_bounded_by_the_longest_window() {
    let mut window = SlidingWindow::new(vec![Rate::per_minute(10), Rate::new(1000, Duration::from_secs(20))]);
    let mut now = Instant::now();
    for _ in 0..10_000 {
        if let Err(wait) = window.take(now) {
            now += wait;
            window.take(now).expect("a permit");
        }
        window.start(now);
        assert!(window.starts.len() <= 10);
    }
}

#[test]
fn windows_of_extreme_lengths_do_not_overflow() {
    let mut window = SlidingWindow::new(vec![Rate::new(1, Duration::MAX), Rate::new(u32::MAX, Duration::ZERO)]);
    let now = Instant::now();
    window.take(now).expect("a permit");
    assert_eq!(window.take(now), Err(Duration::MAX));
    window.start(now);
    assert_eq!(window.take(now), Err(Duration::MAX));
}
