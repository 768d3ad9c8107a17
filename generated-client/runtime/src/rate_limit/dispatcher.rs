//! The task that hands out permits while calls wait.

use super::closed::Closed;
use super::limiter::{Permit, RateLimiter, WaitingCall};
use super::pending::{OldestPending, PendingPermit};
use super::slots::CallSlot;
use crate::transport::BoxFuture;
use std::mem;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout};

/// A task that serves the queue of a rate limiter until the queue is empty.
///
/// A permit needs a slot of the client, and its rates must allow a request. The dispatcher waits
/// for a slot only while the rates allow one, so calls that wait for their rates hold no slot. It
/// takes the slot first, so calls that wait for a slot hold no permit.
///
/// If the runtime of the task ends earlier, the waiting calls ask again on their own runtimes.
pub(super) struct Dispatcher {
    limiter: Arc<RateLimiter>,
    /// The slot for the next permit.
    slot: Option<CallSlot>,
    /// The wait for a slot, in the order of the client's calls.
    slot_wait: Option<BoxFuture<'static, CallSlot>>,
    is_done: bool,
}

/// The result of one step of the dispatcher.
enum Step {
    /// A permit was handed out, or an unclaimed one was taken back.
    Again,
    /// No permit is free before this time passes.
    Wait(Duration),
    /// The rates allow a request and the client has no slot. Unclaimed permits are kept for this
    /// time.
    WaitForSlot(Duration),
    /// The queue is empty.
    Done,
}

impl Dispatcher {
    pub fn of(limiter: &Arc<RateLimiter>) -> Self {
        Self { limiter: Arc::clone(limiter), slot: None, slot_wait: None, is_done: false }
    }

    pub async fn serve(mut self) {
        loop {
            match self.step() {
                Step::Again => {}
                Step::Wait(wait) => {
                    let _changed_or_over = timeout(wait, self.limiter.changed.notified()).await;
                }
                Step::WaitForSlot(wait) => self.wait_for_slot(wait).await,
                Step::Done => return,
            }
        }
    }

    /// Hands out one permit, or says when the next one may be free.
    fn step(&mut self) -> Step {
        let mut state = self.limiter.state();
        if state.waiting.is_empty() {
            state.is_served = false;
            self.is_done = true;
            return Step::Done;
        }
        let now = Instant::now();
        let wait = state.window.wait(now);
        let slot = if wait.is_zero() { self.slot.take().or_else(|| self.limiter.slots.try_take()) } else { None };
        let Some(slot) = slot else {
            let kept = match state.pending.oldest(now) {
                OldestPending::None => Duration::MAX,
                OldestPending::Young(left) => left,
                OldestPending::Late(late) => {
                    // Dropping the permit locks the state.
                    drop(state);
                    drop(late.upgrade().map(|pending| pending.take()));
                    return Step::Again;
                }
            };
            if wait.is_zero() {
                return Step::WaitForSlot(kept);
            }
            (self.slot, self.slot_wait) = (None, None);
            return Step::Wait(wait.min(kept));
        };
        state.window.take();
        let pending = PendingPermit::of(Permit::of(&self.limiter, slot));
        state.pending.note(&pending, now);
        let first = state.waiting.pop_front();
        drop(state);
        // A call that was dropped gives its permit back here.
        drop(first.map(|waiting| waiting.sender.send(Ok(pending))));
        Step::Again
    }

    /// Waits for a slot, and keeps its turn if the time is over before.
    async fn wait_for_slot(&mut self, wait: Duration) {
        let slots = &self.limiter.slots;
        let slot_wait = self.slot_wait.get_or_insert_with(|| Box::pin(slots.clone().take()));
        if let Ok(slot) = timeout(wait, slot_wait).await {
            (self.slot, self.slot_wait) = (Some(slot), None);
        }
    }
}

impl Drop for Dispatcher {
    fn drop(&mut self) {
        if !self.is_done {
            let mut state = self.limiter.state();
            state.is_served = false;
            let left = mem::take(&mut state.waiting);
            drop(state);
            drop(left);
        }
    }
}

impl RateLimiter {
    /// Waits for a permit, which has to be claimed within a second while other calls wait.
    ///
    /// A call whose deadline comes before the end of a pause of the server is refused at once.
    pub async fn acquire(self: &Arc<Self>, deadline: Instant) -> Result<Permit, Closed> {
        loop {
            match self.take_or_join(deadline)? {
                Ok(permit) => return Ok(permit),
                Err(waiter) => {
                    if let Some(permit) = waiter.await.ok().transpose()?.and_then(|pending| pending.take()) {
                        return Ok(permit);
                    }
                }
            }
        }
    }

    /// Takes a permit at once, or joins the queue.
    fn take_or_join(self: &Arc<Self>, deadline: Instant) -> Result<Result<Permit, Waiter>, Closed> {
        let now = Instant::now();
        let mut state = self.state();
        Closed::check(state.window.closed_for(now), deadline.saturating_duration_since(now))?;
        let is_free = state.waiting.is_empty() && state.window.wait(now).is_zero();
        if let Some(slot) = is_free.then(|| self.slots.try_take()).flatten() {
            state.window.take();
            return Ok(Ok(Permit::of(self, slot)));
        }
        if state.waiting.len() == state.waiting.capacity() {
            state.waiting.retain(|waiting| !waiting.sender.is_closed());
        }
        let (sender, waiter) = oneshot::channel();
        state.waiting.push_back(WaitingCall { deadline, sender });
        let is_served = mem::replace(&mut state.is_served, true);
        drop(state);
        if !is_served {
            tokio::spawn(Dispatcher::of(self).serve());
        }
        Ok(Err(waiter))
    }
}

/// The receiver of a waiting call's permit.
type Waiter = oneshot::Receiver<Result<Arc<PendingPermit<Permit>>, Closed>>;
