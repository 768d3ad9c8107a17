//! Those who wait to send, in the order in which they came.

use super::pending::{PendingPermit, PendingPermits};
use super::window::SlidingWindow;
use crate::operation::Rate;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, oneshot};
use tokio::time::Instant;

/// A queue before a log.
///
/// A [`Dispatcher`] hands out the places, not whoever is first: that one's future may go unpolled for
/// long, in a stream whose reader is busy.
pub(super) struct RateLimiter {
    state: Mutex<State>,
    /// Told of every place that was started or given back.
    pub changed: Notify,
}

pub(super) struct State {
    pub window: SlidingWindow,
    pub waiting: VecDeque<oneshot::Sender<Arc<PendingPermit<Permit>>>>,
    pub pending: PendingPermits<Permit>,
    /// Whether there is a clerk.
    pub is_served: bool,
}

impl RateLimiter {
    /// A line before a log of these rates.
    pub fn of(rates: Vec<Rate>) -> Arc<Self> {
        Arc::new(Self::new(SlidingWindow::new(rates)))
    }

    pub fn new(window: SlidingWindow) -> Self {
        let state = State { window, waiting: VecDeque::new(), pending: PendingPermits::default(), is_served: false };
        Self { state: Mutex::new(state), changed: Notify::new() }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to one send, given back when it is dropped without a start.
#[must_use]
pub(crate) struct Permit {
    limiter: Arc<RateLimiter>,
    started: bool,
}

impl Permit {
    /// A place that was taken in the line's log.
    pub(super) fn of(limiter: &Arc<RateLimiter>) -> Self {
        Self { limiter: Arc::clone(limiter), started: false }
    }

    /// States that the send starts now.
    pub fn start(mut self) {
        self.started = true;
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut state = self.limiter.state();
        if self.started {
            state.window.start(Instant::now());
        } else {
            state.window.give_back();
        }
        drop(state);
        self.limiter.changed.notify_one();
    }
}

#[cfg(test)]
#[path = "limiter_test.rs"]
mod test;
