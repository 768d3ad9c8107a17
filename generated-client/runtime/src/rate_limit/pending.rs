//! Permits that were handed out and are still unclaimed.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::time::Instant;

/// An unclaimed permit, given back if its call is dropped before the claim.
pub(super) struct PendingPermit<T>(Mutex<Option<T>>);

impl<T> PendingPermit<T> {
    pub fn of(permit: T) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Some(permit))))
    }

    /// Claims the permit, unless it was taken back.
    pub fn take(&self) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The unclaimed permits of a limiter, the oldest first.
pub(super) struct PendingPermits<T>(VecDeque<Unclaimed<T>>);

/// An unclaimed permit, and when it was handed out.
struct Unclaimed<T> {
    since: Instant,
    permit: Weak<PendingPermit<T>>,
}

impl<T> Default for PendingPermits<T> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

/// How long an unclaimed permit is kept while other calls wait.
///
/// A future that is never polled must not block other calls.
const KEPT: Duration = Duration::from_secs(1);

/// The state of the oldest unclaimed permit.
pub(super) enum OldestPending<T> {
    /// The permit is to be taken back.
    Late(Weak<PendingPermit<T>>),
    /// The permit is kept for this time.
    Young(Duration),
    /// All permits were claimed.
    None,
}

impl<T> PendingPermits<T> {
    /// Adds a permit that is handed out now.
    pub fn note(&mut self, pending: &Arc<PendingPermit<T>>, now: Instant) {
        if self.0.len() == self.0.capacity() {
            self.0.retain(|unclaimed| unclaimed.permit.strong_count() > 0);
        }
        self.0.push_back(Unclaimed { since: now, permit: Arc::downgrade(pending) });
    }

    /// Returns the state of the oldest permit, and removes the permit if it is late.
    pub fn oldest(&mut self, now: Instant) -> OldestPending<T> {
        while let Some(unclaimed) = self.0.pop_front() {
            let left = KEPT.saturating_sub(now - unclaimed.since);
            match unclaimed.permit.strong_count() {
                0 => {}
                _ if left.is_zero() => return OldestPending::Late(unclaimed.permit),
                _ => {
                    self.0.push_front(unclaimed);
                    return OldestPending::Young(left);
                }
            }
        }
        OldestPending::None
    }
}
