//! One token that is kept: fetched once for all who wait for it, renewed early, dropped when it is refused.

use super::Exchange;
use super::token::Token;
use crate::{AuthError, BoxFuture, Wire};
use http::header::HeaderValue;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// Where a token comes from.
pub(super) trait Source: Send + Sync + 'static {
    /// Returns the exchange whose token it is.
    fn exchange(&self) -> &'static Exchange;

    /// Fetches a token.
    fn fetch<'a>(&'a self, wire: &'a Wire) -> BoxFuture<'a, Result<Token, AuthError>>;
}

/// The token of a source.
///
/// One fetch runs at a time, and what it ends in reaches all who waited. A failure is not kept.
pub(super) struct Kept<S> {
    pub source: S,
    state: Mutex<State>,
    fetching: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    token: Option<Token>,
    /// How many fetches have ended, and in what the last one did: a call that waited for its turn
    /// sees that another has fetched in its place.
    ended: u64,
    last: Option<Result<Token, AuthError>>,
    /// When a renewal that has failed may be tried again.
    rest_until: Option<SystemTime>,
}

/// How long to rest after a renewal has failed, while the old token still works.
const REST: Duration = Duration::from_secs(30);

impl<S: Source> Kept<S> {
    pub fn new(source: S) -> Arc<Self> {
        Arc::new(Self { source, state: Mutex::default(), fetching: tokio::sync::Mutex::default() })
    }

    /// Returns a token that can be used, fetching one if need be.
    pub async fn token(self: &Arc<Self>, wire: &Wire) -> Result<Token, AuthError> {
        let (now, exchange) = (wire.now(), self.source.exchange());
        let seen = {
            let state = self.state();
            if let Some(token) = state.token.as_ref().filter(|token| token.is_usable(exchange, now)) {
                if !token.is_young(exchange, now) && state.rest_until.is_none_or(|rest| rest <= now) {
                    self.renew(wire, state.ended);
                }
                return Ok(token.clone());
            }
            state.ended
        };
        // A task of its own: a caller that gives up does not end the fetch that others wait for.
        let (kept, wire) = (Arc::clone(self), wire.clone());
        let fetch = tokio::spawn(async move {
            let _turn = kept.fetching.lock().await;
            match kept.ended_since(seen) {
                Some(result) => result,
                None => kept.fetch(&wire).await,
            }
        });
        fetch.await.unwrap_or_else(|error| Err(AuthError::new(error)))
    }

    /// Drops the token that went out as `header`, and no other.
    pub fn refused(&self, header: &HeaderValue) {
        let mut state = self.state();
        state.token.take_if(|token| token.header == header);
    }

    /// Whether it has no token that lives.
    pub fn is_empty(&self, now: SystemTime) -> bool {
        self.state().token.as_ref().is_none_or(|token| token.stored.expires <= now)
    }

    fn ended_since(&self, seen: u64) -> Option<Result<Token, AuthError>> {
        let state = self.state();
        state.last.clone().filter(|_| state.ended != seen)
    }

    /// Fetches another token in the background, unless that is under way or has been done since.
    fn renew(self: &Arc<Self>, wire: &Wire, seen: u64) {
        let (kept, wire) = (Arc::clone(self), wire.clone());
        tokio::spawn(async move {
            let Ok(_turn) = kept.fetching.try_lock() else { return };
            if kept.ended_since(seen).is_none() {
                let _kept_in_state = kept.fetch(&wire).await;
            }
        });
    }

    /// Fetches a token and keeps what came of it. The caller has the turn.
    async fn fetch(&self, wire: &Wire) -> Result<Token, AuthError> {
        let result = self.source.fetch(wire).await;
        let mut state = self.state();
        match &result {
            Ok(token) => {
                state.token = Some(token.clone());
                state.rest_until = None;
            }
            Err(_) => state.rest_until = Some(wire.now() + REST),
        }
        state.ended += 1;
        state.last = Some(result.clone());
        result
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
