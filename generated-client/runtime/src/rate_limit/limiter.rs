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
    /// The slots of the client or of a value, one of which each permit holds.
    pub slots: CallSlots,
    /// Whether the slots are those of this limiter alone.
    has_own_slots: bool,
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
        Arc::new(Self { state: Mutex::new(state), changed: Notify::new(), slots, has_own_slots: false })
    }

    /// Creates a limiter of these rates, with a bound of its own on the calls in flight.
    pub fn with_own_slots(rates: Vec<Rate>, slack: Duration, max: u32) -> Arc<Self> {
        let slots = CallSlots::new(usize::try_from(max).unwrap_or(usize::MAX));
        let mut limiter = Self::of(rates, slack, slots);
        if let Some(limiter) = Arc::get_mut(&mut limiter) {
            limiter.has_own_slots = true;
        }
        limiter
    }

    /// Whether no request, permit or pause has an effect any longer.
    pub fn is_idle(&self, now: Instant) -> bool {
        self.state().window.is_idle(now) && (!self.has_own_slots || self.slots.is_unused())
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
    /// The permits of the values of the call.
    others: Vec<Permit>,
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
    others: Vec<SentRequest>,
}

impl Permit {
    /// Creates the permit of a call that no rate limits.
    pub(super) fn unlimited(slot: CallSlot) -> Self {
        Self { rate: None, slot, others: Vec::new() }
    }

    /// Creates the permit that was taken from the limiter's window.
    pub(super) fn of(limiter: &Arc<RateLimiter>, slot: CallSlot) -> Self {
        Self { rate: Some(RatePermit(Some(Arc::clone(limiter)))), slot, others: Vec::new() }
    }

    /// Adds the permits of the values of the call.
    pub(super) fn with(self, others: Vec<Self>) -> Self {
        Self { others, ..self }
    }

    /// Records that the request is sent now.
    pub fn start(self) -> SentRequest {
        let others = self.others.into_iter().map(Self::start).collect();
        SentRequest { rate: self.rate.and_then(RatePermit::start), slot: self.slot, others }
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
    /// Records that the response has begun, and returns the slots that the call holds to its end.
    pub fn respond(self) -> CallSlot {
        if let Some((limiter, number)) = self.rate {
            limiter.state().window.respond(number, Instant::now());
            limiter.changed.notify_one();
        }
        self.slot.with(self.others.into_iter().map(Self::respond).collect())
    }
}

#[cfg(test)]
#[path = "limiter_test.rs"]
mod test;
