//! One attempt of a call: wait for a permit, sign, send, classify the response.

use super::prepared_call::PreparedCall;
use super::shared::ClientInner;
use super::slot_body::hold;
use super::telemetry::CallSpan;
use crate::auth::{Bearer, NoCredentials, Sign};
use crate::error::{AuthError, Error, StreamFailure, TransportError, TransportKind};
use crate::operation::ResponseFormat;
use crate::rate_limit::{CallSlot, Closed, Permit, SentRequest};
use crate::request::{Form, Options};
#[cfg(feature = "streams")]
use crate::response::classify_stream;
use crate::response::{SuccessResponse, check_whole, classify, classify_file, classify_redirected};
use crate::retry::{ReservedRetry, RetryState};
use crate::value::{ByteStream, Redactor, Secret};
use bytes::Bytes;
use http::header::{HeaderMap, RANGE};
use std::time::Duration;
use tokio::time::{Instant, timeout, timeout_at};

/// An attempt and its context.
pub(super) struct Attempt<'a> {
    pub client: &'a ClientInner,
    pub call: &'a PreparedCall,
    /// The span of the whole call.
    pub span: &'a CallSpan,
    /// The deadline of the whole call.
    pub deadline: Instant,
    /// The number of attempts so far, including this one, without those whose token was replaced.
    pub attempts: u32,
    /// The number of earlier attempts of the call that led to another token.
    pub replaced_tokens: u32,
    /// The retry of the budget that this attempt is, until it is sent.
    pub retry: Option<ReservedRetry<'a>>,
}

/// The failure of an attempt.
pub(super) struct AttemptError {
    pub error: Error,
    /// Whether the vendor refused the token, and the signer can get another.
    pub is_token_refused: bool,
    /// Whether the signer has another token already, which it need not fetch.
    pub has_other_token: bool,
}

impl<E: Into<Error>> From<E> for AttemptError {
    fn from(error: E) -> Self {
        Self { error: error.into(), is_token_refused: false, has_other_token: false }
    }
}

