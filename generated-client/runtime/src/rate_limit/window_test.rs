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

const SLACK: Duration = Duration::from_millis(250);

/// A request that was sent, and its latest possible arrival.
struct Sent {
    number: u64,
    start: Instant,
    latest: Instant,
    has_response: bool,
}

/// A sliding window, with the facts by which it is judged.
struct Case {
    window: SlidingWindow,
    rates: &'static [Rate],
    now: Instant,
    sent: Vec<Sent>,
    permits: usize,
    paused_until: Option<Instant>,
}

impl Case {
    fn new(rates: &'static [Rate]) -> Self {
        let (window, now) = (SlidingWindow::new(rates.to_vec(), SLACK), Instant::now());
        Self { window, rates, now, sent: Vec::new(), permits: 0, paused_until: None }
    }

    /// Whether another request at `now` could exceed a rate, if every permit became a request, or
    /// falls into a pause.
    fn is_full(&self, now: Instant) -> bool {
        self.paused_until.is_some_and(|until| now < until)
            || self.rates.iter().any(|rate| {
                let counted = self.sent.iter().filter(|sent| now < sent.latest + rate.window).count();
                counted + self.permits >= usize::try_from(rate.calls).unwrap()
            })
    }

    fn take(&mut self) {
        let full = self.is_full(self.now);
        match self.window.wait(self.now) {
            Duration::ZERO => {
                assert!(!full, "a permit too many");
                self.window.take();
                self.permits += 1;
            }
            Duration::MAX => assert!(self.rates.iter().any(|rate| self.permits >= rate.calls as usize)),
            wait => {
                let over = self.now + wait;
                assert!(full && self.is_full(over - Duration::from_nanos(1)), "withheld without need");
                assert!(!self.is_full(over), "a wait that is too short");
                assert_eq!(self.window.wait(over), Duration::ZERO);
            }
        }
    }

    fn start(&mut self) {
        let number = self.window.start(self.now);
        self.permits -= 1;
        self.sent.push(Sent { number, start: self.now, latest: self.now + SLACK, has_response: false });
    }

    /// A response arrives for a random request among those without.
    fn respond(&mut self, random: &mut Random) {
        let mut waiting: Vec<_> = self.sent.iter_mut().filter(|sent| !sent.has_response).collect();
        if waiting.is_empty() {
            return;
        }
        let index = usize::try_from(random.below(waiting.len() as u64)).unwrap();
        let sent = waiting.swap_remove(index);
        sent.has_response = true;
        sent.latest = sent.latest.min(self.now);
        self.window.respond(sent.number, self.now);
    }

    fn pause(&mut self, wait: Duration) {
        self.window.pause(self.now + wait);
        self.paused_until = self.paused_until.max(Some(self.now + wait));
    }

    /// Checks all windows of random arrivals.
    fn check_windows(&self, random: &mut Random) {
        let mut arrival = |sent: &Sent| {
            let way = u64::try_from((sent.latest - sent.start).as_nanos()).unwrap();
            sent.start + Duration::from_nanos(random.below(way + 1))
        };
        let mut arrivals: Vec<_> = self.sent.iter().map(&mut arrival).collect();
        arrivals.sort();
        for rate in self.rates {
            for (index, first) in arrivals.iter().enumerate() {
                let held = arrivals[index..].iter().take_while(|arrival| **arrival - *first < rate.window).count();
                assert!(held <= rate.calls as usize, "{held} arrivals in a window of {rate:?}");
            }
        }
    }
}

#[test]
fn no_window_exceeds_a_rate_and_no_request_waits_without_need() {
    for (seed, rates) in (1..).zip(RATES.iter().cycle().take(100)) {
        let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ seed);
        let mut case = Case::new(rates);
        for _ in 0..800 {
            case.now += random.pause();
            match random.below(11) {
                0..=3 => case.take(),
                4..=6 if case.permits > 0 => case.start(),
                7 if case.permits > 0 => {
                    case.window.give_back();
                    case.permits -= 1;
                }
                7 if random.below(5) == 0 => case.pause(random.pause()),
                8..=10 => case.respond(&mut random),
                _ => {}
            }
        }
        assert!(case.sent.len() > 10, "too few requests to judge");
        case.check_windows(&mut random);
    }
}

#[test]
fn memory_is_bounded_by_the_longest_window() {
    let rates = vec![Rate::per_minute(10), Rate::new(1000, Duration::from_secs(20))];
    let mut window = SlidingWindow::new(rates, SLACK);
    let mut now = Instant::now();
    for number in 0..10_000 {
        now += window.wait(now);
        window.take();
        let sent = window.start(now);
        if number % 2 == 0 {
            window.respond(sent, now);
        }
        assert!(window.arrivals.len() + window.sent.len() <= 10);
    }
    now += Duration::from_secs(61);
    assert!(window.is_idle(now));
}

#[test]
fn windows_of_extreme_lengths_do_not_overflow() {
    let rates = vec![Rate::new(1, Duration::MAX), Rate::new(u32::MAX, Duration::ZERO)];
    let mut window = SlidingWindow::new(rates, SLACK);
    let now = Instant::now();
    assert_eq!(window.wait(now), Duration::ZERO);
    window.take();
    assert_eq!(window.wait(now), Duration::MAX);
    let sent = window.start(now);
    assert_eq!(window.wait(now), Duration::MAX);
    window.respond(sent, now);
    assert_eq!(window.wait(now), Duration::MAX);
}
