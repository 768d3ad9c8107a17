//! The error of all calls.

use super::api::ApiError;
use super::auth::AuthError;
use super::body::Body;
use super::build::BuildError;
use super::decode::DecodeError;
use super::headers::Headers;
use super::history::AttemptHistory;
use super::http_error::HttpError;
use super::invalid_request::InvalidRequest;
use super::sign_in::SignInReason;
use super::transport::TransportError;
use crate::operation::{ErrorClass, Operation, OperationInfo};
use crate::value::{ApiCode as _, ErrorCode};
use std::time::Duration;

/// The error of every call.
///
/// Its `Display` is one line: the operation, the failure, and the remedy if one is known. Neither
/// `Display` nor `Debug` shows a secret.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The request violates limits of its page; it was not sent.
    #[error(transparent)]
    Invalid(Box<InvalidRequest>),
    /// An option, a URL, a header or a file is invalid; the request was not sent.
    #[error(transparent)]
    Build(Box<BuildError>),
    /// The call was not sent: it has no token, usually because the token request failed, or no
    /// signature.
    #[error(transparent)]
    Auth(Box<AuthError>),
    /// No complete response arrived.
    #[error(transparent)]
    Transport(Box<TransportError>),
    /// The response has an error code of the vendor.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// The response has an HTTP status other than 2xx, and no error code of the vendor.
    #[error(transparent)]
    Http(Box<HttpError>),
    /// The response cannot be read; the call may have succeeded.
    #[error(transparent)]
    Decode(Box<DecodeError>),
}

impl Error {
    /// Returns the typed error code, if this is an [`Error::Api`] of the operation `O`.
    #[must_use]
    pub fn api<O: Operation>(&self) -> Option<O::Code> {
        self.code_of(O::INFO).map(|code| O::Code::from_code(code.as_str()))
    }

    fn code_of(&self, info: &OperationInfo) -> Option<&ErrorCode> {
        let is_of = |api: &&ApiError| api.operation == info.name && api.vendor == info.service.vendor;
        self.api_error().filter(is_of).map(|api| &api.code)
    }

    /// Returns the vendor's error: that of the call, or that of the token request of an
    /// [`Error::Auth`].
    ///
    /// The operation of a token request is its path.
    #[must_use]
    pub fn api_error(&self) -> Option<&ApiError> {
        match self {
            Self::Api(api) => Some(api),
            Self::Auth(error) => error.token_error().and_then(Self::api_error),
            _ => None,
        }
    }

    /// Returns why a user has to sign in, if only that helps.
    ///
    /// - An [`Error::Auth`] without a usable token of the user has any reason but the next one.
    /// - An [`Error::Api`] with a code of this class has [`SignInReason::CallRefused`], such as
    ///   that of a token without a scope of the call.
    #[must_use]
    pub fn sign_in_reason(&self) -> Option<SignInReason> {
        match self {
            Self::Auth(error) => error.sign_in_required().map(|required| required.reason),
            Self::Api(api) => api.asks_for_sign_in().then_some(SignInReason::CallRefused),
            _ => None,
        }
    }

    /// Returns the name of the operation, or `None` for an [`Error::Build`].
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

    /// Returns the HTTP status, if there is a response to the call or to its token request.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Auth(error) => error.token_error().and_then(Self::status),
            Self::Api(error) => Some(error.status),
            Self::Http(error) => Some(error.status),
            Self::Decode(error) => Some(error.status),
            _ => None,
        }
    }

    /// Returns the id under which the vendor logged the call or its token request, if the response
    /// has one.
    #[must_use]
    pub fn log_id(&self) -> Option<&str> {
        match self {
            Self::Auth(error) => error.token_error().and_then(Self::log_id),
            Self::Api(error) => error.log_id.as_deref(),
            Self::Http(error) => error.log_id.as_deref(),
            Self::Decode(error) => error.log_id.as_deref(),
            _ => None,
        }
    }

    /// Returns the number of attempts; 0 if the request is invalid.
    ///
    /// An attempt with a new token, after the old one was refused, does not count.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.history().attempts
    }

    /// Returns the wait that the vendor asks for, if any (24 hours at most).
    ///
    /// For a call that was not sent because it would end before, this is the time that is left.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Auth(error) => error.token_error().and_then(Self::retry_after),
            Self::Transport(error) => error.retry_after(),
            Self::Api(error) => error.retry_after,
            Self::Http(error) => error.retry_after,
            _ => None,
        }
    }

    /// Whether any attempt may have reached the vendor. If not, the call had no effect.
    #[must_use]
    pub fn may_have_reached_server(&self) -> bool {
        let last = match self {
            Self::Invalid(_) | Self::Build(_) | Self::Auth(_) => false,
            Self::Transport(error) => error.may_have_reached_server(),
            Self::Api(_) | Self::Http(_) | Self::Decode(_) => true,
        };
        last || self.history().reached
    }

    /// Whether the vendor may have carried out the call in any attempt.
    ///
    /// - An error code or HTTP 4xx is a refusal: the call was not carried out.
    /// - The outcome is unknown after HTTP 408 without an error code, HTTP 5xx, or a redirect.
    /// - The outcome is also unknown if the response is missing or unreadable.
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

    /// Adds the history of the call.
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

    /// Whether the vendor refused the token of the call.
    pub(crate) fn says_bad_token(&self) -> bool {
        let Self::Api(api) = self else { return false };
        api.row.is_some_and(|row| row.class == Some(ErrorClass::BadToken))
    }

    /// Marks this as the error of a token request.
    ///
    /// Removes the response, which may contain the token. The message then does not mention whether
    /// the call was carried out, because a call without a token is never sent.
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
                error.is_token_request = true;
                Self::Decode(error)
            }
            Self::Transport(mut error) => {
                error.is_token_request = true;
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
