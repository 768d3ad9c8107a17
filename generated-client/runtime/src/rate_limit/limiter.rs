//! The rate limiter of one operation, and its permits.

use super::pending::{PendingPermit, PendingPermits};
use super::window::SlidingWindow;
use crate::operation::Rate;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, oneshot};
use tokio::time::Instant;

/// A queue of calls in front of a sliding window.
///
/// The task of the [`Dispatcher`](super::dispatcher::Dispatcher) hands out permits. The first call
/// in the queue could not: its future may not be polled for long, for example in a stream with a
/// busy reader.
pub(super) struct RateLimiter {
    state: Mutex<State>,
    /// Notified of each permit that was started or given back.
    pub changed: Notify,
}

pub(super) struct State {
    pub window: SlidingWindow,
    /// The senders to the waiting calls, in the order in which the calls arrived.
    pub waiting: VecDeque<oneshot::Sender<Arc<PendingPermit<Permit>>>>,
    pub pending: PendingPermits<Permit>,
    /// Whether a dispatcher is running.
    pub is_served: bool,
}

impl RateLimiter {
    /// Creates a limiter of these rates.
    pub fn of(rates: Vec<Rate>) -> Arc<Self> {
        let window = SlidingWindow::new(rates);
        let state = State { window, waiting: VecDeque::new(), pending: PendingPermits::default(), is_served: false };
        Arc::new(Self { state: Mutex::new(state), changed: Notify::new() })
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The permission to send one request, given back when it is dropped without a start.
#[must_use]
pub(crate) struct Permit {
    limiter: Arc<RateLimiter>,
    started: bool,
}

impl Permit {
    /// Creates the permit of a slot that was taken in the limiter's window.
    pub(super) fn of(limiter: &Arc<RateLimiter>) -> Self {
        Self { limiter: Arc::clone(limiter), started: false }
    }

    /// Records that the request is sent now.
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
