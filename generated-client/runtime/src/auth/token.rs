//! Tokens that are fetched with credentials, kept, and renewed.

use super::{Exchange, bearer};
use crate::decode::{Failure, members, scalar_text};
use crate::error::Body;
use crate::redact::Redact;
use crate::reply::{self, Subject};
use crate::{AuthError, BoxFuture, DecodeError, Error, Json, Secret, Sign, Wire};
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// Exchanges an id and a secret for a token, and signs with that.
///
/// One fetch runs at a time, however many calls wait for it, and what it ends in reaches all of
/// them. A token that grows old is renewed in the background while calls go on with it. A failure
/// is not kept: the next call tries again.
pub struct TokenExchange(Arc<Inner>);

struct Inner {
    exchange: &'static Exchange,
    id: String,
    secret: Secret,
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

#[derive(Clone)]
struct Token {
    header: HeaderValue,
    life: Duration,
    expires: SystemTime,
}

impl Token {
    /// Whether it lives for at least `margin` seconds; a token of a short life for at least that part of it.
    fn lives(&self, now: SystemTime, margin: u64, part: u32) -> bool {
        self.expires >= now + Duration::from_secs(margin).min(self.life / part)
    }
}

/// How long a fetch may take; calls that wait for it may have less time of their own.
const FETCH_TIMEOUT: Duration = Duration::from_secs(30);

/// How long to rest after a renewal has failed, while the old token still works.
const REST: Duration = Duration::from_secs(30);

impl TokenExchange {
    /// Takes the credentials; nothing is fetched before the first call.
    pub fn new(exchange: &'static Exchange, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self(Arc::new(Inner {
            exchange,
            id: id.into(),
            secret: secret.into(),
            state: Mutex::default(),
            fetching: tokio::sync::Mutex::default(),
        }))
    }
}

impl Sign for TokenExchange {
    fn sign<'a>(
        &'a self,
        request: &'a mut http::Request<Bytes>,
        wire: &'a Wire,
    ) -> BoxFuture<'a, Result<(), AuthError>> {
        Box::pin(async move {
            let token = self.0.token(wire).await?;
            request.headers_mut().insert(AUTHORIZATION, token.header);
            Ok(())
        })
    }

    fn refused(&self, request: &http::Request<Bytes>) -> bool {
        let sent = request.headers().get(AUTHORIZATION);
        let mut state = self.0.state();
        if state.token.as_ref().map(|token| &token.header) == sent {
            state.token = None;
        }
        true
    }
}

impl Inner {
    /// Returns a token that can be used, fetching one if need be.
    async fn token(self: &Arc<Self>, wire: &Wire) -> Result<Token, AuthError> {
        let now = wire.now();
        let seen = {
            let state = self.state();
            let Exchange { renew_below, unusable_below, .. } = *self.exchange;
            if let Some(token) = state.token.as_ref().filter(|token| token.lives(now, unusable_below, 4)) {
                if !token.lives(now, renew_below, 2) && state.rest_until.is_none_or(|rest| rest <= now) {
                    self.renew(wire, state.ended);
                }
                return Ok(token.clone());
            }
            state.ended
        };
        // A task of its own: a caller that gives up does not end the fetch that others wait for.
        let (inner, wire) = (Arc::clone(self), wire.clone());
        let fetch = tokio::spawn(async move {
            let _turn = inner.fetching.lock().await;
            match inner.ended_since(seen) {
                Some(result) => result,
                None => inner.fetch(&wire).await,
            }
        });
        fetch.await.unwrap_or_else(|error| Err(AuthError::new(error)))
    }

    fn ended_since(&self, seen: u64) -> Option<Result<Token, AuthError>> {
        let state = self.state();
        state.last.clone().filter(|_| state.ended != seen)
    }

    /// Fetches a token in the background, unless that is under way or has been done since.
    fn renew(self: &Arc<Self>, wire: &Wire, seen: u64) {
        let (inner, wire) = (Arc::clone(self), wire.clone());
        tokio::spawn(async move {
            let Ok(_turn) = inner.fetching.try_lock() else { return };
            if inner.ended_since(seen).is_none() {
                let _kept_in_state = inner.fetch(&wire).await;
            }
        });
    }

    /// Fetches a token and keeps what came of it. The caller has the turn.
    async fn fetch(&self, wire: &Wire) -> Result<Token, AuthError> {
        let asked = self.ask(wire).await;
        let result = asked.map_err(|error| AuthError::new(error.of_fetch()));
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

    async fn ask(&self, wire: &Wire) -> Result<Token, Error> {
        let Exchange { method, path, send, service, .. } = *self.exchange;
        let secret = self.secret.expose();
        let values = [self.id.as_str(), secret].map(Json::Str);
        let body = Json::Object(send.iter().copied().zip(values).collect());
        let mut request = wire.request(service, method, path, crate::outgoing::json(&body))?;
        let json = HeaderValue::from_static("application/json; charset=utf-8");
        request.headers_mut().insert(CONTENT_TYPE, json);
        let asked = wire.now();
        let response = wire.send(request, FETCH_TIMEOUT).await.map_err(|error| error.during(path.into()))?;
        let subject = Subject { operation: path.into(), service, errors: &[] };
        let answer = reply::judge(&subject, response, &Redact::texts([secret]), wire.now())?;
        self.read(&answer.meta.raw, asked).ok_or_else(|| {
            let Exchange { token, expires_in, .. } = self.exchange;
            let expected = format!("an object with {token} and {expires_in}");
            let failure =
                Failure { address: String::new(), expected, found: "an object without a usable one".to_owned() };
            DecodeError::new(path.into(), &answer.meta, failure, Body::default()).into()
        })
    }

    /// Reads the token out of a reply; it ages from when it was asked for.
    fn read(&self, body: &Bytes, asked: SystemTime) -> Option<Token> {
        let members = members(std::str::from_utf8(body).ok()?).ok()?;
        let text = |name| members.get(name).and_then(|raw| scalar_text(raw));
        let life = Duration::from_secs(text(self.exchange.expires_in)?.parse().ok()?);
        let header = bearer::header(&text(self.exchange.token)?).ok()?;
        Some(Token { header, life, expires: asked.checked_add(life)? })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Shows the id, neither the secret nor the token.
impl fmt::Debug for TokenExchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenExchange").field("id", &self.0.id).finish_non_exhaustive()
    }
}
