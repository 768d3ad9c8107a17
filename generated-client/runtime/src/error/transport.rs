//! A reply that did not come, or not whole.

use super::history::AttemptHistory;
use crate::value::BoxError;
use std::borrow::Cow;
use std::error::Error;
use std::fmt;

/// What went wrong on the way to the vendor or back.
#[derive(Debug)]
pub struct TransportError {
    operation: Cow<'static, str>,
    kind: TransportKind,
    /// Whether the last attempt may have reached the server.
    pub(super) reached: bool,
    /// Whether it befell the fetch of a token, before the call itself was sent.
    pub(super) fetch: bool,
    pub(super) history: AttemptHistory,
    /// How many bytes of a file had been read, if a download broke off.
    file: Option<u64>,
    source: Option<BoxError>,
}

/// The kinds of what goes wrong on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportKind {
    /// No connection was made; nothing was sent.
    Connect,
    /// The time of the call, or of an attempt, was over.
    Timeout,
    /// The reply is larger than the client accepts.
    TooLarge,
    /// The connection broke, or spoke no HTTP.
    Io,
}

impl TransportError {
    /// An error of `kind`. All kinds but [`TransportKind::Connect`] may have reached the server.
    #[must_use]
    pub fn new(kind: TransportKind) -> Self {
        let reached = kind != TransportKind::Connect;
        Self {
            operation: Cow::Borrowed(""),
            kind,
            reached,
            fetch: false,
            history: AttemptHistory::default(),
            file: None,
            source: None,
        }
    }

    /// Adds what caused it.
    #[must_use]
    pub fn because(self, cause: impl Into<BoxError>) -> Self {
        Self { source: Some(cause.into()), ..self }
    }

    /// States that nothing can have reached the server.
    #[must_use]
    pub fn before_sending(self) -> Self {
        Self { reached: false, ..self }
    }

    /// Returns the name of the operation.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// Returns what kind of error it is.
    #[must_use]
    pub fn kind(&self) -> TransportKind {
        self.kind
    }

    /// Whether the vendor may have seen the call. If not, it has certainly had no effect.
    #[must_use]
    pub fn may_have_reached_server(&self) -> bool {
        self.reached || self.history.reached
    }

    /// Returns the error of a response's body, which a transport may have given as one of its own.
    pub(crate) fn of_body(error: BoxError) -> Self {
        match error.downcast() {
            Ok(error) => *error,
            Err(error) => Self::new(TransportKind::Io).because(error),
        }
    }

    /// States that a download broke off, after so many bytes.
    pub(crate) fn within_file(self, bytes: u64) -> Self {
        Self { file: Some(bytes), ..self }
    }

    pub(crate) fn during(self, operation: Cow<'static, str>) -> Self {
        Self { operation, ..self }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            TransportKind::Connect => "no connection could be made",
            TransportKind::Timeout => "the time for the call was over",
            TransportKind::TooLarge => "the reply is larger than the client accepts",
            TransportKind::Io => "the connection failed",
        };
        match (&*self.operation, self.file) {
            (operation, Some(bytes)) => write!(f, "the file of {operation} broke off after {bytes} bytes: {what}")?,
            ("", None) => f.write_str(what)?,
            (operation, None) => write!(f, "{operation} has no reply: {what}")?,
        }
        let mut cause = self.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        if self.fetch || self.file.is_some() {
            return Ok(());
        }
        f.write_str(if self.reached { "; the call may have been carried out" } else { "; the call was not sent" })?;
        self.history.fmt(f)
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
