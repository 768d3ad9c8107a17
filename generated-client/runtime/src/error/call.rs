//! The one error of all calls.

use super::api::ApiError;
use super::auth::AuthError;
use super::body::Body;
use super::build::BuildError;
use super::decode::DecodeError;
use super::headers::Headers;
use super::history::AttemptHistory;
use super::http_error::HttpError;
use super::invalid_request::InvalidRequest;
use super::transport::TransportError;
use crate::operation::{ErrorClass, Operation, OperationInfo};
use crate::value::{ApiCode as _, ErrorCode};

use std::time::Duration;

/// What a call can end in other than a reply.
///
/// Its `Display` is one line: the operation, what happened, and what to do about it where that is
/// known. Neither `Display` nor `Debug` shows a secret.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The request breaks limits of its page; nothing was sent.
    #[error(transparent)]
    Invalid(Box<InvalidRequest>),
    /// The client, or the address of a call, cannot be made of what was given; nothing was sent.
    #[error(transparent)]
    Build(Box<BuildError>),
    /// The call could not be signed, mostly for want of a token; the call was not sent.
    #[error(transparent)]
    Auth(Box<AuthError>),
    /// No reply came, or not all of it.
    #[error(transparent)]
    Transport(Box<TransportError>),
    /// The vendor answered with an error code.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// An HTTP status other than 2xx came without an error code of the vendor.
    #[error(transparent)]
    Http(Box<HttpError>),
    /// The call may well have succeeded, but its reply cannot be read.
    #[error(transparent)]
    Decode(Box<DecodeError>),
}

impl Error {
    /// Returns the operation's own code, if this is an [`Error::Api`] of that operation.
    #[must_use]
    pub fn api<O: Operation>(&self) -> Option<O::Code> {
        let code = self.code_of(O::INFO)?;
        Some(O::Code::from_code(code))
    }

    fn code_of(&self, info: &OperationInfo) -> Option<ErrorCode> {
        let is_of = |api: &&ApiError| api.operation == info.name && api.vendor == info.service.vendor;
        self.api_error().filter(is_of).map(|api| api.code.clone())
    }

    /// Returns what the vendor answered, if this is an [`Error::Api`].
    #[must_use]
    pub fn api_error(&self) -> Option<&ApiError> {
        match self {
            Self::Api(api) => Some(api),
            _ => None,
        }
    }

    /// Returns the name of the operation; `None` for an error of the client itself.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        match self {
            Self::Invalid(error) => Some(&error.operation),
            Self::Build(_) => None,
            Self::Auth(error) => Some(error.operation()),
            Self::Transport(error) => Some(error.operation()),
            Self::Api(error) => Some(&error.operation),
            Self::Http(error) => Some(&error.operation),
            Self::Decode(error) => Some(&error.operation),
        }
    }

    /// Returns the HTTP status, if a reply came.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Api(error) => Some(error.status),
            Self::Http(error) => Some(error.status),
            Self::Decode(error) => Some(error.status),
            _ => None,
        }
    }

    /// Returns the id under which the vendor logged the call, if a reply came and has one.
    #[must_use]
    pub fn log_id(&self) -> Option<&str> {
        match self {
            Self::Api(error) => error.log_id.as_deref(),
            Self::Http(error) => error.log_id.as_deref(),
            Self::Decode(error) => error.log_id.as_deref(),
            _ => None,
        }
    }

    /// Returns how often the call was tried: 0 if its request was wrong, so that there was no attempt.
    ///
    /// A repeat with a new token, where the old one was refused, is not counted.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.history().attempts
    }

    /// Returns how long the vendor asks to wait before the next call, if it does.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Auth(error) => error.token_error().and_then(Self::retry_after),
            Self::Api(error) => error.retry_after,
            Self::Http(error) => error.retry_after,
            _ => None,
        }
    }

    /// Whether the vendor may have seen the call, in one of its attempts. If not, it has certainly had no effect.
    #[must_use]
    pub fn may_have_reached_server(&self) -> bool {
        let last = match self {
            Self::Invalid(_) | Self::Build(_) | Self::Auth(_) => false,
            Self::Transport(error) => error.may_have_reached_server(),
            Self::Api(_) | Self::Http(_) | Self::Decode(_) => true,
        };
        last || self.history().reached
    }

    /// Whether the vendor may have done what it was asked to, in one of the attempts.
    ///
    /// A refusal (an error code, HTTP 4xx) says that it has not; a fault inside the server (HTTP 5xx), a redirect, a
    /// reply that does not come or cannot be read leave it open.
    #[must_use]
    pub fn may_have_been_carried_out(&self) -> bool {
        let last = match self {
            Self::Invalid(_) | Self::Build(_) | Self::Auth(_) => false,
            Self::Transport(error) => error.reached,
            Self::Api(error) => error.status >= 500,
            Self::Http(error) => !(400..500).contains(&error.status) || error.status == 408,
            Self::Decode(_) => true,
        };
        last || self.history().carried_out
    }

    fn history(&self) -> AttemptHistory {
        match self {
            Self::Invalid(_) | Self::Build(_) => AttemptHistory::default(),
            Self::Auth(error) => error.history,
            Self::Transport(error) => error.history,
            Self::Api(error) => error.history,
            Self::Http(error) => error.history,
            Self::Decode(error) => error.history,
        }
    }

    /// States what went before.
    pub(crate) fn after(mut self, history: AttemptHistory) -> Self {
        match &mut self {
            Self::Invalid(_) | Self::Build(_) => {}
            Self::Auth(error) => error.history = history,
            Self::Transport(error) => error.history = history,
            Self::Api(error) => error.history = history,
            Self::Http(error) => error.history = history,
            Self::Decode(error) => error.history = history,
        }
        self
    }

    /// Whether the vendor says that the token which was sent is not valid.
    pub(crate) fn says_bad_token(&self) -> bool {
        let row = self.api_error().and_then(|api| api.row);
        row.is_some_and(|row| row.class == Some(ErrorClass::BadToken))
    }

    /// Makes it that of a token's fetch: without the body, which may hold the token, and without a word on
    /// whether the call has been carried out, which is not sent without a token.
    pub(crate) fn of_fetch(self) -> Self {
        match self {
            Self::Api(mut error) => {
                error.raw = Body::default();
                error.headers = Headers::default();
                Self::Api(error)
            }
            Self::Http(mut error) => {
                error.raw = Body::default();
                error.headers = Headers::default();
                Self::Http(error)
            }
            Self::Decode(mut error) => {
                error.raw = Body::default();
                error.fetch = true;
                Self::Decode(error)
            }
            Self::Transport(mut error) => {
                error.fetch = true;
                Self::Transport(error)
            }
            error => error,
        }
    }
}

impl From<InvalidRequest> for Error {
    fn from(error: InvalidRequest) -> Self {
        Self::Invalid(Box::new(error))
    }
}

impl From<BuildError> for Error {
    fn from(error: BuildError) -> Self {
        Self::Build(Box::new(error))
    }
}

impl From<AuthError> for Error {
    fn from(error: AuthError) -> Self {
        Self::Auth(Box::new(error))
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(Box::new(error))
    }
}

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self::Api(Box::new(error))
    }
}

impl From<HttpError> for Error {
    fn from(error: HttpError) -> Self {
        Self::Http(Box::new(error))
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::Decode(Box::new(error))
    }
}
