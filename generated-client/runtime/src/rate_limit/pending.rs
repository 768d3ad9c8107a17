//! Places on their way to those whose turn it is.

use super::place::Place;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::time::Instant;

/// A place that is handed out and has yet to be fetched. Who leaves without it gives it back.
pub(super) struct Offer(Mutex<Option<Place>>);

impl Offer {
    pub fn of(place: Place) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Some(place))))
    }

    /// Returns the place, unless it has been taken back.
    pub fn take(&self) -> Option<Place> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Offers that were made, the oldest first.
#[derive(Default)]
pub(super) struct Offers(VecDeque<(Instant, Weak<Offer>)>);

/// For so long a place is kept for who does not come while others wait: that one's future may go unpolled for ever.
const KEPT: Duration = Duration::from_secs(1);

/// What is the matter with the oldest offer that stands.
pub(super) enum Oldest {
    /// It is to be taken back.
    Late(Weak<Offer>),
    /// There is so much time left.
    Young(Duration),
    /// There is none.
    None,
}

impl Offers {
    pub fn note(&mut self, offer: &Arc<Offer>, now: Instant) {
        if self.0.len() == self.0.capacity() {
            self.0.retain(|(_, offer)| offer.strong_count() > 0);
        }
        self.0.push_back((now, Arc::downgrade(offer)));
    }

    pub fn oldest(&mut self, now: Instant) -> Oldest {
        while let Some((made, offer)) = self.0.pop_front() {
            let left = KEPT.saturating_sub(now - made);
            match offer.strong_count() {
                0 => {}
                _ if left.is_zero() => return Oldest::Late(offer),
                _ => {
                    self.0.push_front((made, offer));
                    return Oldest::Young(left);
                }
            }
        }
        Oldest::None
    }
}
