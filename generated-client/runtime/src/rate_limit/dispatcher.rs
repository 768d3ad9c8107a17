//! The task that hands out places while somebody waits.

use super::line::Line;
use super::offer::{Offer, Oldest};
use super::place::Place;
use std::mem;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// Serves a line until nobody waits. Should its runtime end before that, those who are left are
/// sent to ask again, on their own runtimes.
pub(super) struct Clerk {
    line: Arc<Line>,
    is_done: bool,
}

impl Clerk {
    pub fn of(line: &Arc<Line>) -> Self {
        Self { line: Arc::clone(line), is_done: false }
    }

    pub async fn serve(mut self) {
        while let Some(wait) = self.hand_out() {
            let _changed_or_over = timeout(wait, self.line.changed.notified()).await;
        }
    }

    /// Hands out all places there are, and says how long to wait for more.
    fn hand_out(&mut self) -> Option<Duration> {
        loop {
            let mut state = self.line.state();
            if state.waiting.is_empty() {
                state.is_served = false;
                self.is_done = true;
                return None;
            }
            let now = Instant::now();
            if let Err(wait) = state.log.take(now) {
                match state.offers.oldest(now) {
                    Oldest::None => return Some(wait),
                    Oldest::Young(left) => return Some(wait.min(left)),
                    Oldest::Late(offer) => {
                        drop(state);
                        drop(offer.upgrade().map(|offer| offer.take()));
                        continue;
                    }
                }
            }
            let offer = Offer::of(Place::of(&self.line));
            state.offers.note(&offer, now);
            let first = state.waiting.pop_front();
            drop(state);
            // Whoever has gone leaves the place to the next.
            drop(first.map(|turn| turn.send(offer)));
        }
    }
}

impl Drop for Clerk {
    fn drop(&mut self) {
        if !self.is_done {
            let mut state = self.line.state();
            state.is_served = false;
            let left = mem::take(&mut state.waiting);
            drop(state);
            drop(left);
        }
    }
}
