//! A vendor's own error.

use super::body::Body;
use super::headers::Headers;
use super::history::AttemptHistory;
use crate::operation::ErrorRow;
use crate::value::{ErrorCode, excerpt};
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// An error that the vendor answered with.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ApiError {
    /// The vendor.
    pub vendor: &'static str,
    /// The operation.
    pub operation: Cow<'static, str>,
    /// The vendor's code.
    pub code: ErrorCode,
    /// The vendor's message; empty if the reply has none.
    pub message: String,
    /// More about it, where the envelope has a field for that.
    pub detail: Option<String>,
    /// The HTTP status, which may be 200.
    pub status: u16,
    /// The id under which the vendor logged the call.
    pub log_id: Option<String>,
    /// What is documented about the code, or about another form of it in the same reply: by the
    /// operation's page, else by the vendor.
    pub row: Option<&'static ErrorRow>,
    /// How long the vendor asks to wait before the next call, if it does.
    pub retry_after: Option<Duration>,
    pub(crate) headers: Headers,
    pub(crate) raw: Body,
    pub(crate) history: AttemptHistory,
}

impl ApiError {
    /// Returns what the documentation says to do about it.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        self.row.and_then(|row| row.remedy)
    }

    /// Returns a header of the reply, without secrets; `None` if there is none that is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)
    }

    /// Returns the reply's body, up to 64 KiB, without secrets.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        self.raw.bytes()
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed with code {}", self.operation, excerpt(self.code.as_str(), 100))?;
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
            write!(f, "{} {advice}", if ends { "" } else { "." })?;
        }
        write_retry_after(f, self.retry_after)?;
        if let Some(log_id) = &self.log_id {
            write!(f, " [log id {}]", excerpt(log_id, 100))?;
        }
        self.history.fmt(f)
    }
}

impl std::error::Error for ApiError {}

/// Writes when the vendor wants to be called again.
pub(super) fn write_retry_after(f: &mut fmt::Formatter<'_>, wait: Option<Duration>) -> fmt::Result {
    match wait {
        Some(wait) => write!(f, " (come back in {} s)", wait.as_secs() + u64::from(wait.subsec_nanos() > 0)),
        None => Ok(()),
    }
}
