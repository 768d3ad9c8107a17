//! Errors of the connection to the vendor.

use super::api::write_retry_after;
use super::history::AttemptHistory;
use crate::value::BoxError;
use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::time::Duration;

/// An error of the connection: no complete response arrived.
#[derive(Debug)]
pub struct TransportError {
    operation: Cow<'static, str>,
    kind: TransportKind,
    /// Whether the last attempt may have reached the vendor.
    pub(super) reached: bool,
    /// Whether a token request failed; the call itself was then not sent.
    pub(super) is_token_request: bool,
    pub(super) history: AttemptHistory,
    /// The number of bytes that had been read, if a download failed.
    downloaded: Option<u64>,
    /// The wait that the server still asks for, if the call would end before.
    retry_after: Option<Duration>,
    source: Option<BoxError>,
}

/// The kind of a [`TransportError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportKind {
    /// No connection could be made; nothing was sent.
    Connect,
    /// The time for the call or an attempt ran out, or would end before the server accepts calls.
    Timeout,
    /// The response is larger than the client accepts.
    TooLarge,
    /// The connection failed, or the server did not speak HTTP.
    Io,
}

impl TransportError {
    /// Creates an error of `kind`.
    ///
    /// Every kind except [`TransportKind::Connect`] may have reached the vendor.
    #[must_use]
    pub fn new(kind: TransportKind) -> Self {
        let reached = kind != TransportKind::Connect;
        Self {
            operation: Cow::Borrowed(""),
            kind,
            reached,
            is_token_request: false,
            history: AttemptHistory::default(),
            downloaded: None,
            retry_after: None,
            source: None,
        }
    }

    /// Sets the cause.
    #[must_use]
    pub fn because(self, cause: impl Into<BoxError>) -> Self {
        Self { source: Some(cause.into()), ..self }
    }

    /// Marks the request as certainly not sent.
    #[must_use]
    pub fn before_sending(self) -> Self {
        Self { reached: false, ..self }
    }

    /// Returns the name of the operation, or an empty string before the client sets it.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// Returns the kind of the error.
    #[must_use]
    pub fn kind(&self) -> TransportKind {
        self.kind
    }

    /// Whether any attempt may have reached the vendor. If not, the call had no effect.
    #[must_use]
    pub fn may_have_reached_server(&self) -> bool {
        self.reached || self.history.reached
    }

    /// Returns the wait that the server still asks for, if the call would end before.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns the error of a response body: the transport's own, or a new one.
    pub(crate) fn of_body(error: BoxError) -> Self {
        match error.downcast() {
            Ok(error) => *error,
            Err(error) => Self::new(TransportKind::Io).because(error),
        }
    }

    /// Marks the error as the end of a download after `bytes` bytes.
    pub(crate) fn within_file(self, bytes: u64) -> Self {
        Self { downloaded: Some(bytes), ..self }
    }

    /// Creates the error of a call that would end before the wait that the server asks for.
    pub(crate) fn closed_for(wait: Duration) -> Self {
        Self { retry_after: Some(wait), ..Self::new(TransportKind::Timeout).before_sending() }
    }

    pub(crate) fn during(self, operation: Cow<'static, str>) -> Self {
        Self { operation, ..self }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self.kind {
            _ if self.retry_after.is_some() => "its time ends before the wait that the server asks for",
            TransportKind::Connect => "no connection could be made",
            TransportKind::Timeout => "the time ran out",
            TransportKind::TooLarge => "the response is larger than the client accepts",
            TransportKind::Io => "the connection failed",
        };
        match (&*self.operation, self.downloaded) {
            (operation, Some(bytes)) => write!(f, "the download of {operation} ended after {bytes} bytes: {reason}")?,
            ("", None) => f.write_str(reason)?,
            (operation, None) => write!(f, "{operation} received no response: {reason}")?,
        }
        let mut cause = self.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        if self.is_token_request || self.downloaded.is_some() {
            return Ok(());
        }
        f.write_str(if self.reached { "; the call may have been carried out" } else { "; the call was not sent" })?;
        write_retry_after(f, self.retry_after)?;
        self.history.fmt(f)
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
