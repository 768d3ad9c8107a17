//! One token that is kept: fetched once for all who wait for it, renewed early, dropped when it is refused.

use super::exchange::Exchange;
use super::signing_context::SigningContext;
use super::store_entry::StoreEntry;
use super::token::Token;
use crate::error::AuthError;
use crate::transport::BoxFuture;
use crate::value::Secret;
use bytes::Bytes;
use http::header::HeaderValue;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// Where a token comes from.
pub(super) trait TokenSource: Send + Sync + 'static {
    /// Returns the exchange whose token it is.
    fn exchange(&self) -> &'static Exchange;

    /// Returns what tells its token from others of the exchange: names with values, none of them secret.
    fn identity(&self) -> Vec<(&str, &str)>;

    /// Fetches a token.
    fn fetch<'a>(&'a self, context: &'a SigningContext) -> BoxFuture<'a, Result<Token, AuthError>>;
}

/// The token of a source.
///
/// One fetch runs at a time, and what it ends in reaches all who waited. A failure is not kept.
pub(super) struct CachedToken<S> {
    pub source: S,
    state: Mutex<State>,
    fetching: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    token: Option<Arc<Token>>,
    /// How many fetches have ended, and in what the last one did: a call that waited for its turn
    /// sees that another has fetched in its entry.
    ended: u64,
    last: Option<Result<Arc<Token>, AuthError>>,
    /// When a renewal that has failed may be tried again.
    rest_until: Option<SystemTime>,
    /// What was refused, and may still be in a store.
    refused: Option<Secret>,
}

/// How long to rest after a renewal has failed, while the old token still works.
const REST: Duration = Duration::from_secs(30);

/// What stands in a key as it is.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

impl<S: TokenSource> CachedToken<S> {
    pub fn new(source: S) -> Arc<Self> {
        Arc::new(Self { source, state: Mutex::default(), fetching: tokio::sync::Mutex::default() })
    }

    /// Returns a token that can be used, fetching one if need be.
    pub async fn token(self: &Arc<Self>, context: &SigningContext) -> Result<Arc<Token>, AuthError> {
        let (now, exchange) = (context.now(), self.source.exchange());
        let seen = {
            let state = self.state();
            if let Some(token) = state.token.as_ref().filter(|token| token.is_usable(exchange, now)) {
                if !token.is_young(exchange, now) && state.rest_until.is_none_or(|rest| rest <= now) {
                    self.renew(context, state.ended);
                }
                return Ok(Arc::clone(token));
            }
            state.ended
        };
        // A task of its own: a caller that gives up does not end the fetch that others wait for.
        let (cached, context) = (Arc::clone(self), context.clone());
        let fetch = tokio::spawn(async move {
            let _turn = cached.fetching.lock().await;
            match cached.ended_since(seen) {
                Some(result) => result,
                None => cached.fetch(&context, Token::is_usable).await,
            }
        });
        fetch.await.unwrap_or_else(|error| Err(AuthError::new(error)))
    }

    /// Drops the token that went out as `header`, and no other.
    pub fn refused(&self, header: &HeaderValue) {
        let mut state = self.state();
        if let Some(token) = state.token.take_if(|token| token.header == header) {
            state.refused = Some(token.stored.token.clone());
        }
    }

    /// Whether it has no token that lives.
    pub fn is_empty(&self, now: SystemTime) -> bool {
        self.state().token.as_ref().is_none_or(|token| token.stored.expires <= now)
    }

    fn ended_since(&self, seen: u64) -> Option<Result<Arc<Token>, AuthError>> {
        let state = self.state();
        state.last.clone().filter(|_| state.ended != seen)
    }

    /// Gets another token in the background, unless that is under way or has been done since.
    fn renew(self: &Arc<Self>, context: &SigningContext, seen: u64) {
        let (cached, context) = (Arc::clone(self), context.clone());
        tokio::spawn(async move {
            let Ok(_turn) = cached.fetching.try_lock() else { return };
            if cached.ended_since(seen).is_none() {
                let _kept_in_state = cached.fetch(&context, Token::is_young).await;
            }
        });
    }

    /// Gets a token and keeps what came of it. The caller has the turn.
    async fn fetch(&self, context: &SigningContext, is_enough: IsEnough) -> Result<Arc<Token>, AuthError> {
        let result = self.shared_or_new(context, is_enough).await.map(Arc::new);
        let mut state = self.state();
        match &result {
            Ok(token) => {
                state.token = Some(Arc::clone(token));
                state.rest_until = None;
            }
            Err(_) => state.rest_until = Some(context.now() + REST),
        }
        state.ended += 1;
        state.last = Some(result.clone());
        result
    }

    /// Returns the token of the client's store if that is enough, else a new one, which goes there.
    async fn shared_or_new(&self, context: &SigningContext, is_enough: IsEnough) -> Result<Token, AuthError> {
        let Some(entry) = StoreEntry::of(context, || self.key(context)) else {
            return self.source.fetch(context).await;
        };
        let refused = self.state().refused.clone();
        if let Some(refused) = &refused
            && entry.remove(refused).await
        {
            self.state().refused.take_if(|token| token.expose() == refused.expose());
        }
        let is_refused = |token: &Token| refused.is_some_and(|it| it.expose() == token.stored.token.expose());
        match entry.load().await {
            Some(token) if is_enough(&token, self.source.exchange(), context.now()) && !is_refused(&token) => Ok(token),
            _ => {
                let token = self.source.fetch(context).await?;
                entry.save(&token).await;
                Ok(token)
            }
        }
    }

    /// Names the token in a store: `https://host/path?app=a&tenant=t#kind`.
    fn key(&self, context: &SigningContext) -> Option<String> {
        let Exchange { method, path, token, service, .. } = *self.source.exchange();
        let request = context.http().request(service, method, path, Bytes::new()).ok()?;
        let identity = self.source.identity().into_iter();
        let names = identity.map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, ENCODED)));
        Some(format!("{}?{}#{token}", request.uri(), names.collect::<Vec<_>>().join("&")))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a token that somebody else has fetched does.
type IsEnough = fn(&Token, &Exchange, SystemTime) -> bool;
