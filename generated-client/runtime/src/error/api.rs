//! Errors with a vendor's error code.

use super::body::Body;
use super::headers::Headers;
use super::history::AttemptHistory;
use crate::operation::{ErrorClass, ErrorRow};
use crate::value::{ErrorCode, excerpt, one_line};
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// An error code that the vendor responded with.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ApiError {
    /// The vendor.
    pub vendor: &'static str,
    /// The operation.
    pub operation: Cow<'static, str>,
    /// The vendor's code.
    pub code: ErrorCode,
    /// The vendor's message; empty if the response has none.
    pub message: String,
    /// Details about the message, if the response has any.
    pub detail: Option<String>,
    /// The HTTP status, which may be 200.
    pub status: u16,
    /// The id under which the vendor logged the call.
    pub log_id: Option<String>,
    /// The documented row of the code, or of another code in the same response.
    ///
    /// The operation's page comes first, then the vendor's table.
    pub row: Option<&'static ErrorRow>,
    /// The wait that the vendor asks for, if any.
    pub retry_after: Option<Duration>,
    pub(crate) headers: Headers,
    pub(crate) raw: Body,
    pub(crate) history: AttemptHistory,
}

impl ApiError {
    /// Returns the documented remedy.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        self.row.and_then(|row| row.remedy)
    }

    /// Whether the code means that a user has to sign in again.
    pub(crate) fn asks_for_sign_in(&self) -> bool {
        self.row.is_some_and(|row| row.class == Some(ErrorClass::SignIn))
    }

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

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed with code {}", excerpt(&self.operation, 200), excerpt(self.code.as_str(), 100))?;
        if let Some(name) = self.row.and_then(|row| row.name) {
            write!(f, " ({name})")?;
        }
        write!(f, ", HTTP {}", self.status)?;
        let said = [Some(self.message.as_str()), self.detail.as_deref()];
        let mut ends = false;
        for text in said.into_iter().flatten().filter(|text| !text.is_empty()) {
            write!(f, ": {}", excerpt(text, 300))?;
            ends = text.ends_with(['.', '!', '?', '。']);
        }
        if let Some(advice) = self.remedy().or_else(|| self.row.and_then(|row| row.meaning)) {
            write!(f, "{} {}", if ends { "" } else { "." }, one_line(advice))?;
        }
        write_retry_after(f, self.retry_after)?;
        if let Some(log_id) = &self.log_id {
            write!(f, " [log id {}]", excerpt(log_id, 100))?;
        }
        self.history.fmt(f)
    }
}

impl std::error::Error for ApiError {}

/// Writes the wait that the vendor asks for.
pub(super) fn write_retry_after(f: &mut fmt::Formatter<'_>, wait: Option<Duration>) -> fmt::Result {
    match wait {
        Some(wait) => write!(f, " (retry after {} s)", wait.as_secs() + u64::from(wait.subsec_nanos() > 0)),
        None => Ok(()),
    }
}
