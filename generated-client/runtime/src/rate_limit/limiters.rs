//! The rates of operations, kept before the server complains.

mod clerk;
mod line;
mod log;
mod offer;
mod place;
mod who;

pub(crate) use who::Who;

use crate::Rate;
use line::Line;
use place::Place;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;
use who::Key;

/// A line for each operation that has a rate to keep, or that the server wants fewer calls of.
pub(crate) struct Quota {
    own: Vec<Rate>,
    lines: Mutex<Lines>,
}

struct Lines {
    of: BTreeMap<Key, Arc<Line>>,
    /// With this many, those that nobody needs are given up before another is made, which costs each newcomer little.
    full: usize,
}

/// Up to so many lines are not looked through.
const FEW: usize = 1000;

impl Quota {
    /// Keeps the caller's own rates for every operation, beside those of each call.
    pub fn new(own: Vec<Rate>) -> Self {
        Self { own, lines: Mutex::new(Lines { of: BTreeMap::new(), full: FEW }) }
    }

    /// Waits until one more send is allowed; `None` if nothing is known that could forbid it.
    pub async fn place(&self, who: &Who<'_>, rates: &[Rate]) -> Option<Place> {
        let line = self.line(who, rates)?;
        Some(line.place().await)
    }

    /// Lets nothing start for this long, as the server has asked for.
    pub fn pause(&self, who: &Who<'_>, rates: &[Rate], wait: Duration) {
        let line = self.lines().line(who.key(), || self.rates(rates));
        line.state().log.pause(Instant::now() + wait);
    }

    fn line(&self, who: &Who<'_>, rates: &[Rate]) -> Option<Arc<Line>> {
        let mut lines = self.lines();
        if self.own.is_empty() && rates.is_empty() {
            return if lines.of.is_empty() { None } else { lines.of.get(&who.key()).map(Arc::clone) };
        }
        let line = lines.line(who.key(), || self.rates(rates));
        line.state().log.keep(rates);
        Some(line)
    }

    fn rates(&self, rates: &[Rate]) -> Vec<Rate> {
        [rates, &self.own].concat()
    }

    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lines {
    /// Returns the line of a key, a new one of these rates if there is none.
    fn line(&mut self, key: Key, rates: impl FnOnce() -> Vec<Rate>) -> Arc<Line> {
        if self.of.len() >= self.full && !self.of.contains_key(&key) {
            let now = Instant::now();
            self.of.retain(|_, line| Arc::strong_count(line) > 1 || !line.state().log.is_idle(now));
            self.full = FEW.max(2 * self.of.len());
        }
        Arc::clone(self.of.entry(key).or_insert_with(|| Line::of(rates())))
    }
}

#[cfg(test)]
#[path = "lines_test.rs"]
mod test;
