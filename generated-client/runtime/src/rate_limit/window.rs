//! The sliding window: when requests arrive at the latest, and when the next one may be sent.

use super::long_window::LongWindow;
use crate::operation::Rate;
use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;
use tokio::time::Instant;

/// The arrivals that any rate still counts, and the number of permits without a start.
///
/// - A permit counts from the moment when it is taken, because the moment of its start is unknown.
/// - A request counts until its window has passed after its latest possible arrival: the response,
///   or the slack after the start if that is earlier.
///
/// No window at the server therefore contains more requests than its rate allows, as long as the
/// way to the server takes at most the slack longer for one request than for another.
pub(super) struct SlidingWindow {
    /// The rates with short windows.
    rates: Vec<Rate>,
    /// The rates with long windows, which have no arrivals of their own.
    long: Vec<LongWindow>,
    /// The longest window of the short ones.
    longest: Duration,
    slack: Duration,
    /// The latest possible arrivals that have passed, in their order.
    arrivals: VecDeque<Instant>,
    /// The latest possible arrivals of other requests, by their numbers.
    sent: BTreeMap<u64, Instant>,
    next_number: u64,
    permits: usize,
    paused_until: Option<Instant>,
    /// The end of a pause that the server asked for.
    closed_until: Option<Instant>,
}

impl SlidingWindow {
    pub fn new(rates: Vec<Rate>, slack: Duration) -> Self {
        let (long, rates): (Vec<_>, Vec<_>) = rates.into_iter().partition(LongWindow::is_for);
        let long = long.into_iter().map(LongWindow::new).collect();
        let longest = rates.iter().map(|rate| rate.window).max().unwrap_or_default();
        let (arrivals, sent) = (VecDeque::new(), BTreeMap::new());
        Self {
            rates,
            long,
            longest,
            slack,
            arrivals,
            sent,
            next_number: 0,
            permits: 0,
            paused_until: None,
            closed_until: None,
        }
    }

    /// Adds rates to keep from now on.
    pub fn keep(&mut self, rates: &[Rate]) {
        for rate in rates {
            if LongWindow::is_for(rate) {
                if self.long.iter().all(|long| long.rate() != *rate) {
                    let mut long = LongWindow::new(*rate);
                    self.arrivals.iter().for_each(|arrival| long.note(*arrival, *arrival));
                    self.long.push(long);
                }
            } else if !self.rates.contains(rate) {
                self.rates.push(*rate);
                self.longest = self.longest.max(rate.window);
            }
        }
    }

    /// Returns how long rates and pauses withhold the next permit.
    ///
    /// The time is [`Duration::MAX`] if it depends on a permit that was taken. A response can
    /// shorten it.
    pub fn wait(&self, now: Instant) -> Duration {
        let pause = left(self.paused_until, now);
        let long = self.long.iter().map(|long| long.wait(self.sent.values().copied(), self.permits, now));
        let short = self.rates.iter().map(|rate| self.rate_wait(rate, now));
        short.chain(long).chain([pause]).max().unwrap_or_default()
    }

    /// Takes a permit, after a wait of zero.
    pub fn take(&mut self) {
        self.permits += 1;
    }

    /// Withholds permits until `until`, or until the end of an earlier pause that is longer.
    pub fn pause(&mut self, until: Instant) {
        self.paused_until = self.paused_until.max(Some(until));
    }

    /// Withholds permits like [`pause`](Self::pause), because the server asks for it.
    pub fn close(&mut self, until: Instant) {
        self.pause(until);
        self.closed_until = self.closed_until.max(Some(until));
    }

    /// Returns how long the server still asks to wait.
    pub fn closed_for(&self, now: Instant) -> Duration {
        left(self.closed_until, now)
    }

    /// Whether no request, permit or pause has an effect any longer.
    pub fn is_idle(&self, now: Instant) -> bool {
        let is_over = |arrival: &Instant| after(*arrival, self.longest, now).is_zero();
        self.permits == 0
            && self.arrivals.back().is_none_or(is_over)
            && self.sent.values().all(is_over)
            && self.long.iter().all(|long| long.is_idle(self.sent.values().copied(), now))
            && left(self.paused_until, now).is_zero()
    }

    /// Turns a permit into a request that is sent now, and returns the number of the request.
    pub fn start(&mut self, now: Instant) -> u64 {
        self.permits -= 1;
        self.settle(now);
        while self.arrivals.front().is_some_and(|arrival| after(*arrival, self.longest, now).is_zero()) {
            self.arrivals.pop_front();
        }
        self.next_number += 1;
        self.sent.insert(self.next_number, now + self.slack);
        self.next_number
    }

    /// Records that the response to a request has arrived.
    pub fn respond(&mut self, number: u64, now: Instant) {
        self.settle(now);
        if self.sent.remove(&number).is_some() {
            self.arrive(now, now);
        }
    }

    /// Returns a permit that was not started.
    pub fn give_back(&mut self) {
        self.permits -= 1;
    }

    /// Moves the requests that must have arrived by now.
    fn settle(&mut self, now: Instant) {
        while let Some(first) = self.sent.first_entry().filter(|first| *first.get() <= now) {
            let arrival = first.remove();
            self.arrive(arrival, now);
        }
    }

    fn arrive(&mut self, arrival: Instant, now: Instant) {
        for long in &mut self.long {
            long.note(arrival, now);
        }
        self.arrivals.push_back(arrival);
    }

    /// Returns how long this rate withholds the next permit.
    fn rate_wait(&self, rate: &Rate, now: Instant) -> Duration {
        let calls = usize::try_from(rate.calls).unwrap_or(usize::MAX);
        let free = calls.saturating_sub(self.permits);
        if free == 0 {
            return Duration::MAX;
        }
        // The window may contain `free - 1` of the latest arrivals. The arrival before them must
        // have left the window.
        let Some(index) = (self.arrivals.len() + self.sent.len()).checked_sub(free) else { return Duration::ZERO };
        let is_sent = || self.sent.values().nth(index - self.arrivals.len());
        let arrival = self.arrivals.get(index).or_else(is_sent);
        arrival.map_or(Duration::ZERO, |arrival| after(*arrival, rate.window, now))
    }
}

/// Returns the time from now until `window` has passed after an arrival.
fn after(arrival: Instant, window: Duration, now: Instant) -> Duration {
    if arrival > now { window.saturating_add(arrival - now) } else { window.saturating_sub(now - arrival) }
}

/// Returns the time that is left of a pause.
fn left(until: Option<Instant>, now: Instant) -> Duration {
    until.map_or(Duration::ZERO, |until| until.saturating_duration_since(now))
}

#[cfg(test)]
#[path = "window_test.rs"]
mod test;
