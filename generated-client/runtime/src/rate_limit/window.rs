//! When sends were started, and when the next one may be.

use crate::operation::Rate;
use std::collections::VecDeque;
use std::time::Duration;
use tokio::time::Instant;

/// The starts that some rate still counts, and the permits whose starts are to come.
///
/// A place counts from when it is taken, as nobody knows when its send will start. So whenever that
/// is, no window holds more starts than its rate allows, and none is kept back without need.
pub(super) struct SlidingWindow {
    rates: Vec<Rate>,
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

    /// Keeps these rates too, from now on.
    pub fn keep(&mut self, rates: &[Rate]) {
        for rate in rates {
            if !self.rates.contains(rate) {
                self.rates.push(*rate);
                self.longest = self.longest.max(rate.window);
            }
        }
    }

    /// Takes a place if every rate allows it, or says after which time to ask again:
    /// [`Duration::MAX`] if that depends on a place that is taken.
    pub fn take(&mut self, now: Instant) -> Result<(), Duration> {
        let pause = self.paused_until.map_or(Duration::ZERO, |until| until.saturating_duration_since(now));
        let wait = self.rates.iter().map(|rate| self.wait(rate, now)).chain([pause]).max().unwrap_or_default();
        if wait > Duration::ZERO {
            return Err(wait);
        }
        self.permits += 1;
        Ok(())
    }

    /// Lets nothing be taken before `until`, nor before what was said so earlier.
    pub fn pause(&mut self, until: Instant) {
        self.paused_until = self.paused_until.max(Some(until));
    }

    /// Whether nothing in it could keep back a call.
    pub fn is_idle(&self, now: Instant) -> bool {
        let is_over = |start: &Instant| now - *start >= self.longest;
        self.permits == 0
            && self.starts.back().is_none_or(is_over)
            && self.paused_until.is_none_or(|until| until <= now)
    }

    /// Makes a start of a place.
    pub fn start(&mut self, now: Instant) {
        self.permits -= 1;
        while self.starts.front().is_some_and(|start| now - *start >= self.longest) {
            self.starts.pop_front();
        }
        self.starts.push_back(now);
    }

    /// Gives back a place that nothing was started from.
    pub fn give_back(&mut self) {
        self.permits -= 1;
    }

    fn wait(&self, rate: &Rate, now: Instant) -> Duration {
        let calls = usize::try_from(rate.calls).unwrap_or(usize::MAX);
        let free = calls.saturating_sub(self.permits);
        if free == 0 {
            return Duration::MAX;
        }
        // Of the latest starts, the rate allows as many as it has free; the one before them has to be over.
        match self.starts.len().checked_sub(free) {
            Some(index) => rate.window.saturating_sub(now - self.starts[index]),
            None => Duration::ZERO,
        }
    }
}

#[cfg(test)]
#[path = "window_test.rs"]
mod test;
