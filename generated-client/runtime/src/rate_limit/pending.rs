//! Places on their way to those whose turn it is.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::time::Instant;

/// A place that is handed out and has yet to be fetched. Who leaves without it gives it back.
pub(super) struct PendingPermit<T>(Mutex<Option<T>>);

impl<T> PendingPermit<T> {
    pub fn of(permit: T) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Some(permit))))
    }

    /// Returns the place, unless it has been taken back.
    pub fn take(&self) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Offers that were made, the oldest first.
pub(super) struct PendingPermits<T>(VecDeque<(Instant, Weak<PendingPermit<T>>)>);

impl<T> Default for PendingPermits<T> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

/// For so long a place is kept for who does not come while others wait: that one's future may go unpolled for ever.
const KEPT: Duration = Duration::from_secs(1);

/// What is the matter with the oldest pending that stands.
pub(super) enum OldestPending<T> {
    /// It is to be taken back.
    Late(Weak<PendingPermit<T>>),
    /// There is so much time left.
    Young(Duration),
    /// There is none.
    None,
}

impl<T> PendingPermits<T> {
    pub fn note(&mut self, pending: &Arc<PendingPermit<T>>, now: Instant) {
        if self.0.len() == self.0.capacity() {
            self.0.retain(|(_, pending)| pending.strong_count() > 0);
        }
        self.0.push_back((now, Arc::downgrade(pending)));
    }

    pub fn oldest(&mut self, now: Instant) -> OldestPending<T> {
        while let Some((made, pending)) = self.0.pop_front() {
            let left = KEPT.saturating_sub(now - made);
            match pending.strong_count() {
                0 => {}
                _ if left.is_zero() => return OldestPending::Late(pending),
                _ => {
                    self.0.push_front((made, pending));
                    return OldestPending::Young(left);
                }
            }
        }
        OldestPending::None
    }
}
