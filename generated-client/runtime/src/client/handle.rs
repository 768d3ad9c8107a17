//! The handle of a client.

use super::prepared_call::PreparedCall;
use super::run::run;
use super::shared::ClientInner;
#[cfg(feature = "blocking")]
use super::worker::Worker;
#[cfg(feature = "users")]
use crate::auth::Users;
use crate::error::Error;
#[cfg(feature = "streams")]
use crate::operation::EventRule;
use crate::operation::{Method, OperationInfo, ResponseFormat, Service, TokenLocation};
use crate::rate_limit::ValueLimits;
use crate::request::{Options, PreparedRequest, prepare};
#[cfg(feature = "streams")]
use crate::response::StreamedResponse;
use crate::response::{Drift, ResponseContext, SuccessResponse};
use crate::transport::{BoxFuture, HttpClient};
use crate::value::Encode;
use std::borrow::Cow;
use std::fmt;
use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

/// A client of one vendor.
///
/// Clones are cheap and share connections, tokens, rate limits, the budget of retries and the
/// counts of deviations. Clients that are built separately share nothing, even if their credentials
/// are the same.
#[derive(Clone)]
pub struct Client(Arc<ClientInner>);

impl Client {
    pub(super) fn new(inner: ClientInner) -> Self {
        Self(Arc::new(inner))
    }

    /// Returns the deviations of responses from their pages, counted by operation and location.
    ///
    /// The counts cover all clones of this client. At most 100 deviations of one response are
    /// counted, and at most 10,000 locations.
    #[must_use]
    pub fn drifts(&self) -> Vec<Drift> {
        self.0.drifts.all()
    }

    /// Returns the users of the client; see [`Builder::users`](crate::Builder::users).
    #[cfg(feature = "users")]
    #[must_use]
    pub fn users(&self) -> Users {
        Users::new(self.0.users.clone(), self.0.signing.clone())
    }

    /// Prepares a call and runs it up to its response, whose data is still to be read.
    ///
    /// The future borrows nothing.
    pub(crate) fn execute(
        &self,
        info: &'static OperationInfo,
        request: &dyn Encode,
        options: Options,
    ) -> BoxFuture<'static, Result<SuccessResponse, Error>> {
        self.execute_as(info, info.response_format, request, options)
    }

    /// Prepares a call and runs it up to the beginning of its stream of events.
    ///
    /// The future borrows nothing.
    #[cfg(feature = "streams")]
    pub(crate) fn execute_stream(
        &self,
        info: &'static OperationInfo,
        request: &dyn Encode,
        options: Options,
    ) -> BoxFuture<'static, Result<(StreamedResponse, &'static EventRule), Error>> {
        let success = self.execute_as(info, ResponseFormat::Events, request, options);
        Box::pin(async move { Ok((success.await?.streamed(), info.event_rule())) })
    }

    fn execute_as(
        &self,
        info: &'static OperationInfo,
        format: ResponseFormat,
        request: &dyn Encode,
        options: Options,
    ) -> BoxFuture<'static, Result<SuccessResponse, Error>> {
        let ClientInner { http, skip_limits, skip_rates, .. } = &*self.0;
        match prepare(info, format, request, http, *skip_limits, self.0.token_kinds(&options), &options) {
            Err(error) => Box::pin(ready(Err(error))),
            Ok(PreparedRequest { http: request, form, value_hashes }) => self.run(PreparedCall {
                context: ResponseContext::from(info),
                template: Cow::Borrowed(info.path),
                takes_credentials: info.token_location != TokenLocation::None,
                retry_safety: info.retry_safety,
                response_format: format,
                #[cfg(feature = "streams")]
                event_rule: info.event_rule(),
                follows_redirect: info.redirect && info.method == Method::Get,
                rates: Cow::Borrowed(if *skip_rates { &[] } else { info.rates }),
                value_limits: if *skip_rates { Vec::new() } else { value_limits(info, &value_hashes) },
                request,
                form,
                options,
            }),
        }
    }

    /// Runs a prepared call.
    pub(super) fn run(&self, call: PreparedCall) -> BoxFuture<'static, Result<SuccessResponse, Error>> {
        Box::pin(run(Arc::clone(&self.0), call))
    }

    /// Whether calls are sent even if they break limits of their pages.
    pub(crate) fn skips_limits(&self) -> bool {
        self.0.skip_limits
    }

    /// Returns the time limit of an attempt, and of the wait for each chunk of a file.
    pub(crate) fn attempt_timeout(&self, options: &Options) -> Duration {
        self.0.defaults.attempt_timeout(options)
    }

    /// Returns the longest wait for each part of a stream of events.
    #[cfg(feature = "streams")]
    pub(crate) fn idle_timeout(&self, options: &Options) -> Duration {
        options.idle_timeout.unwrap_or(self.0.defaults.idle_timeout)
    }

    /// Returns the largest size of an event, in bytes.
    #[cfg(feature = "streams")]
    pub(crate) fn max_body(&self) -> usize {
        self.0.http.max_body()
    }

    pub(super) fn http(&self) -> &HttpClient {
        &self.0.http
    }

    pub(super) fn service(&self) -> &'static Service {
        self.0.service
    }

    #[cfg(feature = "blocking")]
    pub(super) fn worker(&self) -> &Worker {
        &self.0.worker
    }
}

/// Returns the limits of the values of a call.
fn value_limits(info: &OperationInfo, hashes: &[(&'static str, u64)]) -> Vec<ValueLimits> {
    let hash = |field| hashes.iter().find(|(known, _)| *known == field).map_or(0, |(_, hash)| *hash);
    ValueLimits::of_call(info.field_rates, info.concurrency, hash)
}

/// Shows the vendor, and no secret.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("vendor", &self.0.service.vendor).finish_non_exhaustive()
    }
}
