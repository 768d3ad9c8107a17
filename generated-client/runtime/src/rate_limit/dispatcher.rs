//! The task that hands out permits while calls wait.

use super::limiter::{Permit, RateLimiter};
use super::pending::{OldestPending, PendingPermit};
use std::mem;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout};

/// A task that serves the queue of a rate limiter until the queue is empty.
///
/// If the runtime of the task ends earlier, the waiting calls ask again on their own runtimes.
pub(super) struct Dispatcher {
    limiter: Arc<RateLimiter>,
    is_done: bool,
}

/// The result of one step of the dispatcher.
enum Step {
    /// A permit was handed out, or an unclaimed one was taken back.
    Again,
    /// No permit is free before this time passes.
    Wait(Duration),
    /// The queue is empty.
    Done,
}

impl Dispatcher {
    pub fn of(limiter: &Arc<RateLimiter>) -> Self {
        Self { limiter: Arc::clone(limiter), is_done: false }
    }

    pub async fn serve(mut self) {
        loop {
            match self.step() {
                Step::Again => {}
                Step::Wait(wait) => {
                    let _changed_or_over = timeout(wait, self.limiter.changed.notified()).await;
                }
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
        if let Err(wait) = state.window.take(now) {
            let late = match state.pending.oldest(now) {
                OldestPending::None => return Step::Wait(wait),
                OldestPending::Young(left) => return Step::Wait(wait.min(left)),
                OldestPending::Late(pending) => pending,
            };
            // Dropping the permit locks the state.
            drop(state);
            drop(late.upgrade().map(|pending| pending.take()));
            return Step::Again;
        }
        let pending = PendingPermit::of(Permit::of(&self.limiter));
        state.pending.note(&pending, now);
        let first = state.waiting.pop_front();
        drop(state);
        // A call that was dropped gives its permit back here.
        drop(first.map(|waiter| waiter.send(pending)));
        Step::Again
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
    pub async fn acquire(self: &Arc<Self>) -> Permit {
        loop {
            match self.take_or_join() {
                Ok(permit) => return permit,
                Err(waiter) => {
                    if let Some(permit) = waiter.await.ok().and_then(|pending| pending.take()) {
                        return permit;
                    }
                }
            }
        }
    }

    /// Takes a permit at once, or joins the queue.
    fn take_or_join(self: &Arc<Self>) -> Result<Permit, oneshot::Receiver<Arc<PendingPermit<Permit>>>> {
        let mut state = self.state();
        if state.waiting.is_empty() && state.window.take(Instant::now()).is_ok() {
            return Ok(Permit::of(self));
        }
        if state.waiting.len() == state.waiting.capacity() {
            state.waiting.retain(|waiter| !waiter.is_closed());
        }
        let (give, waiter) = oneshot::channel();
        state.waiting.push_back(give);
        let is_served = mem::replace(&mut state.is_served, true);
        drop(state);
        if !is_served {
            tokio::spawn(Dispatcher::of(self).serve());
        }
        Err(waiter)
    }
}
