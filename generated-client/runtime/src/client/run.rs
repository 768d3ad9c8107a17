//! A call on its way: attempts, the waits between them, and when to stop.

use super::prepared_call::PreparedCall;
use super::shared::ClientInner;
use super::telemetry::CallSpan;
use crate::auth::{Bearer, Sign};
use crate::error::{AttemptHistory, Error, TransportError, TransportKind};
use crate::operation::ResponseFormat;
use crate::request::Form;
use crate::response::{SuccessResponse, classify, classify_file};
use crate::retry::{RetryDecision, decide};
use crate::value::Redactor;
use bytes::Bytes;
use http::HeaderMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout, timeout_at};

/// The longest wait for which a call is kept waiting because the server asks for it.
const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// What an attempt ended in.
struct AttemptError {
    error: Error,
    /// Whether all that was wrong is a token that can be replaced.
    is_token: bool,
}

/// Carries a call out, up to where the reply's type matters.
pub(super) async fn run(client: Arc<ClientInner>, call: PreparedCall) -> Result<SuccessResponse, Error> {
    let span = CallSpan::call(&call.context, call.options.request_id.as_deref());
    let result = span.within(retry_loop(&client, &call, &span)).await;
    if let Some(api) = result.as_ref().err().and_then(Error::api_error).filter(|api| api.row.is_none()) {
        let field = call.context.service.envelope.code;
        client.drifts.note_code(&call.context.operation, field, &api.code);
    }
    span.end(&result);
    result
}

async fn retry_loop(client: &Arc<ClientInner>, call: &PreparedCall, span: &CallSpan) -> Result<SuccessResponse, Error> {
    let deadline = later(call.options.timeout.unwrap_or(client.defaults.timeout));
    let most = call.options.attempts.unwrap_or(client.defaults.attempts);
    let mut history = AttemptHistory::default();
    let mut is_replaced = false;
    let mut number = 0_u32;
    loop {
        number = number.saturating_add(1);
        history.attempts += 1;
        let AttemptError { error, is_token } = match send_once(client, call, span, number, deadline).await {
            Ok(success) => {
                client.budget.succeed(history.attempts > 1);
                return Ok(success);
            }
            Err(failure) => failure,
        };
        let is_spent = call.form.as_ref().is_some_and(Form::has_begun);
        history.is_spent = is_spent && is_token;
        if is_token && !is_replaced && !is_spent {
            is_replaced = true;
            history.attempts -= 1;
            history.reached = true;
            continue;
        }
        let (asked, is_too_many) = match decide(&error, call.retry_safety) {
            RetryDecision::Never => return Err(error.after(history)),
            RetryDecision::Again(asked) => (asked, false),
            RetryDecision::TooMany(asked) => (asked, true),
        };
        history.is_spent = is_spent && history.attempts < most;
        if asked.is_some_and(|asked| asked > LONGEST_WAIT) {
            return Err(error.after(history));
        }
        let wait = asked.unwrap_or_else(|| client.defaults.backoff.wait(history.attempts));
        let is_repeated = history.attempts < most && !is_spent && later(wait) < deadline && client.budget.take();
        if is_too_many && (is_repeated || asked.is_some()) {
            // The others wait even if this one gives up.
            client.limiters.pause(&call.scope(&*client.sign), &call.rates, wait);
        }
        if !is_repeated {
            return Err(error.after(history));
        }
        span.retry(&error, wait);
        history.reached |= error.may_have_reached_server();
        history.carried_out |= error.may_have_been_carried_out();
        if !is_too_many {
            sleep(wait).await;
        }
    }
}

/// Sends a call once.
async fn send_once(
    client: &Arc<ClientInner>,
    call: &PreparedCall,
    span: &CallSpan,
    number: u32,
    deadline: Instant,
) -> Result<SuccessResponse, AttemptError> {
    let operation = &call.context.operation;
    let late = |waited: &str| {
        let late = TransportError::new(TransportKind::Timeout).because(waited);
        late.before_sending().during(operation.clone())
    };
    let scope = call.scope(&*client.sign);
    let permit = timeout_at(deadline, client.limiters.acquire(&scope, &call.rates)).await;
    let permit = permit.map_err(|_| late("it waited for its turn by the operation's rates"))?;
    let mut signed = with_room(&call.request);
    let bearer = call.options.bearer.clone().map(Bearer::new);
    let sign: &dyn Sign = bearer.as_ref().map_or(&*client.sign, |bearer| bearer);
    call.check_tenant(sign)?;
    let signature = timeout_at(deadline, sign.sign(&mut signed, &client.signing)).await;
    let signature = signature.map_err(|_| late("it waited for its signature"))?;
    signature.map_err(|error| error.during(operation.clone()))?;
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(late("none was left to send it").into());
    }
    let allowed = client.defaults.attempt_timeout(&call.options).min(left);
    if let Some(permit) = permit {
        permit.start();
    }
    let span = span.attempt(&call.template, number, &signed);
    let redactor = Redactor::headers(signed.headers());
    let result = if call.response_format == ResponseFormat::File || call.form.is_some() {
        span.within(stream(client, call, signed, allowed, &redactor)).await
    } else {
        match span.within(client.http.send(signed, allowed)).await {
            Ok(response) => classify(&call.context, response, &redactor, client.signing.now()),
            Err(error) => Err(error.during(operation.clone()).into()),
        }
    };
    span.end(&result);
    match result {
        Ok(success) => Ok(success.of(redactor, &client.drifts)),
        Err(error) => {
            let is_token = error.says_bad_token() && sign.refused(&redactor.sign_again(call.request.clone()));
            Err(AttemptError { error, is_token })
        }
    }
}

/// Sends a request once whose body or reply comes in parts; of a file, up to where it begins.
async fn stream(
    client: &ClientInner,
    call: &PreparedCall,
    signed: http::Request<Bytes>,
    allowed: Duration,
    redactor: &Redactor,
) -> Result<SuccessResponse, Error> {
    let (http, context, signing) = (&client.http, &call.context, &client.signing);
    let during = |error: TransportError| error.during(context.operation.clone());
    let request = signed.map(|body| call.form.as_ref().map_or_else(|| body.into(), Form::body));
    let exchange = async {
        let response = http.open(request, allowed).await.map_err(during)?;
        if call.response_format == ResponseFormat::File {
            return classify_file(context, response, redactor, signing.now(), http.max_body()).await;
        }
        let whole = http.whole(response).await.map_err(during)?;
        classify(context, whole, redactor, signing.now())
    };
    timeout(allowed, exchange).await.map_err(|_| during(TransportError::new(TransportKind::Timeout)))?
}

impl<E: Into<Error>> From<E> for AttemptError {
    fn from(error: E) -> Self {
        Self { error: error.into(), is_token: false }
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

/// Returns the moment after `wait`; a far one where there is no end.
fn later(wait: Duration) -> Instant {
    const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);
    Instant::now() + wait.min(YEAR)
}
