//! The part of the decision about a retry that the error alone makes.

use crate::error::{ApiError, Error, TransportError, TransportKind};
use crate::operation::{ErrorClass, RetrySafety};
use std::time::Duration;

/// The statement of an error about a retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RetryDecision {
    /// A retry cannot help, or may do harm.
    Never,
    /// A retry may help, after the wait that the server asks for, if any.
    Retry(Option<Duration>),
    /// The server received too many calls of this operation, and all of its calls have to wait.
    TooManyRequests { wait: Option<Duration>, may_retry: bool },
}

/// Returns the decision about an error of an operation with this retry safety.
pub(super) fn decide(error: &Error, safety: RetrySafety) -> RetryDecision {
    let is_safe = safety == RetrySafety::Safe;
    match error {
        Error::Invalid(_) | Error::Build(_) | Error::Decode(_) => RetryDecision::Never,
        // A call that was not sent is safe to retry, and so is fetching a token.
        Error::Auth(error) => {
            error.token_error().map_or(RetryDecision::Never, |error| decide(error, RetrySafety::Safe))
        }
        Error::Transport(error) => decide_transport(error, is_safe),
        Error::Api(error) => decide_code(error, is_safe),
        Error::Http(error) => decide_status(error.status, error.retry_after, is_safe),
    }
}

fn decide_transport(error: &TransportError, is_safe: bool) -> RetryDecision {
    let may_help = match error.kind() {
        // A call that would end before the server accepts calls would fail in the same way again.
        _ if error.retry_after().is_some() => false,
        // A stream that failed cannot be sent again.
        TransportKind::Upload | TransportKind::Certificate | TransportKind::ProxyAuthentication => false,
        TransportKind::TooLarge => !error.may_have_reached_server(),
        _ => is_safe || !error.may_have_reached_server(),
    };
    if may_help { RetryDecision::Retry(None) } else { RetryDecision::Never }
}

fn decide_code(error: &ApiError, is_safe: bool) -> RetryDecision {
    let row = error.row;
    let wait = error.retry_after;
    match (row.and_then(|row| row.class), row.and_then(|row| row.retry_safe)) {
        // The call loop replaces a refused token. A refusal that it does not answer is final.
        (Some(ErrorClass::BadToken | ErrorClass::QuotaExhausted | ErrorClass::Refused | ErrorClass::SignIn), _) => {
            RetryDecision::Never
        }
        (Some(ErrorClass::TooManyRequests), safe) => {
            RetryDecision::TooManyRequests { wait, may_retry: safe != Some(false) }
        }
        (None, Some(false)) => match decide_status(error.status, wait, is_safe) {
            RetryDecision::TooManyRequests { wait, .. } => RetryDecision::TooManyRequests { wait, may_retry: false },
            _ => RetryDecision::Never,
        },
        (None, Some(true)) => RetryDecision::Retry(wait),
        (None, None) => decide_status(error.status, wait, is_safe),
    }
}

fn decide_status(status: u16, wait: Option<Duration>, is_safe: bool) -> RetryDecision {
    match status {
        429 => RetryDecision::TooManyRequests { wait, may_retry: true },
        408 | 500 | 502 | 503 | 504 if is_safe => RetryDecision::Retry(wait),
        _ => RetryDecision::Never,
    }
}
