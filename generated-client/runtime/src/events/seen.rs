//! The memory of the IDs of events.

use crate::transport::BoxFuture;
use std::collections::{HashMap, VecDeque};
use std::error::Error;
use std::future::ready;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The cause of a store's failure.
pub type SeenError = Box<dyn Error + Send + Sync>;

/// A store of the IDs of events, which several processes can share.
pub trait SeenStore: Send + Sync {
    /// Remembers an ID for `keep`, and returns whether it is new.
    ///
    /// Of several calls with one ID at a time, one returns `true`.
    fn claim<'a>(&'a self, id: &'a str, now: SystemTime, keep: Duration) -> BoxFuture<'a, Result<bool, SeenError>>;

    /// Forgets an ID, so that a repeat of the event is new.
    fn forget<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), SeenError>>;
}

impl<T: SeenStore + ?Sized> SeenStore for Arc<T> {
    fn claim<'a>(&'a self, id: &'a str, now: SystemTime, keep: Duration) -> BoxFuture<'a, Result<bool, SeenError>> {
        T::claim(self, id, now, keep)
    }

    fn forget<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), SeenError>> {
        T::forget(self, id)
    }
}

/// The IDs of events in the memory of this process.
///
/// At its limit, it forgets the ID that came first. It forgets all IDs when the process ends.
#[derive(Debug)]
pub struct SeenIds {
    limit: usize,
    ids: Mutex<Ids>,
}

#[derive(Debug, Default)]
struct Ids {
    /// IDs with the times until which they are remembered.
    until: HashMap<String, SystemTime>,
    /// IDs in the order in which they came.
    order: VecDeque<(String, SystemTime)>,
}

impl SeenIds {
    /// Creates a memory of at most `limit` IDs (at least 1; default: 100,000).
    #[must_use]
    pub fn with_limit(limit: usize) -> Self {
        Self { limit: limit.max(1), ids: Mutex::default() }
    }

    fn claim_now(&self, id: &str, now: SystemTime, keep: Duration) -> bool {
        let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        while ids.order.front().is_some_and(|(_, until)| *until <= now) {
            ids.drop_first();
        }
        if ids.until.get(id).is_some_and(|until| *until > now) {
            return false;
        }
        // Beyond the limit, the first ID makes room.
        while ids.order.len() >= self.limit {
            ids.drop_first();
        }
        let until = now.checked_add(keep).unwrap_or(now);
        ids.until.insert(id.to_owned(), until);
        ids.order.push_back((id.to_owned(), until));
        true
    }
}

impl Ids {
    /// Forgets the ID that came first, unless it came again since.
    fn drop_first(&mut self) {
        let Some((id, until)) = self.order.pop_front() else { return };
        if self.until.get(&id) == Some(&until) {
            self.until.remove(&id);
        }
    }
}

impl Default for SeenIds {
    fn default() -> Self {
        Self::with_limit(100_000)
    }
}

impl SeenStore for SeenIds {
    fn claim<'a>(&'a self, id: &'a str, now: SystemTime, keep: Duration) -> BoxFuture<'a, Result<bool, SeenError>> {
        Box::pin(ready(Ok(self.claim_now(id, now, keep))))
    }

    fn forget<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), SeenError>> {
        self.ids.lock().unwrap_or_else(PoisonError::into_inner).until.remove(id);
        Box::pin(ready(Ok(())))
    }
}
