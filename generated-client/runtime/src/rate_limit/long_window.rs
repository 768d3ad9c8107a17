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
    /// The number of arrivals in the intervals.
    count: u64,
}

struct Interval {
    first: Instant,
    last: Instant,
    count: u64,
}

impl LongWindow {
    /// Whether a rate is kept by counts, because it has more calls than intervals.
    pub fn is_for(rate: &Rate) -> bool {
        rate.window >= LONG && rate.calls > INTERVALS
    }

    pub fn new(rate: Rate) -> Self {
        Self { rate, intervals: VecDeque::new(), count: 0 }
    }

    pub fn rate(&self) -> Rate {
        self.rate
    }

    /// Counts an arrival, and forgets those that have left the window by `now`.
    pub fn note(&mut self, arrival: Instant, now: Instant) {
        while let Some(first) = self.intervals.front().filter(|first| rest(self.rate, first.last, now).is_zero()) {
            self.count -= first.count;
            self.intervals.pop_front();
        }
        self.count += 1;
        let length = self.rate.window / INTERVALS;
        match self.intervals.back_mut().filter(|last| arrival.saturating_duration_since(last.first) < length) {
            Some(interval) => {
                interval.last = interval.last.max(arrival);
                interval.count += 1;
            }
            None => self.intervals.push_back(Interval { first: arrival, last: arrival, count: 1 }),
        }
    }

    /// Returns how long the rate withholds the next permit.
    ///
    /// `sent` are the latest arrivals of further requests in their order. `permits` is the number
    /// of requests that were not sent yet. The time is [`Duration::MAX`] if it depends on a permit.
    pub fn wait(&self, sent: impl ExactSizeIterator<Item = Instant>, permits: usize, now: Instant) -> Duration {
        let wide = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let calls = u64::from(self.rate.calls);
        let mut used = self.count.saturating_add(wide(permits)).saturating_add(wide(sent.len()));
        if used < calls {
            return Duration::ZERO;
        }
        let counted = self.intervals.iter().map(|interval| (interval.last, interval.count));
        for (last, count) in counted.chain(sent.map(|arrival| (arrival, 1))) {
            used -= count;
            if used < calls {
                return rest(self.rate, last, now);
            }
        }
        Duration::MAX
    }

    /// Whether all arrivals have left the window, also those of requests without a response.
    pub fn is_idle(&self, mut sent: impl Iterator<Item = Instant>, now: Instant) -> bool {
        let is_over = |arrival: Instant| rest(self.rate, arrival, now).is_zero();
        self.intervals.back().is_none_or(|interval| is_over(interval.last)) && sent.all(is_over)
    }

    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.intervals.len()
    }
}

/// Returns the time until an arrival leaves the window of a rate.
fn rest(rate: Rate, arrival: Instant, now: Instant) -> Duration {
    let ahead = arrival.saturating_duration_since(now);
    rate.window.saturating_add(ahead).saturating_sub(now.saturating_duration_since(arrival))
}

#[cfg(test)]
#[path = "long_window_test.rs"]
mod test;
