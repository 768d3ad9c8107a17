//! Errors without an error code of the vendor.

use super::api::write_retry_after;
use super::body::Body;
use super::headers::Headers;
use super::history::AttemptHistory;
use crate::value::excerpt;
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// A response with an HTTP status other than 2xx, and without an error code of the vendor.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct HttpError {
    /// The operation.
    pub operation: Cow<'static, str>,
    /// The HTTP status.
    pub status: u16,
    /// The id under which the vendor logged the call.
    pub log_id: Option<String>,
    /// The wait that the server asks for, if any.
    pub retry_after: Option<Duration>,
    pub(crate) headers: Headers,
    pub(crate) raw: Body,
    pub(crate) history: AttemptHistory,
}

impl HttpError {
    /// Returns a header of the response without secrets, or `None` if it is missing or not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)
    }

    /// Returns the response body without secrets, up to 64 KiB.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        self.raw.bytes()
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed with HTTP {}", self.operation, self.status)?;
        f.write_str(match self.status {
            300..400 => ", redirects are not followed",
            _ => ", without an error code of the vendor",
        })?;
        if !self.raw.bytes().is_empty() {
            write!(f, ": {}", self.raw)?;
        }
        write_retry_after(f, self.retry_after)?;
        if let Some(log_id) = &self.log_id {
            write!(f, " [log id {}]", excerpt(log_id, 100))?;
        }
        self.history.fmt(f)
    }
}

impl std::error::Error for HttpError {}
