//! A cached token: fetched once for all waiting calls, renewed early, dropped when it is refused.

use super::exchange::Exchange;
use super::signing_context::SigningContext;
use super::store_entry::StoreEntry;
use super::token::Token;
use crate::error::AuthError;
use crate::transport::BoxFuture;
use crate::value::Secret;
use bytes::Bytes;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// A source of tokens.
pub(super) trait TokenSource: Send + Sync + 'static {
    /// Returns the exchange of the token.
    fn exchange(&self) -> &'static Exchange;

    /// Returns the names and values that identify the token among those of the exchange.
    ///
    /// None of the values is secret.
    fn identity(&self) -> Vec<(&str, &str)>;

    /// Fetches a token.
    fn fetch<'a>(&'a self, context: &'a SigningContext) -> BoxFuture<'a, Result<Token, AuthError>>;
}

/// The cached token of a source.
///
/// One fetch runs at a time, and all waiting calls get its result. A failure is not cached.
pub(super) struct CachedToken<S> {
    pub source: S,
    state: Mutex<State>,
    /// The lock that a fetch holds.
    fetch_lock: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    token: Option<Arc<Token>>,
    /// The number of fetches that have ended.
    ///
    /// A call that waits for the lock sees by this number that another call has fetched meanwhile.
    fetches: u64,
    last_result: Option<Result<Arc<Token>, AuthError>>,
    /// When the client may renew the token again after a renewal failed.
    renew_from: Option<SystemTime>,
    /// The refused token, which the store may still contain.
    refused: Option<Secret>,
}

/// The cached token from the view of a call.
enum Lookup {
    /// The token is usable.
    Usable(Arc<Token>),
    /// The token is usable and should be renewed in the background.
    Aging(Arc<Token>),
    /// No token is usable.
    Missing,
}

impl State {
    fn lookup(&self, exchange: &Exchange, now: SystemTime) -> Lookup {
        let Some(token) = self.token.as_ref().filter(|token| token.is_usable(exchange, now)) else {
            return Lookup::Missing;
        };
        let may_renew = self.renew_from.is_none_or(|from| from <= now);
        if may_renew && !token.is_young(exchange, now) {
            Lookup::Aging(Arc::clone(token))
        } else {
            Lookup::Usable(Arc::clone(token))
        }
    }

    /// Records the result of a fetch that ended at `now`.
    fn note(&mut self, result: &Result<Arc<Token>, AuthError>, now: SystemTime) {
        match result {
            Ok(token) => {
                self.token = Some(Arc::clone(token));
                self.renew_from = None;
            }
            Err(_) => self.renew_from = Some(now + RENEWAL_PAUSE),
        }
        self.fetches += 1;
        self.last_result = Some(result.clone());
    }
}

/// The pause after a failed renewal, while the old token still works.
const RENEWAL_PAUSE: Duration = Duration::from_secs(30);

/// The characters that a key percent-encodes.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');

/// Whether a token that another client has fetched is acceptable.
type IsAcceptable = fn(&Token, &Exchange, SystemTime) -> bool;

impl<S: TokenSource> CachedToken<S> {
    pub fn new(source: S) -> Arc<Self> {
        Arc::new(Self { source, state: Mutex::default(), fetch_lock: tokio::sync::Mutex::default() })
    }

    /// Returns a usable token, and fetches one if necessary.
    pub async fn token(self: &Arc<Self>, context: &SigningContext) -> Result<Arc<Token>, AuthError> {
        let now = context.now();
        let (lookup, fetches) = {
            let state = self.state();
            (state.lookup(self.source.exchange(), now), state.fetches)
        };
        match lookup {
            Lookup::Usable(token) => Ok(token),
            Lookup::Aging(token) => {
                self.renew(context, fetches);
                Ok(token)
            }
            Lookup::Missing => self.wait_for_fetch(context, fetches).await,
        }
    }

    /// Drops this token, and no other one.
    pub fn refused(&self, refused: &str) {
        let mut state = self.state();
        if let Some(token) = state.token.take_if(|token| token.stored.token.expose() == refused) {
            state.refused = Some(token.stored.token.clone());
        }
    }

