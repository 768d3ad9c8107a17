//! What a test wants to be answered.

use super::page::DocumentedPage;
use super::request::Request;
use crate::operation::ErrorClass;
use crate::testing::loopback::{Fault, LoopbackResponse};
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// An answer of a [`MockServer`](super::MockServer), as a test scripts it.
#[derive(Clone, Debug)]
#[must_use]
pub struct MockResponse {
    what: ResponseKind,
    status: Option<u16>,
    headers: Vec<(String, String)>,
    delay: Duration,
    retry_after: Option<Duration>,
    fault: Option<Fault>,
}

#[derive(Clone)]
enum ResponseKind {
    Documented,
    Code(String),
    Means(ErrorClass),
    Own(LoopbackResponse),
    By(Arc<dyn Fn(&Request) -> MockResponse + Send + Sync>),
}

impl MockResponse {
    /// What the page shows; a new token where one is fetched.
    pub fn documented() -> Self {
        Self::of(ResponseKind::Documented)
    }

    /// A documented error, of the operation or of its vendor: the code and message of its row in
    /// the vendor's envelope, with the row's HTTP status, or 400 if it has none.
    ///
    /// A code that is not documented makes the script panic that is given this answer.
    pub fn code(code: impl Into<String>) -> Self {
        Self::of(ResponseKind::Code(code.into()))
    }

    /// The vendor's error for too many calls, with HTTP status 429 unless its row has another.
    /// [`MockResponse::retry_after`] adds when to come back.
    pub fn too_many() -> Self {
        Self::of(ResponseKind::Means(ErrorClass::TooManyRequests))
    }

    /// The vendor's error for a token that is not valid any more.
    pub fn bad_token() -> Self {
        Self::of(ResponseKind::Means(ErrorClass::BadToken))
    }

    /// The vendor's error for a quota that is used up.
    pub fn quota_exhausted() -> Self {
        Self::of(ResponseKind::Means(ErrorClass::QuotaExhausted))
    }

    /// The vendor's error for a caller who may not make such calls.
    pub fn refused() -> Self {
        Self::of(ResponseKind::Means(ErrorClass::Refused))
    }

    /// This status and body, and no header.
    ///
    /// # Panics
    ///
    /// If `status` is not one of HTTP's: 100 to 999.
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Self::of(ResponseKind::Own(LoopbackResponse::new(status, body)))
    }

    /// This status and body, which is JSON.
    ///
    /// # Panics
    ///
    /// If `status` is not one of HTTP's: 100 to 999.
    pub fn json(status: u16, body: impl Into<Bytes>) -> Self {
        Self::new(status, body).header("Content-Type", "application/json")
    }

    /// Whatever a function makes of the request.
    pub fn by(respond: impl Fn(&Request) -> Self + Send + Sync + 'static) -> Self {
        Self::of(ResponseKind::By(Arc::new(respond)))
    }

    fn of(what: ResponseKind) -> Self {
        Self { what, status: None, headers: Vec::new(), delay: Duration::ZERO, retry_after: None, fault: None }
    }

    /// Sets the HTTP status.
    pub fn status(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    /// Adds a header. One that HTTP cannot carry makes the script panic that is given this answer.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Says when to come back, in whole seconds, rounded up, in the header in which the vendor says so.
    pub fn retry_after(self, wait: Duration) -> Self {
        Self { retry_after: Some(wait), ..self }
    }

    /// Waits before answering.
    pub fn delay(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }

    /// Lets the answer go wrong on its way.
    pub fn fault(self, fault: Fault) -> Self {
        Self { fault: Some(fault), ..self }
    }

    /// Whether the connection is to be reset before a body is read.
    pub(super) fn resets(&self) -> bool {
        self.fault == Some(Fault::Reset)
    }

    /// Returns why this cannot be answered to calls of a page.
    pub(super) fn check(&self, page: &DocumentedPage) -> Result<(), String> {
        match &self.what {
            ResponseKind::Code(code) => page.row(code).map(|_| ()),
            ResponseKind::Means(class) => page.meaning(*class).map(|_| ()),
            _ => Ok(()),
        }?;
        self.dress(LoopbackResponse::new(200, ""), page).map(|_| ())
    }

    /// Returns what goes over the wire, `documented` being what does if nobody says otherwise.
    pub(super) fn response(
        &self,
        page: &DocumentedPage,
        request: &Request,
        documented: &dyn Fn() -> Result<LoopbackResponse, String>,
    ) -> Result<LoopbackResponse, String> {
        let response = match &self.what {
            ResponseKind::Documented => documented()?,
            ResponseKind::Code(code) => page.failure(page.row(code)?),
            ResponseKind::Means(class) => page.failure(page.meaning(*class)?),
            ResponseKind::Own(response) => response.clone(),
            ResponseKind::By(respond) => respond(request).response(page, request, documented)?,
        };
        self.dress(response, page)
    }

    /// Adds what was set besides the kind of answer.
    fn dress(&self, mut response: LoopbackResponse, page: &DocumentedPage) -> Result<LoopbackResponse, String> {
        if let Some(status) = self.status {
            response.status = http::StatusCode::from_u16(status).map_err(|_| format!("{status} is no HTTP status"))?;
        }
        let wait = self.retry_after.map(|wait| (page.retry_after(), seconds(wait)));
        let own = self.headers.iter().map(|(name, value)| (name.as_str(), value.clone()));
        for (name, value) in own.chain(wait) {
            let header = http::HeaderName::try_from(name).ok().zip(value.parse().ok());
            let (name, value) = header.ok_or_else(|| format!("the header {name} cannot be sent"))?;
            response.headers.append(name, value);
        }
        response.delay += self.delay;
        response.fault = self.fault.or(response.fault);
        Ok(response)
    }
}

fn seconds(wait: Duration) -> String {
    (wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).to_string()
}

/// The documented answer, which goes wrong on its way.
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
            Self::Means(class) => class.fmt(f),
            Self::Own(response) => response.fmt(f),
            Self::By(_) => f.write_str("By(..)"),
        }
    }
}
