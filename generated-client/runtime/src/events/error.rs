//! Errors of requests that are no events to process.

use super::outcome::response;
use bytes::Bytes;
use http::{Response, StatusCode};
use std::error::Error;
use std::fmt;

/// A request that is not an event to process.
///
/// Give [`response`](Self::response) back in any case: the vendor repeats an event that got no
/// response.
#[derive(Debug)]
pub struct WebhookError {
    kind: WebhookErrorKind,
    id: Option<String>,
    answer: &'static str,
    source: Option<Box<dyn Error + Send + Sync>>,
}

/// The reason why a request is not an event to process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WebhookErrorKind {
    /// A header of the signature is missing. Its response has the status 401.
    MissingSignature,
    /// The signature belongs to another body, time or key, or a header of it comes twice (401).
    WrongSignature,
    /// The verification token or the header `Authorization` is missing or another one (401).
    WrongToken,
    /// The time of the signature is too far from the time of day (401).
    TooOld,
    /// The event came before (200): nothing is to be done.
    Repeated,
    /// The body is encrypted, and the webhook has no key (500).
    NoKey,
    /// The body is encrypted with another key, or damaged (400).
    Undecryptable,
    /// The body is not the JSON of an event (400).
    Unreadable,
    /// The body is larger than the webhook accepts (413).
    TooLarge,
    /// The event is read as another type than it has (500).
    OtherType,
    /// The store of IDs failed (503). The vendor sends the event again.
    Store,
}

impl WebhookErrorKind {
    fn status(self) -> StatusCode {
        match self {
            Self::MissingSignature | Self::WrongSignature | Self::WrongToken | Self::TooOld => StatusCode::UNAUTHORIZED,
            Self::Repeated => StatusCode::OK,
            Self::Undecryptable | Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Store => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoKey | Self::OtherType => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::MissingSignature => "the request has no signature",
            Self::WrongSignature => "the signature of the request is wrong",
            Self::WrongToken => "the token of the request is missing or wrong",
            Self::TooOld => "the time of the signature is too far from the time of day",
            Self::Repeated => "the event came before",
            Self::NoKey => "the event is encrypted, and the webhook has no key: set `encrypt_key`",
            Self::Undecryptable => "the event is encrypted with another key, or damaged",
            Self::Unreadable => "the body is not the JSON of an event",
            Self::TooLarge => "the body is larger than the webhook accepts",
            Self::OtherType => "the event has another type",
            Self::Store => "the store of event IDs failed",
        }
    }
}

impl WebhookError {
    pub(super) fn repeated(id: &str, answer: &'static str) -> Self {
        Self { id: Some(id.to_owned()), answer, ..Self::from(WebhookErrorKind::Repeated) }
    }

    pub(super) fn store(source: Box<dyn Error + Send + Sync>) -> Self {
        Self { source: Some(source), ..Self::from(WebhookErrorKind::Store) }
    }

    /// Returns the reason.
    #[must_use]
    pub const fn kind(&self) -> WebhookErrorKind {
        self.kind
    }

    /// Returns the ID of a repeated event.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Returns the response to give back. Its body tells others nothing.
    #[must_use]
    pub fn response(&self) -> Response<Bytes> {
        response(self.kind.status(), self.answer)
    }
}

impl From<WebhookErrorKind> for WebhookError {
    fn from(kind: WebhookErrorKind) -> Self {
        Self { kind, id: None, answer: "{}", source: None }
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.text())
    }
}

impl Error for WebhookError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