    /// Whether the client or its store has another usable token than this one.
    ///
    /// `false` for a client without a store: it has fetched each of its tokens itself.
    pub async fn has_other(&self, refused: &str, context: &SigningContext) -> bool {
        let Some(entry) = StoreEntry::of(context, || self.key(context)) else { return false };
        let (exchange, now) = (self.source.exchange(), context.now());
        let is_other = |token: &Token| token.stored.token.expose() != refused && token.is_usable(exchange, now);
        if self.state().token.as_deref().is_some_and(is_other) {
            return true;
        }
        entry.load().await.as_ref().is_some_and(is_other)
    }

    /// Returns the cached token.
    pub fn held(&self) -> Option<Secret> {
        self.state().token.as_ref().map(|token| token.stored.token.clone())
    }

    /// Whether the cache has no token, or an expired one.
    pub fn is_empty(&self, now: SystemTime) -> bool {
        self.state().token.as_ref().is_none_or(|token| token.stored.expires <= now)
    }

    /// Fetches a token, or waits for a fetch that another call has begun.
    ///
    /// The fetch runs in a task, so that a call that is dropped does not end the fetch for others.
    async fn wait_for_fetch(self: &Arc<Self>, context: &SigningContext, seen: u64) -> Result<Arc<Token>, AuthError> {
        let (cached, context) = (Arc::clone(self), context.clone());
        let fetch = tokio::spawn(async move {
            let _lock = cached.fetch_lock.lock().await;
            match cached.result_since(seen) {
                Some(result) => result,
                None => cached.fetch(&context, Token::is_usable).await,
            }
        });
        fetch.await.unwrap_or_else(|error| {
            Err(AuthError::of_credentials(format!("the task that fetches the token ended early: {error}")))
        })
    }

    /// Returns the result of the last fetch, if more than `seen` fetches have ended.
    fn result_since(&self, seen: u64) -> Option<Result<Arc<Token>, AuthError>> {
        let state = self.state();
        state.last_result.clone().filter(|_| state.fetches != seen)
    }

    /// Renews the token in the background, unless another call does so or has done so since.
    fn renew(self: &Arc<Self>, context: &SigningContext, seen: u64) {
        let (cached, context) = (Arc::clone(self), context.clone());
        tokio::spawn(async move {
            let Ok(_lock) = cached.fetch_lock.try_lock() else { return };
            if cached.result_since(seen).is_none() {
                let _kept_in_state = cached.fetch(&context, Token::is_young).await;
            }
        });
    }

    /// Gets a token and caches the result.
    ///
    /// The caller holds the lock.
    async fn fetch(&self, context: &SigningContext, is_acceptable: IsAcceptable) -> Result<Arc<Token>, AuthError> {
        let result = self.stored_or_new(context, is_acceptable).await.map(Arc::new);
        let now = context.now();
        self.state().note(&result, now);
        result
    }

    /// Returns the token of the client's store if it is acceptable, or fetches and saves a new
    /// token.
    async fn stored_or_new(&self, context: &SigningContext, is_acceptable: IsAcceptable) -> Result<Token, AuthError> {
        let Some(entry) = StoreEntry::of(context, || self.key(context)) else {
            return self.source.fetch(context).await;
        };
        let _lock = entry.lock().await;
        let refused = self.remove_refused(&entry).await;
        let is_refused = |token: &Token| refused.is_some_and(|it| it.expose() == token.stored.token.expose());
        match entry.load().await {
            Some(token) if is_acceptable(&token, self.source.exchange(), context.now()) && !is_refused(&token) => {
                Ok(token)
            }
            _ => {
                let token = self.source.fetch(context).await?;
                entry.save(&token).await;
                Ok(token)
            }
        }
    }

    /// Removes a refused token from the store, and returns the refused token.
    async fn remove_refused(&self, entry: &StoreEntry<'_>) -> Option<Secret> {
        let refused = self.state().refused.clone()?;
        if entry.remove(&refused).await {
            self.state().refused.take_if(|token| token.expose() == refused.expose());
        }
        Some(refused)
    }

    /// Returns the token's key in a store: `https://host/path?app=a&tenant=t#kind`.
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

#[cfg(test)]
#[path = "cached_token_test.rs"]
mod test;
