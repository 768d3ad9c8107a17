//! A client, and how it carries a call out.

use crate::drift::{Drift, Drifts};
use crate::errand::{Errand, carry_out};
use crate::outgoing::{Prepared, prepare};
use crate::policy::Policy;
use crate::quota::Quota;
use crate::repeat::Budget;
use crate::reply::{Answer, Subject};
use crate::{BoxFuture, Encode, Error, Info, Method, Options, RawCall, Service, Sign, Value, Wire};
use std::borrow::Cow;
use std::fmt;
use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

/// What calls are made with: connections, credentials, limits and rates. Cheap to clone.
///
/// Clones share connections, tokens, the rates of each operation, the budget of repeats and the counts of
/// drift; clients that are built apart do not know of each other, even if their credentials are the
/// same.
#[derive(Clone)]
pub struct Client(Arc<Parts>);

pub(crate) struct Parts {
    pub service: &'static Service,
    pub wire: Wire,
    pub sign: Box<dyn Sign>,
    pub skip_limits: bool,
    pub skip_rates: bool,
    pub policy: Policy,
    pub budget: Budget,
    pub quota: Quota,
    pub drifts: Arc<Drifts>,
    #[cfg(feature = "blocking")]
    pub worker: crate::blocking::Worker,
}

impl Client {
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// Calls any operation of the vendor, with the same authentication, envelope and repeats as the others.
    ///
    /// `path` is path and query, percent-encoded, and begins with `/`; the JSON body may be `None`. [`RawCall`] says what such a call does
    /// not know. A field that a page merely forgets goes with the typed call: see [`Options::body_field`].
    pub fn call_raw(&self, method: Method, path: impl Into<String>, json: impl Into<Option<Value>>) -> RawCall<'_> {
        RawCall::new(self, self.0.service, method, path.into(), json.into())
    }

    /// Returns how replies so far differ from their pages, by operation and place, over all clones of this client.
    ///
    /// Up to 100 are counted of one reply. Counts of the first 10,000 places are kept.
    #[must_use]
    pub fn drifts(&self) -> Vec<Drift> {
        self.0.drifts.all()
    }

    /// Carries a call out, up to where the reply's type matters. Nothing of it is borrowed.
    pub(crate) fn execute(
        &self,
        info: &'static Info,
        request: &dyn Encode,
        options: Options,
    ) -> BoxFuture<'static, Result<Answer, Error>> {
        let Parts { wire, skip_limits, skip_rates, .. } = &*self.0;
        match prepare(info, request, wire, *skip_limits, &options) {
            Err(error) => Box::pin(ready(Err(error))),
            Ok(Prepared { http, form }) => self.carry_out(Errand {
                subject: Subject::from(info),
                template: Cow::Borrowed(info.path),
                repeat: info.repeat,
                receives: info.receives,
                rates: Cow::Borrowed(if *skip_rates { &[] } else { info.rates }),
                request: http,
                form,
                options,
            }),
        }
    }

    /// Carries a call out that is ready to be signed.
    pub(crate) fn carry_out(&self, errand: Errand) -> BoxFuture<'static, Result<Answer, Error>> {
        Box::pin(carry_out(Arc::clone(&self.0), errand))
    }

    /// Whether calls are sent even if they break limits of their pages.
    pub(crate) fn skips_limits(&self) -> bool {
        self.0.skip_limits
    }

    /// How long an attempt may take, and the wait for each part of a file.
    pub(crate) fn patience(&self, options: &Options) -> Duration {
        self.0.policy.patience(options)
    }

    pub(crate) fn wire(&self) -> &Wire {
        &self.0.wire
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn worker(&self) -> &crate::blocking::Worker {
        &self.0.worker
    }
}

/// Shows whose client it is, and no secret.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("vendor", &self.0.service.vendor).finish_non_exhaustive()
    }
}
