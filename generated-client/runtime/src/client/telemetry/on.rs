//! The spans and events, with the feature `tracing`.

use crate::auth::StoreFailure;
use crate::error::{Error, TransportKind};
use crate::response::{Drift, ResponseContext, SuccessResponse};
use crate::value::excerpt;
use bytes::Bytes;
use std::borrow::Cow;
use std::time::Duration;
use tracing::field::{Empty, display};
use tracing::{Instrument, Span};

/// The span of a call or of an attempt.
#[derive(Clone)]
pub(in crate::client) struct CallSpan(Span);

impl CallSpan {
    /// Creates the span of a whole call.
    pub fn call(context: &ResponseContext, request_id: Option<&str>) -> Self {
        Self(tracing::info_span!(
            "call",
            otel.name = %context.operation,
            otel.kind = "internal",
            vendor.name = context.service.vendor,
            vendor.operation = %context.operation,
            vendor.request_id = request_id,
            call.attempts = Empty,
            http.response.status_code = Empty,
            vendor.code = Empty,
            vendor.log_id = Empty,
            error.type = Empty,
        ))
    }

    /// Creates the span of one attempt of the call.
    pub fn attempt(&self, template: &str, number: u32, request: &http::Request<Bytes>) -> Self {
        let uri = request.uri();
        let port = uri.port_u16().unwrap_or(if uri.scheme_str() == Some("http") { 80 } else { 443 });
        Self(tracing::info_span!(
            parent: &self.0,
            "attempt",
            otel.name = %format_args!("{} {template}", request.method()),
            otel.kind = "client",
            http.request.method = %request.method(),
            http.request.resend_count = (number > 1).then(|| number - 1),
            url.template = template,
            url.scheme = uri.scheme_str(),
            server.address = uri.host(),
            server.port = port,
            http.response.status_code = Empty,
            vendor.code = Empty,
            vendor.log_id = Empty,
            error.type = Empty,
        ))
    }

    /// Runs `future` inside the span.
    pub async fn within<T>(&self, future: impl Future<Output = T>) -> T {
        future.instrument(self.0.clone()).await
    }

    /// Records the result. The span stays open until the response is read, which may fail.
    pub fn end(&self, result: &mut Result<SuccessResponse, Error>) {
        match result {
            Ok(response) => {
                self.0.record("http.response.status_code", response.meta.status);
                self.0.record("vendor.log_id", response.meta.log_id.as_deref());
                let span = self.0.clone();
                response.trail.spans.push(Box::new(move |error| record(&span, error)));
            }
            Err(error) => record(&self.0, error),
        }
    }

    /// Emits the event about a retry after `error`.
    pub fn retry(&self, error: &Error, wait: Duration) {
        let wait = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        // The text of the error would quote the response.
        tracing::info!(
            parent: &self.0,
            wait_ms = wait,
            error.type = &*error_type(error),
            http.response.status_code = error.status(),
            vendor.log_id = error.log_id(),
            "the call is retried"
        );
    }
}

/// Records an error in a span.
fn record(span: &Span, error: &Error) {
    span.record("http.response.status_code", error.status());
    span.record("vendor.log_id", error.log_id());
    span.record("vendor.code", error.api_error().map(|api| display(excerpt(api.code.as_str(), LONGEST))));
    span.record("call.attempts", error.attempts());
    span.record("error.type", excerpt(&error_type(error), LONGEST));
}

/// The longest code of a vendor in a span, in characters.
const LONGEST: usize = 100;

/// Emits the event about a deviation of a response from its page.
pub(in crate::client) fn note_drift(drift: &Drift) {
    let Drift { operation, address, kind, count } = drift;
    tracing::warn!(vendor.operation = %operation, %address, what = ?kind, count, "a response deviates from its page");
}

/// Emits the event about a failure of the token store.
pub(in crate::client) fn note_store_failure(failure: &StoreFailure) {
    tracing::warn!(error = %failure, "the token store failed");
}

/// Returns the type of an error: the vendor's code, the HTTP status, or a word for the kind.
fn error_type(error: &Error) -> Cow<'_, str> {
    Cow::Borrowed(match error {
        Error::Api(api) => api.code.as_str(),
        Error::Http(http) => return Cow::Owned(http.status.to_string()),
        Error::Invalid(_) => "invalid",
        Error::Build(_) => "build",
        Error::Auth(_) => "auth",
        Error::Decode(_) => "decode",
        Error::Transport(error) => match error.kind() {
            TransportKind::Connect => "connect",
            TransportKind::Certificate => "certificate",
            TransportKind::ProxyAuthentication => "proxy_authentication",
            TransportKind::Timeout => "timeout",
            TransportKind::TooLarge => "too_large",
            TransportKind::Io => "io",
            TransportKind::Upload => "upload",
            TransportKind::Incomplete => "incomplete",
        },
    })
}
