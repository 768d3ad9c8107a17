//! One attempt of a call: wait for a permit, sign, send, classify the response.

use super::prepared_call::PreparedCall;
use super::shared::ClientInner;
use super::slot_body::hold;
use super::telemetry::CallSpan;
use crate::auth::{Bearer, Sign};
use crate::error::{Error, TransportError, TransportKind};
use crate::operation::ResponseFormat;
use crate::rate_limit::{Closed, Permit, SentRequest};
use crate::request::Form;
use crate::response::{SuccessResponse, classify, classify_file};
use crate::retry::{ReservedRetry, RetryState};
use crate::value::Redactor;
use bytes::Bytes;
use http::HeaderMap;
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
    /// The number of attempts so far, including this one, without the one whose token was replaced.
    pub attempts: u32,
    /// Whether an earlier attempt of the call led to another token.
    pub is_token_replaced: bool,
    /// The retry of the budget that this attempt is, until it is sent.
    pub retry: Option<ReservedRetry<'a>>,
}

/// The failure of an attempt.
pub(super) struct AttemptError {
    pub error: Error,
    /// Whether the vendor refused the token, and the signer can get another.
    pub is_token_refused: bool,
}

impl<E: Into<Error>> From<E> for AttemptError {
    fn from(error: E) -> Self {
        Self { error: error.into(), is_token_refused: false }
    }
}

impl Attempt<'_> {
    /// Sends the call once.
    pub async fn send_once(&mut self) -> Result<SuccessResponse, AttemptError> {
        let permit = self.wait_for_permit().await?;
        let bearer = self.call.options.bearer.clone().map(Bearer::new);
        let signer: &dyn Sign = bearer.as_ref().map_or(&*self.client.sign, |bearer| bearer);
        let request = self.sign(signer).await?;
        let allowed = self.allowed_time()?;
        let redactor = Redactor::headers(request.headers());
        if let Some(retry) = self.retry.take() {
            retry.make();
        }
        match self.exchange(request, allowed, &redactor, permit.start()).await {
            Ok(success) => Ok(success.of(redactor, &self.client.drifts)),
            Err(error) => {
                let is_token_refused =
                    error.says_bad_token() && signer.refused(&redactor.sign_again(self.call.request.clone()));
                Err(AttemptError { error, is_token_refused })
            }
        }
    }

    /// Returns the state of the call after this attempt failed.
    pub fn state(&self, failed: &AttemptError) -> RetryState {
        RetryState {
            attempts: self.attempts,
            is_token_refused: failed.is_token_refused,
            is_token_replaced: self.is_token_replaced,
            is_body_consumed: self.call.form.as_ref().is_some_and(Form::has_begun),
            time_left: self.deadline.saturating_duration_since(Instant::now()),
            backoff: self.client.defaults.backoff.wait(self.attempts),
        }
    }

    /// Waits for a slot of the client and a permit of the rate limiter.
    async fn wait_for_permit(&self) -> Result<Permit, Error> {
        let Self { client, call, deadline, .. } = *self;
        let scope = call.scope(&*client.sign);
        let permit = timeout_at(deadline, client.limiters.acquire(&scope, &call.rates, deadline)).await;
        let cause = "waiting for the rate limit or for another call to end took all of the call's time";
        let permit = permit.map_err(|_| self.timed_out(cause))?;
        permit.map_err(|Closed { wait }| self.failed(TransportError::closed_for(wait)))
    }

    /// Returns a signed copy of the request.
    async fn sign(&self, signer: &dyn Sign) -> Result<http::Request<Bytes>, Error> {
        let Self { client, call, deadline, .. } = *self;
        let mut request = with_room(&call.request);
        call.check_tenant(signer)?;
        let signature = timeout_at(deadline, signer.sign(&mut request, &client.signing)).await;
        let signature =
            signature.map_err(|_| self.timed_out("waiting for the signature took all of the call's time"))?;
        signature.map_err(|error| error.during(call.context.operation.clone()))?;
        Ok(request)
    }

    /// Returns the time that the exchange may take.
    fn allowed_time(&self) -> Result<Duration, Error> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(self.timed_out("the rate limit and the signature took all of the call's time"));
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
        let number = self.attempts.saturating_add(u32::from(self.is_token_replaced));
        let span = self.span.attempt(&call.template, number, &signed);
        let result = if call.response_format == ResponseFormat::File || call.form.is_some() {
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
        span.end(&result);
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
        let request = signed.map(|body| call.form.as_ref().map_or_else(|| body.into(), Form::body));
        let exchange = async {
            let response = http.open(request, allowed).await.map_err(|error| self.failed(error))?;
            let slot = sent.respond();
            if call.response_format == ResponseFormat::File {
                let response = response.map(|body| hold(body, slot));
                return classify_file(context, response, redactor, signing.now(), http.max_body()).await;
            }
            let whole = http.whole(response).await.map_err(|error| self.failed(error))?;
            classify(context, whole, redactor, signing.now())
        };
        timeout(allowed, exchange).await.map_err(|_| self.failed(TransportError::new(TransportKind::Timeout)))?
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
