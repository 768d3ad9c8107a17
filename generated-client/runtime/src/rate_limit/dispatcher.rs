//! The task that hands out places while somebody waits.

use super::limiter::{Permit, RateLimiter};
use super::pending::{OldestPending, PendingPermit};
use std::mem;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout};

/// Serves a line until nobody waits. Should its runtime end before that, those who are left are
/// sent to ask again, on their own runtimes.
pub(super) struct Dispatcher {
    limiter: Arc<RateLimiter>,
    is_done: bool,
}

impl Dispatcher {
    pub fn of(limiter: &Arc<RateLimiter>) -> Self {
        Self { limiter: Arc::clone(limiter), is_done: false }
    }

    pub async fn serve(mut self) {
        while let Some(wait) = self.hand_out() {
            let _changed_or_over = timeout(wait, self.limiter.changed.notified()).await;
        }
    }

    /// Hands out all places there are, and says how long to wait for more.
    fn hand_out(&mut self) -> Option<Duration> {
        loop {
            let mut state = self.limiter.state();
            if state.waiting.is_empty() {
                state.is_served = false;
                self.is_done = true;
                return None;
            }
            let now = Instant::now();
            if let Err(wait) = state.window.take(now) {
                match state.pending.oldest(now) {
                    OldestPending::None => return Some(wait),
                    OldestPending::Young(left) => return Some(wait.min(left)),
                    OldestPending::Late(pending) => {
                        drop(state);
                        drop(pending.upgrade().map(|pending| pending.take()));
                        continue;
                    }
                }
            }
            let pending = PendingPermit::of(Permit::of(&self.limiter));
            state.pending.note(&pending, now);
            let first = state.waiting.pop_front();
            drop(state);
            // Whoever has gone leaves the place to the next.
            drop(first.map(|waiter| waiter.send(pending)));
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
    /// Waits for a place. One that is offered has to be fetched within a second if others wait.
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

    /// Takes a place at once, or joins the queue.
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
