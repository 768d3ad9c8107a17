//! A response that a test scripts.

use super::page::{DocumentedPage, events};
use super::request::Request;
use crate::operation::{ErrorClass, Framing};
use crate::testing::loopback::{Fault, LoopbackResponse};
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// A scripted response of a [`MockServer`](super::MockServer).
#[derive(Clone, Debug)]
#[must_use]
pub struct MockResponse {
    kind: ResponseKind,
    status: Option<u16>,
    headers: Vec<(String, String)>,
    delay: Duration,
    retry_after: Option<Duration>,
    fault: Option<Fault>,
    chunks: Option<usize>,
}

#[derive(Clone)]
enum ResponseKind {
    Documented,
    Code(String),
    Class(ErrorClass),
    Own(LoopbackResponse),
    By(Arc<dyn Fn(&Request) -> MockResponse + Send + Sync>),
}

impl MockResponse {
    /// Creates the documented response, or a new token for a token request.
    pub fn documented() -> Self {
        Self::of_kind(ResponseKind::Documented)
    }

    /// Creates a documented error of the operation or its vendor.
    ///
    /// The response has the code and the message of the error row in the vendor's envelope, with
    /// the HTTP status of the row (default: 400). Scripting an undocumented code panics.
    pub fn code(code: impl Into<String>) -> Self {
        Self::of_kind(ResponseKind::Code(code.into()))
    }

    /// Creates the vendor's error for too many calls, with the HTTP status of its row (default:
    /// 429).
    ///
    /// [`MockResponse::retry_after`] adds the time after which a retry is allowed.
    pub fn too_many() -> Self {
        Self::of_kind(ResponseKind::Class(ErrorClass::TooManyRequests))
    }

    /// Creates the vendor's error for an invalid token.
    pub fn bad_token() -> Self {
        Self::of_kind(ResponseKind::Class(ErrorClass::BadToken))
    }

    /// Creates the vendor's error for an exhausted quota.
    pub fn quota_exhausted() -> Self {
        Self::of_kind(ResponseKind::Class(ErrorClass::QuotaExhausted))
    }

    /// Creates the vendor's error for a caller without permission.
    pub fn refused() -> Self {
        Self::of_kind(ResponseKind::Class(ErrorClass::Refused))
    }

    /// Creates a response with this status and body, and without headers.
    ///
    /// # Panics
    ///
    /// Panics if `status` is not from 100 to 999.
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Self::of_kind(ResponseKind::Own(LoopbackResponse::new(status, body)))
    }

    /// Creates a JSON response with this status and body.
    ///
    /// # Panics
    ///
    /// Panics if `status` is not from 100 to 999.
    pub fn json(status: u16, body: impl Into<Bytes>) -> Self {
        Self::new(status, body).header("Content-Type", "application/json")
    }

    /// Creates a stream of events, each of which is a line of `lines`.
    ///
    /// With [`Framing::Lines`] the body has these lines, else server-sent events.
    pub fn events(lines: &str, framing: Framing) -> Self {
        Self::of_kind(ResponseKind::Own(events(lines, framing)))
    }

    /// Creates the response with a function of the request.
    pub fn by(respond: impl Fn(&Request) -> Self + Send + Sync + 'static) -> Self {
        Self::of_kind(ResponseKind::By(Arc::new(respond)))
    }

    fn of_kind(kind: ResponseKind) -> Self {
        Self {
            kind,
            status: None,
            headers: Vec::new(),
            delay: Duration::ZERO,
            retry_after: None,
            fault: None,
            chunks: None,
        }
    }

    /// Sets the HTTP status.
    pub fn status(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    /// Adds a header. Scripting a header that is not valid in HTTP panics.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets the time after which a retry is allowed, in the vendor's own header or field.
    ///
    /// The time is in the unit that the vendor documents. Seconds are rounded up to whole ones.
    pub fn retry_after(self, wait: Duration) -> Self {
        Self { retry_after: Some(wait), ..self }
    }

    /// Sets the time between the request and the response (default: none).
    pub fn delay(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }

    /// Sends the body in chunks of this many bytes, without its length (default: whole).
    pub fn chunks(self, bytes: usize) -> Self {
        Self { chunks: Some(bytes), ..self }
    }

    /// Adds a fault to the response.
    pub fn fault(self, fault: Fault) -> Self {
        Self { fault: Some(fault), ..self }
    }

    /// Whether to reset the connection before the body is read.
    pub(super) fn resets(&self) -> bool {
        self.fault == Some(Fault::Reset)
    }

    /// Returns an error if calls of a page cannot get this response.
    pub(super) fn check(&self, page: &DocumentedPage) -> Result<(), String> {
        match &self.kind {
            ResponseKind::Code(code) => page.row(code).map(|_| ()),
            ResponseKind::Class(class) => page.row_of_class(*class).map(|_| ()),
            _ => Ok(()),
        }?;
        self.apply_settings(LoopbackResponse::new(200, ""), page).map(|_| ())
    }

    /// Returns the response to send; `documented` creates the documented one.
    pub(super) fn response(
        &self,
        page: &DocumentedPage,
        request: &Request,
        documented: &dyn Fn() -> Result<LoopbackResponse, String>,
    ) -> Result<LoopbackResponse, String> {
        let response = match &self.kind {
            ResponseKind::Documented => documented()?,
            ResponseKind::Code(code) => page.failure(page.row(code)?),
            ResponseKind::Class(class) => page.failure(page.row_of_class(*class)?),
            ResponseKind::Own(response) => response.clone(),
            ResponseKind::By(respond) => respond(request).response(page, request, documented)?,
        };
        self.apply_settings(response, page)
    }

    /// Applies status, headers, delay and fault.
    fn apply_settings(
        &self,
        mut response: LoopbackResponse,
        page: &DocumentedPage,
    ) -> Result<LoopbackResponse, String> {
        if let Some(status) = self.status {
            response.status = http::StatusCode::from_u16(status)
                .map_err(|_| format!("invalid HTTP status `{status}`: use 100 to 999"))?;
        }
        for (name, value) in &self.headers {
            let header = http::HeaderName::try_from(name.as_str()).ok().zip(value.parse().ok());
            let (name, value) = header.ok_or_else(|| format!("the header `{name}` is not valid in HTTP"))?;
            response.headers.append(name, value);
        }
        if let Some(wait) = self.retry_after {
            page.add_retry_after(wait, &mut response);
        }
        response.delay += self.delay;
        response.fault = self.fault.or(response.fault);
        response.chunks = self.chunks.or(response.chunks);
        Ok(response)
    }
}

/// Creates the documented response with a fault.
impl From<Fault> for MockResponse {
    fn from(fault: Fault) -> Self {
        Self::documented().fault(fault)
    }
}

impl fmt::Debug for ResponseKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Documented => f.write_str("Documented"),
            Self::Code(code) => f.debug_tuple("Code").field(code).finish(),
            Self::Class(class) => class.fmt(f),
            Self::Own(response) => response.fmt(f),
            Self::By(_) => f.write_str("By(..)"),
        }
    }
}
