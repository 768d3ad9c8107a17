//! A sliding window of an hour or more, which counts requests instead of keeping each of them.

use crate::operation::Rate;
use std::collections::VecDeque;
use std::time::Duration;
use tokio::time::Instant;

/// The number of intervals of a window.
const INTERVALS: u32 = 1440;

/// The shortest window that is long.
const LONG: Duration = Duration::from_secs(60 * 60);

/// The arrivals of a long window, counted by intervals.
///
/// An arrival counts until the window has passed after the last arrival of its interval, so it
/// counts up to a 1,440th of the window longer than it has to.
pub(super) struct LongWindow {
    rate: Rate,
    /// The counts of arrivals, each with the latest of them.
    intervals: VecDeque<Interval>,
}

struct Interval {
    first: Instant,
    last: Instant,
    count: u64,
}

impl LongWindow {
    /// Whether a rate is kept by counts.
    pub fn is_for(rate: &Rate) -> bool {
        rate.window >= LONG
    }

    pub fn new(rate: Rate) -> Self {
        Self { rate, intervals: VecDeque::new() }
    }

    pub fn rate(&self) -> Rate {
        self.rate
    }

    /// Counts an arrival, and forgets those that have left the window by `now`.
    pub fn note(&mut self, arrival: Instant, now: Instant) {
        while self.intervals.front().is_some_and(|interval| self.rest(interval, now).is_zero()) {
            self.intervals.pop_front();
        }
        let length = self.rate.window / INTERVALS;
        match self.intervals.back_mut().filter(|last| arrival.saturating_duration_since(last.first) < length) {
            Some(interval) => {
                interval.last = interval.last.max(arrival);
                interval.count += 1;
            }
            None => self.intervals.push_back(Interval { first: arrival, last: arrival, count: 1 }),
        }
    }

    /// Returns how long the rate withholds the next permit, with `open` requests and permits whose
    /// arrivals are still to come.
    ///
    /// The time is [`Duration::MAX`] if it depends on one of these.
    pub fn wait(&self, open: usize, now: Instant) -> Duration {
        let calls = u64::from(self.rate.calls);
        let open = u64::try_from(open).unwrap_or(u64::MAX);
        let live = self.intervals.iter().filter(|interval| !self.rest(interval, now).is_zero());
        let mut used = open.saturating_add(live.map(|interval| interval.count).sum());
        if used < calls {
            return Duration::ZERO;
        }
        for interval in self.intervals.iter().filter(|interval| !self.rest(interval, now).is_zero()) {
            used -= interval.count;
            if used < calls {
                return self.rest(interval, now);
            }
        }
        Duration::MAX
    }

    /// Whether all arrivals have left the window.
    pub fn is_idle(&self, now: Instant) -> bool {
        self.intervals.back().is_none_or(|interval| self.rest(interval, now).is_zero())
    }

    /// Returns the time until the arrivals of an interval leave the window.
    fn rest(&self, interval: &Interval, now: Instant) -> Duration {
        self.rate.window.saturating_sub(now.saturating_duration_since(interval.last))
    }

    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.intervals.len()
    }
}

#[cfg(test)]
#[path = "long_window_test.rs"]
mod test;
