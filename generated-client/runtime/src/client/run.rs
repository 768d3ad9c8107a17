//! A call on its way: attempts, the waits between them, and when to stop.

use crate::client::Parts;
use crate::download::judge::judge;
use crate::error::Trail;
use crate::multipart::Form;
use crate::quota::Who;
use crate::redact::Redact;
use crate::repeat::{Verdict, verdict};
use crate::reply::{self, Answer, Subject};
use crate::sight::Sight;
use crate::{AuthError, Bearer, Error, Options, Rate, Receives, Repeat, Sign, Tenant};
use crate::{TransportError, TransportKind};
use bytes::Bytes;
use http::HeaderMap;
use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout, timeout_at};

/// Everything that is needed to make a call, so that it borrows nothing.
pub(crate) struct Errand {
    pub subject: Subject,
    /// The path as its page writes it.
    pub template: Cow<'static, str>,
    pub repeat: Repeat,
    pub receives: Receives,
    pub rates: Cow<'static, [Rate]>,
    /// The request, all but its signature.
    pub request: http::Request<Bytes>,
    /// The body in place of the request's own, where part of it is a stream.
    pub form: Option<Form>,
    pub options: Options,
}

/// The longest wait for which a call is kept waiting because the server asks for it.
const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// What an attempt ended in.
struct Failure {
    error: Error,
    /// Whether all that was wrong is a token that can be replaced.
    is_token: bool,
}

/// Carries a call out, up to where the reply's type matters.
pub(crate) async fn carry_out(parts: Arc<Parts>, errand: Errand) -> Result<Answer, Error> {
    let sight = Sight::call(&errand);
    let result = sight.within(attempts(&parts, &errand, &sight)).await;
    if let Some(api) = result.as_ref().err().and_then(Error::api_error).filter(|api| api.row.is_none()) {
        parts.drifts.note_code(&errand.subject, api);
    }
    sight.end(&result);
    result
}

async fn attempts(parts: &Arc<Parts>, errand: &Errand, sight: &Sight) -> Result<Answer, Error> {
    let deadline = later(errand.options.timeout.unwrap_or(parts.policy.timeout));
    let most = errand.options.attempts.unwrap_or(parts.policy.attempts);
    let mut trail = Trail::default();
    let mut is_replaced = false;
    let mut number = 0_u32;
    loop {
        number = number.saturating_add(1);
        trail.attempts += 1;
        let Failure { error, is_token } = match attempt(parts, errand, sight, number, deadline).await {
            Ok(answer) => {
                parts.budget.succeed(trail.attempts > 1);
                return Ok(answer);
            }
            Err(failure) => failure,
        };
        let is_spent = errand.form.as_ref().is_some_and(Form::has_begun);
        trail.is_spent = is_spent && is_token;
        if is_token && !is_replaced && !is_spent {
            is_replaced = true;
            trail.attempts -= 1;
            trail.reached = true;
            continue;
        }
        let (asked, is_too_many) = match verdict(&error, errand.repeat) {
            Verdict::Never => return Err(error.after(trail)),
            Verdict::Again(asked) => (asked, false),
            Verdict::TooMany(asked) => (asked, true),
        };
        trail.is_spent = is_spent && trail.attempts < most;
        if asked.is_some_and(|asked| asked > LONGEST_WAIT) {
            return Err(error.after(trail));
        }
        let wait = asked.unwrap_or_else(|| parts.policy.backoff.wait(trail.attempts));
        let is_repeated = trail.attempts < most && !is_spent && later(wait) < deadline && parts.budget.take();
        if is_too_many && (is_repeated || asked.is_some()) {
            // The others wait even if this one gives up.
            parts.quota.pause(&errand.who(&*parts.sign), &errand.rates, wait);
        }
        if !is_repeated {
            return Err(error.after(trail));
        }
        sight.repeat(&error, wait);
        trail.reached |= error.may_have_reached_server();
        trail.carried_out |= error.may_have_been_carried_out();
        if !is_too_many {
            sleep(wait).await;
        }
    }
}

