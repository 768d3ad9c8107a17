//! Those who wait to send, in the order in which they came.

use super::clerk::Clerk;
use super::log::Log;
use super::offer::{Offer, Offers};
use super::place::Place;
use crate::Rate;
use std::collections::VecDeque;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, oneshot};
use tokio::time::Instant;

/// A queue before a log.
///
/// A [`Clerk`] hands out the places, not whoever is first: that one's future may go unpolled for
/// long, in a stream whose reader is busy.
pub(super) struct Line {
    state: Mutex<State>,
    /// Told of every place that was started or given back.
    pub changed: Notify,
}

pub(super) struct State {
    pub log: Log,
    pub waiting: VecDeque<oneshot::Sender<Arc<Offer>>>,
    pub offers: Offers,
    /// Whether there is a clerk.
    pub is_served: bool,
}

impl Line {
    /// A line before a log of these rates.
    pub fn of(rates: Vec<Rate>) -> Arc<Self> {
        Arc::new(Self::new(Log::new(rates)))
    }

    pub fn new(log: Log) -> Self {
        let state = State { log, waiting: VecDeque::new(), offers: Offers::default(), is_served: false };
        Self { state: Mutex::new(state), changed: Notify::new() }
    }

    /// Waits for a place. One that is offered has to be fetched within a second if others wait.
    pub async fn place(self: &Arc<Self>) -> Place {
        loop {
            match self.ask() {
                Ok(place) => return place,
                Err(turn) => {
                    if let Some(place) = turn.await.ok().and_then(|offer| offer.take()) {
                        return place;
                    }
                }
            }
        }
    }

    /// Takes a place at once, or joins the queue.
    fn ask(self: &Arc<Self>) -> Result<Place, oneshot::Receiver<Arc<Offer>>> {
        let mut state = self.state();
        if state.waiting.is_empty() && state.log.take(Instant::now()).is_ok() {
            return Ok(Place::of(self));
        }
        if state.waiting.len() == state.waiting.capacity() {
            state.waiting.retain(|turn| !turn.is_closed());
        }
        let (give, turn) = oneshot::channel();
        state.waiting.push_back(give);
        let is_served = mem::replace(&mut state.is_served, true);
        drop(state);
        if !is_served {
            tokio::spawn(Clerk::of(self).serve());
        }
        Err(turn)
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
#[path = "line_test.rs"]
mod test;
