//! The sliding window: when requests were sent, and when the next one may be sent.

use crate::operation::Rate;
use std::collections::VecDeque;
use std::time::Duration;
use tokio::time::Instant;

/// The starts that any rate still counts, and the number of permits without a start.
///
/// A permit counts from the moment when it is taken, because the moment of its start is unknown. No
/// window therefore contains more starts than its rate allows, and no start waits without need.
pub(super) struct SlidingWindow {
    rates: Vec<Rate>,
    /// The longest window of the rates.
    longest: Duration,
    starts: VecDeque<Instant>,
    permits: usize,
    paused_until: Option<Instant>,
}

impl SlidingWindow {
    pub fn new(rates: Vec<Rate>) -> Self {
        let longest = rates.iter().map(|rate| rate.window).max().unwrap_or_default();
        Self { rates, longest, starts: VecDeque::new(), permits: 0, paused_until: None }
    }

    /// Adds rates to keep from now on.
    pub fn keep(&mut self, rates: &[Rate]) {
        for rate in rates {
            if !self.rates.contains(rate) {
                self.rates.push(*rate);
                self.longest = self.longest.max(rate.window);
            }
        }
    }

    /// Takes a permit if every rate allows it, or returns the time after which to try again.
    ///
    /// The time is [`Duration::MAX`] if it depends on a permit that was taken.
    pub fn take(&mut self, now: Instant) -> Result<(), Duration> {
        let pause = self.paused_until.map_or(Duration::ZERO, |until| until.saturating_duration_since(now));
        let wait = self.rates.iter().map(|rate| self.wait(rate, now)).chain([pause]).max().unwrap_or_default();
        if wait > Duration::ZERO {
            return Err(wait);
        }
        self.permits += 1;
        Ok(())
    }

    /// Withholds permits until `until`, or until the end of an earlier pause that is longer.
    pub fn pause(&mut self, until: Instant) {
        self.paused_until = self.paused_until.max(Some(until));
    }

    /// Whether no start, permit or pause has an effect any longer.
    pub fn is_idle(&self, now: Instant) -> bool {
        let is_over = |start: &Instant| now - *start >= self.longest;
        self.permits == 0
            && self.starts.back().is_none_or(is_over)
            && self.paused_until.is_none_or(|until| until <= now)
    }

    /// Turns a permit into a start.
    pub fn start(&mut self, now: Instant) {
        self.permits -= 1;
        while self.starts.front().is_some_and(|start| now - *start >= self.longest) {
            self.starts.pop_front();
        }
        self.starts.push_back(now);
    }

    /// Returns a permit that was not started.
    pub fn give_back(&mut self) {
        self.permits -= 1;
    }

    /// Returns how long this rate withholds the next permit.
    fn wait(&self, rate: &Rate, now: Instant) -> Duration {
        let calls = usize::try_from(rate.calls).unwrap_or(usize::MAX);
        let free = calls.saturating_sub(self.permits);
        if free == 0 {
            return Duration::MAX;
        }
        // The window may contain `free - 1` of the latest starts. The start before them must have
        // left the window.
        match self.starts.len().checked_sub(free) {
            Some(index) => rate.window.saturating_sub(now - self.starts[index]),
            None => Duration::ZERO,
        }
    }
}

#[cfg(test)]
#[path = "window_test.rs"]
mod test;