/// Sends a call once.
async fn attempt(
    parts: &Arc<Parts>,
    errand: &Errand,
    sight: &Sight,
    number: u32,
    deadline: Instant,
) -> Result<Answer, Failure> {
    let operation = &errand.subject.operation;
    let late = |waited: &str| {
        let late = TransportError::new(TransportKind::Timeout).because(waited);
        late.before_sending().during(operation.clone())
    };
    let who = errand.who(&*parts.sign);
    let place = timeout_at(deadline, parts.quota.place(&who, &errand.rates)).await;
    let place = place.map_err(|_| late("it waited for its turn by the operation's rates"))?;
    let mut signed = with_room(&errand.request);
    let bearer = errand.options.bearer.clone().map(Bearer::new);
    let sign: &dyn Sign = bearer.as_ref().map_or(&*parts.sign, |bearer| bearer);
    errand.check_tenant(sign)?;
    let signature = timeout_at(deadline, sign.sign(&mut signed, &parts.wire)).await;
    let signature = signature.map_err(|_| late("it waited for its signature"))?;
    signature.map_err(|error| error.during(operation.clone()))?;
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(late("none was left to send it").into());
    }
    let allowed = parts.policy.patience(&errand.options).min(left);
    if let Some(place) = place {
        place.start();
    }
    let sight = sight.attempt(&errand.template, number, &signed);
    let redact = Redact::headers(signed.headers());
    let result = if errand.receives == Receives::File || errand.form.is_some() {
        sight.within(stream(parts, errand, signed, allowed, &redact)).await
    } else {
        match sight.within(parts.wire.send(signed, allowed)).await {
            Ok(response) => reply::judge(&errand.subject, response, &redact, parts.wire.now()),
            Err(error) => Err(error.during(operation.clone()).into()),
        }
    };
    sight.end(&result);
    match result {
        Ok(answer) => Ok(answer.of(redact, &parts.drifts)),
        Err(error) => {
            let is_token = error.says_bad_token() && sign.refused(&redact.sign_again(errand.request.clone()));
            Err(Failure { error, is_token })
        }
    }
}

/// Sends a request once whose body or reply comes in parts; of a file, up to where it begins.
async fn stream(
    parts: &Parts,
    errand: &Errand,
    signed: http::Request<Bytes>,
    allowed: Duration,
    redact: &Redact,
) -> Result<Answer, Error> {
    let (wire, subject) = (&parts.wire, &errand.subject);
    let during = |error: TransportError| error.during(subject.operation.clone());
    let request = signed.map(|body| errand.form.as_ref().map_or_else(|| body.into(), Form::body));
    let reply = async {
        let response = wire.open(request, allowed).await.map_err(during)?;
        if errand.receives == Receives::File {
            return judge(subject, response, redact, wire.now(), wire.max_body()).await;
        }
        let whole = wire.whole(response).await.map_err(during)?;
        reply::judge(subject, whole, redact, wire.now())
    };
    timeout(allowed, reply).await.map_err(|_| during(TransportError::new(TransportKind::Timeout)))?
}

impl Errand {
    /// Whose calls of what are counted together.
    fn who<'a>(&'a self, sign: &'a dyn Sign) -> Who<'a> {
        let Options { bearer, tenant, .. } = &self.options;
        let own = sign.tenant().map(Tenant::as_str);
        let tenant = tenant.as_deref().filter(|tenant| own != Some(tenant));
        Who { operation: &self.subject.operation, tenant, bearer: bearer.as_ref() }
    }

    /// Refuses a tenant that would not be heard of.
    fn check_tenant(&self, sign: &dyn Sign) -> Result<(), AuthError> {
        let why = match &self.options {
            Options { tenant: Some(_), bearer: Some(_), .. } => {
                "a token of its own says for whom it is; leave the tenant out"
            }
            Options { tenant: Some(_), .. } if !sign.takes_tenant() => {
                "the client's credentials know no tenants; leave the call's own out"
            }
            _ => return Ok(()),
        };
        Err(AuthError::new(why).during(self.subject.operation.clone()))
    }
}

impl<E: Into<Error>> From<E> for Failure {
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
