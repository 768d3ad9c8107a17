//! The rates of operations, kept before the server complains.

mod clerk;
mod line;
mod log;
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
    skip_documented: bool,
    lines: Mutex<BTreeMap<Key, Arc<Line>>>,
}

/// With more lines than these, those that nobody needs are given up before another is made.
const MANY: usize = 1000;

impl Quota {
    /// Keeps the caller's own rates for every operation, and the documented ones unless told not to.
    pub fn new(own: Vec<Rate>, skip_documented: bool) -> Self {
        Self { own, skip_documented, lines: Mutex::default() }
    }

    /// Waits until one more send is allowed; `None` if nothing is known that could forbid it.
    pub async fn place(&self, who: &Who<'_>, documented: &[Rate]) -> Option<Place> {
        let line = self.line(who, documented)?;
        Some(line.place().await)
    }

    /// Lets nothing start for this long, as the server has asked for.
    pub fn pause(&self, who: &Who<'_>, documented: &[Rate], wait: Duration) {
        let mut lines = self.lines();
        let line = lines.entry(who.key()).or_insert_with(|| Line::of(self.rates(documented)));
        line.state().log.pause(Instant::now() + wait);
    }

    fn line(&self, who: &Who<'_>, documented: &[Rate]) -> Option<Arc<Line>> {
        let has_rates = !self.own.is_empty() || !(self.skip_documented || documented.is_empty());
        let mut lines = self.lines();
        if !has_rates && lines.is_empty() {
            return None;
        }
        let key = who.key();
        let known = lines.get(&key).map(Arc::clone);
        if known.is_some() || !has_rates {
            return known;
        }
        if lines.len() >= MANY {
            let now = Instant::now();
            lines.retain(|_, line| Arc::strong_count(line) > 1 || !line.state().log.is_idle(now));
        }
        let line = Line::of(self.rates(documented));
        lines.insert(key, Arc::clone(&line));
        Some(line)
    }

    fn rates(&self, documented: &[Rate]) -> Vec<Rate> {
        let documented = if self.skip_documented { &[] } else { documented };
        [documented, &self.own].concat()
    }

    fn lines(&self) -> MutexGuard<'_, BTreeMap<Key, Arc<Line>>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
