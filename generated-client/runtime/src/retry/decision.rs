//! Whether a call is made again, decided by data: the error, its row, and what the page says about the operation.

use crate::error::{ApiError, Error, TransportError, TransportKind};
use crate::operation::{ErrorClass, RetrySafety};

use std::time::Duration;

/// What an error says about a repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RetryDecision {
    /// It cannot help, or may do harm.
    Never,
    /// It may help, after the wait that the server asks for, if it does.
    Again(Option<Duration>),
    /// The server had too many calls of this kind: all of them have to wait.
    TooMany(Option<Duration>),
}

/// Decides about an error of a call whose page says `repeat`.
pub(crate) fn decide(error: &Error, repeat: RetrySafety) -> RetryDecision {
    let is_safe = repeat == RetrySafety::Safe;
    match error {
        Error::Invalid(_) | Error::Build(_) | Error::Decode(_) => RetryDecision::Never,
        // What was not sent is safe to repeat, and so is asking for a token.
        Error::Auth(error) => {
            error.token_error().map_or(RetryDecision::Never, |error| decide(error, RetrySafety::Safe))
        }
        Error::Transport(error) => of_transport(error, is_safe),
        Error::Api(error) => of_code(error, is_safe),
        Error::Http(error) => by_status(error.status, error.retry_after, is_safe),
    }
}

fn of_transport(error: &TransportError, is_safe: bool) -> RetryDecision {
    let again = !error.may_have_reached_server() || (is_safe && error.kind() != TransportKind::TooLarge);
    if again { RetryDecision::Again(None) } else { RetryDecision::Never }
}

fn of_code(error: &ApiError, is_safe: bool) -> RetryDecision {
    let row = error.row;
    let wait = error.retry_after;
    match (row.and_then(|row| row.class), row.and_then(|row| row.retry_safe)) {
        // A bad token is replaced elsewhere, once; what is still bad then stays so.
        (Some(ErrorClass::BadToken | ErrorClass::QuotaExhausted | ErrorClass::Refused), _) | (_, Some(false)) => {
            RetryDecision::Never
        }
        (Some(ErrorClass::TooManyRequests), _) => RetryDecision::TooMany(wait),
        (None, Some(true)) => RetryDecision::Again(wait),
        (None, None) => by_status(error.status, wait, is_safe),
    }
}

fn by_status(status: u16, wait: Option<Duration>, is_safe: bool) -> RetryDecision {
    match status {
        429 => RetryDecision::TooMany(wait),
        408 | 500 | 502 | 503 | 504 if is_safe => RetryDecision::Again(wait),
        _ => RetryDecision::Never,
    }
}
