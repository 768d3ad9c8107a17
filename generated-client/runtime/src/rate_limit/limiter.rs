//! The rate limiter of one operation, and its permits.

use super::closed::Closed;
use super::pending::{PendingPermit, PendingPermits};
use super::slots::{CallSlot, CallSlots};
use super::window::SlidingWindow;
use crate::operation::Rate;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, oneshot};
use tokio::time::Instant;

/// A queue of calls in front of a sliding window.
///
/// The task of the [`Dispatcher`](super::dispatcher::Dispatcher) hands out permits. The first call
/// in the queue could not: its future may not be polled for long, for example in a stream with a
/// busy reader.
pub(super) struct RateLimiter {
    state: Mutex<State>,
    /// Notified of each permit that was started or given back, and of each response.
    pub changed: Notify,
    /// The slots of the client, one of which each permit holds.
    pub slots: CallSlots,
}

pub(super) struct State {
    pub window: SlidingWindow,
    /// The waiting calls, in the order in which they arrived.
    pub waiting: VecDeque<WaitingCall>,
    pub pending: PendingPermits<Permit>,
    /// Whether a dispatcher is running.
    pub is_served: bool,
}

/// A call in the queue.
pub(super) struct WaitingCall {
    pub deadline: Instant,
    pub sender: oneshot::Sender<Result<Arc<PendingPermit<Permit>>, Closed>>,
}

impl RateLimiter {
    /// Creates a limiter of these rates.
    pub fn of(rates: Vec<Rate>, slack: Duration, slots: CallSlots) -> Arc<Self> {
        let window = SlidingWindow::new(rates, slack);
        let state = State { window, waiting: VecDeque::new(), pending: PendingPermits::default(), is_served: false };
        Arc::new(Self { state: Mutex::new(state), changed: Notify::new(), slots })
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Withholds permits for `wait`, as the server asks.
    ///
    /// Waiting calls whose deadlines come first are told at once.
    pub fn close(&self, wait: Duration) {
        let now = Instant::now();
        let mut state = self.state();
        state.window.close(now + wait);
        let closed = state.window.closed_for(now);
        let waiting = std::mem::take(&mut state.waiting).into_iter();
        let (waiting, late) = waiting.partition(|call| Closed::check(closed, call.deadline - now).is_ok());
        state.waiting = waiting;
        drop(state);
        for WaitingCall { sender, .. } in late {
            drop(sender.send(Err(Closed { wait: closed })));
        }
    }
}

/// The permission to send one request, given back when it is dropped without a start.
#[must_use]
pub(crate) struct Permit {
    rate: Option<RatePermit>,
    slot: CallSlot,
}

/// A permit that was taken from the window of a limiter.
struct RatePermit(Option<Arc<RateLimiter>>);

/// A request that was sent.
///
/// If it is dropped without a response, its rate counts it until the latest possible arrival.
#[must_use]
pub(crate) struct SentRequest {
    rate: Option<(Arc<RateLimiter>, u64)>,
    slot: CallSlot,
}

impl Permit {
    /// Creates the permit of a call that no rate limits.
    pub(super) fn unlimited(slot: CallSlot) -> Self {
        Self { rate: None, slot }
    }

    /// Creates the permit that was taken from the limiter's window.
    pub(super) fn of(limiter: &Arc<RateLimiter>, slot: CallSlot) -> Self {
        Self { rate: Some(RatePermit(Some(Arc::clone(limiter)))), slot }
    }

    /// Records that the request is sent now.
    pub fn start(self) -> SentRequest {
        SentRequest { rate: self.rate.and_then(RatePermit::start), slot: self.slot }
    }
}

impl RatePermit {
    fn start(mut self) -> Option<(Arc<RateLimiter>, u64)> {
        let limiter = self.0.take()?;
        let number = limiter.state().window.start(Instant::now());
        limiter.changed.notify_one();
        Some((limiter, number))
    }
}

impl Drop for RatePermit {
    fn drop(&mut self) {
        if let Some(limiter) = self.0.take() {
            limiter.state().window.give_back();
            limiter.changed.notify_one();
        }
    }
}

impl SentRequest {
    /// Records that the response has begun, and returns the slot that the call holds to its end.
    pub fn respond(self) -> CallSlot {
        if let Some((limiter, number)) = self.rate {
            limiter.state().window.respond(number, Instant::now());
            limiter.changed.notify_one();
        }
        self.slot
    }
}

#[cfg(test)]
#[path = "limiter_test.rs"]
mod test;
