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
    /// The address that the response leads to, if it is a redirect.
    pub(crate) redirect: Option<RedirectNote>,
    /// A description of a body in another coding or character set than the client reads.
    pub(crate) unread: Option<String>,
    pub(crate) headers: Headers,
    pub(crate) raw: Body,
    pub(crate) history: AttemptHistory,
}

/// A redirect that was not followed.
#[derive(Clone, Debug)]
pub(crate) struct RedirectNote {
    /// Scheme, host and path; `None` if the response has no valid address.
    pub to: Option<String>,
    /// The reason why it was not followed.
    pub reason: Cow<'static, str>,
}

impl HttpError {
    /// Returns scheme, host and path of the address that a redirect leads to; `None` for other
    /// responses.
    ///
    /// The query is left out, because queries of pre-signed addresses are secrets.
    #[must_use]
    pub fn redirect(&self) -> Option<&str> {
        self.redirect.as_ref()?.to.as_deref()
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

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed with HTTP {}", excerpt(&self.operation, 200), self.status)?;
        match &self.redirect {
            Some(RedirectNote { to: Some(to), reason }) => {
                write!(f, ", a redirect to `{}`: {reason}", excerpt(to, 300))?;
            }
            Some(RedirectNote { to: None, reason }) => write!(f, ", a redirect without a valid address: {reason}")?,
            None => f.write_str(", without an error code of the vendor")?,
        }
        match &self.unread {
            Some(unread) => write!(f, ": the body is {}", excerpt(unread, 300))?,
            None if !self.raw.bytes().is_empty() => write!(f, ": {}", self.raw)?,
            None => {}
        }
        write_retry_after(f, self.retry_after)?;
        if let Some(log_id) = &self.log_id {
            write!(f, " [log id {}]", excerpt(log_id, 100))?;
        }
        self.history.fmt(f)
    }
}

impl std::error::Error for HttpError {}
