//! A client, and how it carries a call out.

use crate::outgoing::prepare;
use crate::quota::Quota;
use crate::redact::Redact;
use crate::reply::{self, Answer, Subject};
use crate::{BoxFuture, Encode, Error, Info, Means, Sign, TransportError, TransportKind, Wire};
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// What calls are made with: connections, credentials, limits and rates. Cheap to clone.
///
/// Clones keep the rates of an operation together; clients that are built apart do not know of each
/// other, even if their credentials are the same.
#[derive(Clone)]
pub struct Client(Arc<Parts>);

pub(crate) struct Parts {
    pub vendor: &'static str,
    pub wire: Wire,
    pub sign: Box<dyn Sign>,
    pub skip_limits: bool,
    pub quota: Quota,
}

/// What a single call may say otherwise than its client.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Options {
    pub timeout: Option<Duration>,
    pub skip_limits: bool,
}

impl Client {
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// Carries a call out, up to where the reply's type matters.
    pub(crate) fn execute<'a>(
        &'a self,
        info: &'static Info,
        request: &'a (dyn Encode + Sync),
        options: Options,
    ) -> BoxFuture<'a, Result<Answer, Error>> {
        Box::pin(async move {
            let Parts { wire, skip_limits, .. } = &*self.0;
            let request = prepare(info, request, wire, *skip_limits || options.skip_limits)?;
            let timeout = options.timeout.unwrap_or(wire.timeout());
            let sent = AtomicBool::new(false);
            match tokio::time::timeout(timeout, self.attempts(info, request, timeout, &sent)).await {
                Ok(result) => result,
                Err(_) => Err(late(info, sent.into_inner())),
            }
        })
    }

    /// Sends a call; once more if all that was wrong with it is its token.
    async fn attempts(
        &self,
        info: &'static Info,
        request: http::Request<Bytes>,
        timeout: Duration,
        sent: &AtomicBool,
    ) -> Result<Answer, Error> {
        let Parts { wire, sign, quota, .. } = &*self.0;
        let mut repeated = false;
        loop {
            let place = quota.place(info).await;
            let mut signed = request.clone();
            sign.sign(&mut signed, wire).await.map_err(|error| error.during(info.name))?;
            sent.store(true, Ordering::Relaxed);
            if let Some(place) = place {
                place.start();
            }
            let result = wire.send(signed.clone(), timeout).await;
            let response = result.map_err(|error| error.during(info.name))?;
            let redact = Redact::headers(signed.headers());
            let error = match reply::judge(&Subject::from(info), response, redact) {
                Err(error) if says_bad_token(&error) => error,
                result => return result,
            };
            if !sign.refused(&signed) || repeated {
                return Err(error);
            }
            repeated = true;
            sent.store(false, Ordering::Relaxed);
        }
    }
}

fn says_bad_token(error: &Error) -> bool {
    let row = error.api_error().and_then(|api| api.row);
    row.is_some_and(|row| row.means == Some(Means::BadToken))
}

fn late(info: &Info, sent: bool) -> Error {
    let error = TransportError::new(TransportKind::Timeout).during(info.name);
    Error::from(if sent { error } else { error.before_sending() })
}

/// Shows whose client it is, and no secret.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("vendor", &self.0.vendor).finish_non_exhaustive()
    }
}