impl Attempt<'_> {
    /// Sends the call once.
    pub async fn send_once(&mut self) -> Result<SuccessResponse, AttemptError> {
        let permit = self.wait_for_permit().await?;
        let bearer = self.call.options.bearer.clone().map(Bearer::new);
        let signer: &dyn Sign = match &bearer {
            _ if !self.call.takes_credentials => &NoCredentials,
            Some(bearer) => bearer,
            None => self.client.signer(&self.call.options).ok_or_else(|| self.no_users())?,
        };
        let request = self.sign(signer).await?;
        let allowed = self.allowed_time()?;
        let redactor = Redactor::headers(request.headers()).with_unsent(self.unsent_secrets());
        if let Some(retry) = self.retry.take() {
            retry.make();
        }
        match self.exchange(request, allowed, &redactor, permit.start()).await {
            Ok(success) => Ok(success.strict(self.client.defaults.is_strict(&self.call.options))),
            Err(error) if error.says_bad_token() => {
                let refused = redactor.sign_again(self.call.request.clone());
                let is_token_refused = signer.refused(&refused);
                let has_other_token = is_token_refused && self.has_other_token(signer, &refused).await;
                Err(AttemptError { error, is_token_refused, has_other_token })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Returns the secrets of the client that the call is sent without.
    fn unsent_secrets(&self) -> Vec<Secret> {
        let Options { bearer, user, .. } = &self.call.options;
        let is_signed = self.call.takes_credentials && bearer.is_none() && user.is_none();
        if is_signed { Vec::new() } else { self.client.sign.secrets() }
    }

    /// Whether the signer has another token for a call whose replaced token was refused as well.
    async fn has_other_token(&self, signer: &dyn Sign, refused: &http::Request<Bytes>) -> bool {
        let other = signer.has_other_token(refused, &self.client.signing);
        self.replaced_tokens == 1 && timeout_at(self.deadline, other).await.unwrap_or(false)
    }

    /// Returns the state of the call after this attempt failed.
    pub fn state(&self, failed: &AttemptError) -> RetryState {
        RetryState {
            attempts: self.attempts,
            is_token_refused: failed.is_token_refused,
            replaced_tokens: self.replaced_tokens,
            has_other_token: failed.has_other_token,
            is_body_consumed: self.call.form.as_ref().is_some_and(Form::has_begun),
            time_left: self.deadline.saturating_duration_since(Instant::now()),
            backoff: self.client.defaults.backoff.wait(self.attempts),
        }
    }

    /// Waits for a slot of the client and a permit of the rate limiter.
    async fn wait_for_permit(&self) -> Result<Permit, Error> {
        let Self { client, call, deadline, .. } = *self;
        let scope = call.scope(&*client.sign);
        let permit = timeout_at(deadline, client.limiters.acquire(&scope, call.limits(), deadline)).await;
        let cause = "waiting for the rate limit or for another call to end took all of the call's time";
        let permit = permit.map_err(|_| self.timed_out(cause))?;
        permit.map_err(|Closed { wait }| self.failed(TransportError::closed_for(wait)))
    }

    /// Returns a signed copy of the request.
    async fn sign(&self, signer: &dyn Sign) -> Result<http::Request<Bytes>, Error> {
        let Self { client, call, deadline, .. } = *self;
        let mut request = with_room(&call.request);
        call.check_options(signer)?;
        let signature = timeout_at(deadline, signer.sign(&mut request, &client.signing)).await;
        let signature = signature
            .map_err(|_| self.timed_out("waiting for the token or the signature took all of the call's time"))?;
        signature.map_err(|error| error.during(call.context.operation.clone()))?;
        Ok(request)
    }

    /// Returns the time that the exchange may take.
    fn allowed_time(&self) -> Result<Duration, Error> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(self.timed_out("the rate limit and the token or the signature took all of the call's time"));
        }
        Ok(self.client.defaults.attempt_timeout(&self.call.options).min(left))
    }

    /// Sends the signed request and classifies the response, in a span of the attempt.
    async fn exchange(
        &self,
        signed: http::Request<Bytes>,
        allowed: Duration,
        redactor: &Redactor,
        sent: SentRequest,
    ) -> Result<SuccessResponse, Error> {
        let Self { client, call, .. } = *self;
        let number = self.attempts.saturating_add(self.replaced_tokens);
        let span = self.span.attempt(&call.template, number, &signed);
        let mut result =
            if matches!(call.response_format, ResponseFormat::File | ResponseFormat::Events) || call.form.is_some() {
                span.within(self.stream(signed, allowed, redactor, sent)).await
            } else {
                match span.within(client.http.send(signed, allowed)).await {
                    Ok(response) => {
                        drop(sent.respond());
                        classify(&call.context, response, redactor, client.signing.now())
                    }
                    Err(error) => Err(self.failed(error)),
                }
            };
        result = result.map(|success| success.of(redactor, &client.drifts));
        span.end(&mut result);
        result
    }

    /// Sends a request whose body or response is streamed; a file is received up to its beginning.
    async fn stream(
        &self,
        signed: http::Request<Bytes>,
        allowed: Duration,
        redactor: &Redactor,
        sent: SentRequest,
    ) -> Result<SuccessResponse, Error> {
        let Self { client, call, .. } = *self;
        let (http, context, signing) = (&client.http, &call.context, &client.signing);
        let form = call.form.as_ref();
        let request = signed.map(|body| form.map_or_else(|| body.into(), Form::body));
        let exchange = async {
            let response = http.open(request, allowed).await.map_err(|error| self.failed(error))?;
            let slot = sent.respond();
            if call.response_format == ResponseFormat::File {
                return self.receive_file(response, slot, allowed, redactor).await;
            }
            #[cfg(feature = "streams")]
            if call.response_format == ResponseFormat::Events {
                let response = response.map(|body| hold(body, slot));
                return classify_stream(context, call.event_rule, response, redactor, signing.now(), http.max_body())
                    .await;
            }
            let whole = http.whole(response).await.map_err(|error| self.failed(error))?;
            classify(context, whole, redactor, signing.now())
        };
        let result = timeout(allowed, exchange).await;
        let result = result.unwrap_or_else(|_| Err(self.failed(TransportError::new(TransportKind::Timeout))));
        match form.and_then(Form::failure) {
            Some(failure) => self.after_stream_failure(result, failure),
            None => result,
        }
    }

    /// Replaces the result of an exchange, unless the vendor refused the request.
    ///
    /// A transport can wrap the error of a stream in any other, and a server can respond before the
    /// stream fails.
    fn after_stream_failure(
        &self,
        result: Result<SuccessResponse, Error>,
        failure: StreamFailure,
    ) -> Result<SuccessResponse, Error> {
        let error = TransportError::new(TransportKind::Upload).because(failure);
        match result {
            Err(refusal @ (Error::Api(_) | Error::Http(_))) => Err(refusal),
            Err(unsent) if !unsent.may_have_reached_server() => Err(self.failed(error.before_sending())),
            _ => Err(self.failed(error)),
        }
    }

    /// Receives a file up to its beginning, also from the address of a documented redirect.
    ///
    /// The file holds the slot of its call.
    async fn receive_file(
        &self,
        mut response: http::Response<ByteStream>,
        slot: CallSlot,
        allowed: Duration,
        redactor: &Redactor,
    ) -> Result<SuccessResponse, Error> {
        let Self { client, call, .. } = *self;
        let (http, context, now) = (&client.http, &call.context, client.signing.now());
        let mut is_elsewhere = false;
        if call.follows_redirect {
            (response, is_elsewhere) = http.follow(response, allowed).await.map_err(|error| self.failed(error))?;
        }
        let response = response.map(|body| hold(body, slot));
        let file = if is_elsewhere {
            classify_redirected(context, response, redactor, now, http.max_body()).await
        } else {
            classify_file(context, response, redactor, now, http.max_body()).await
        };
        if call.request.headers().contains_key(RANGE) { file } else { check_whole(file?, redactor) }
    }

    /// Returns the error of a call for a user by a client without users.
    fn no_users(&self) -> Error {
        let error = AuthError::of_credentials("the client has no users: call `Builder::users`");
        error.during(self.call.context.operation.clone()).into()
    }

    /// Returns the error of a call that reached its deadline before it was sent.
    fn timed_out(&self, cause: &str) -> Error {
        self.failed(TransportError::new(TransportKind::Timeout).because(cause).before_sending())
    }

    fn failed(&self, error: TransportError) -> Error {
        error.during(self.call.context.operation.clone()).into()
    }
}

/// Copies a request, with room for the headers of a signature.
fn with_room(request: &http::Request<Bytes>) -> http::Request<Bytes> {
    const SIGNATURE: usize = 4;
    let mut copy = http::Request::new(request.body().clone());
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.extensions_mut() = request.extensions().clone();
    *copy.headers_mut() = HeaderMap::with_capacity(request.headers().len() + SIGNATURE);
    let headers = request.headers().iter();
    copy.headers_mut().extend(headers.map(|(name, value)| (name.clone(), value.clone())));
    copy
}
