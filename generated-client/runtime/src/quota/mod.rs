//! The rates of operations, kept before the server complains.

mod clerk;
mod line;
mod log;
mod place;

use crate::{Info, Rate};
use line::Line;
use log::Log;
use place::Place;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A line for each operation that has a rate to keep.
pub(crate) struct Quota {
    own: Vec<Rate>,
    skip_documented: bool,
    lines: Mutex<BTreeMap<&'static str, Arc<Line>>>,
}

impl Quota {
    /// Keeps the caller's own rates for every operation, and the documented ones unless told not to.
    pub fn new(own: Vec<Rate>, skip_documented: bool) -> Self {
        Self { own, skip_documented, lines: Mutex::default() }
    }

    /// Waits until the operation's rates allow one more send; `None` if it has none to keep.
    pub async fn place(&self, info: &Info) -> Option<Place> {
        let line = self.line(info)?;
        Some(line.place().await)
    }

    fn line(&self, info: &Info) -> Option<Arc<Line>> {
        let documented = if self.skip_documented { &[] } else { info.rates };
        if documented.is_empty() && self.own.is_empty() {
            return None;
        }
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let line = lines.entry(info.name).or_insert_with(|| {
            let log = Log::new([documented, &self.own].concat());
            Arc::new(Line::new(log))
        });
        Some(Arc::clone(line))
    }
}
