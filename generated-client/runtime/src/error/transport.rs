//! Errors of the connection to the vendor.

use super::api::write_retry_after;
use super::history::AttemptHistory;
use crate::value::{BoxError, excerpt};
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
    /// The part of a response that had been read, if it began.
    received: Option<Received>,
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
    /// The server's certificate was not accepted; nothing was sent. The client does not retry.
    Certificate,
    /// The proxy requires other credentials than its URL has; nothing reached the vendor. The
    /// client does not retry.
    ProxyAuthentication,
    /// The time for the call or an attempt ran out, or would end before the server accepts calls.
    Timeout,
    /// The response is larger than the client accepts.
    ///
    /// Its body has more bytes than `max_body` of the builder allows, or it has more than 100
    /// headers, or more than 400 KiB of them.
    TooLarge,
    /// The connection failed, or the server did not speak HTTP.
    Io,
    /// A stream of the request failed, or had another length than declared.
    ///
    /// The source of the error names the stream, and its own source is the error of the stream.
    Upload,
    /// A stream of events ended without its documented end.
    Incomplete,
}

/// The part of a response that had been read when it failed.
#[derive(Clone, Copy, Debug)]
enum Received {
    /// Bytes of a file.
    Bytes(u64),
    /// Events of a stream.
    #[cfg_attr(not(feature = "streams"), expect(dead_code, reason = "no response is a stream"))]
    Events(u64),
}

/// The largest number of characters of a cause in a message.
const LONGEST_CAUSE: usize = 1000;

impl TransportError {
    /// Creates an error of `kind`.
    ///
    /// All kinds may have reached the vendor, except [`TransportKind::Connect`],
    /// [`TransportKind::Certificate`] and [`TransportKind::ProxyAuthentication`].
    #[must_use]
    pub fn new(kind: TransportKind) -> Self {
        let reached =
            !matches!(kind, TransportKind::Connect | TransportKind::Certificate | TransportKind::ProxyAuthentication);
        Self {
            operation: Cow::Borrowed(""),
            kind,
            reached,
            is_token_request: false,
            history: AttemptHistory::default(),
            received: None,
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

    /// Marks the error as one that follows a request which was sent.
    pub(crate) fn after_sending(self) -> Self {
        Self { reached: true, ..self }
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

    /// Returns the reason in words; `None` if the cause is the whole reason.
    fn reason(&self) -> Option<&'static str> {
        match self.kind {
            _ if self.retry_after.is_some() => Some("its time ends before the wait that the server asks for"),
            TransportKind::Upload if self.source.is_some() => None,
            // The call's time ended when the file or the stream began.
            TransportKind::Timeout if self.source.is_some() && self.received.is_some() => None,
            TransportKind::Connect => Some("no connection could be made"),
            TransportKind::Certificate => Some("the server's certificate was not accepted"),
            TransportKind::ProxyAuthentication => Some(
                "the proxy requires credentials (HTTP 407): write a valid user and password into the URL of the proxy, \
                 before its host and `@`",
            ),
            TransportKind::Timeout => Some("the time ran out"),
            TransportKind::TooLarge => Some("the response is larger than the client accepts"),
            TransportKind::Io => Some("the connection failed"),
            TransportKind::Upload => Some("a stream of the request failed"),
            TransportKind::Incomplete => Some("its last event is missing"),
        }
    }

    /// Marks the error as the end of a download after `bytes` bytes.
    pub(crate) fn within_file(self, bytes: u64) -> Self {
        Self { received: Some(Received::Bytes(bytes)), ..self }
    }

    /// Marks the error as the end of a stream after this number of events.
    #[cfg(feature = "streams")]
    pub(crate) fn within_stream(self, events: u64) -> Self {
        Self { received: Some(Received::Events(events)), ..self }
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
        match (&*excerpt(&self.operation, 200), self.received) {
            (operation, Some(Received::Events(events))) => {
                write!(f, "the stream of {operation} ended after {events} events: ")?;
            }
            (operation, Some(Received::Bytes(bytes))) => {
                write!(f, "the download of {operation} ended after {bytes} bytes: ")?;
            }
            ("", None) => {}
            (operation, None) => write!(f, "{operation} received no response: ")?,
        }
        f.write_str(self.reason().unwrap_or_default())?;
        let mut separator = if self.reason().is_some() { ": " } else { "" };
        let mut cause = self.source();
        while let Some(error) = cause {
            write!(f, "{separator}{}", excerpt(&error.to_string(), LONGEST_CAUSE))?;
            separator = ": ";
            cause = error.source();
        }
        if self.is_token_request {
            return Ok(());
        }
        if self.received.is_some() {
            return self.history.fmt(f);
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
