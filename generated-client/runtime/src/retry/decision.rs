//! Whether a call is made again, decided by data: the error, its row, and what the page says about the operation.

mod after;
mod backoff;
mod budget;

pub(crate) use after::retry_after;
pub(crate) use backoff::Backoff;
pub(crate) use budget::Budget;

use crate::{ApiError, Error, Means, Repeat, TransportError, TransportKind};
use std::time::Duration;

/// What an error says about a repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It cannot help, or may do harm.
    Never,
    /// It may help, after the wait that the server asks for, if it does.
    Again(Option<Duration>),
    /// The server had too many calls of this kind: all of them have to wait.
    TooMany(Option<Duration>),
}

/// Decides about an error of a call whose page says `repeat`.
pub(crate) fn verdict(error: &Error, repeat: Repeat) -> Verdict {
    let is_safe = repeat == Repeat::Safe;
    match error {
        Error::Invalid(_) | Error::Build(_) | Error::Decode(_) => Verdict::Never,
        // What was not sent is safe to repeat, and so is asking for a token.
        Error::Auth(error) => error.token_error().map_or(Verdict::Never, |error| verdict(error, Repeat::Safe)),
        Error::Transport(error) => of_transport(error, is_safe),
        Error::Api(error) => of_code(error, is_safe),
        Error::Http(error) => by_status(error.status, error.retry_after, is_safe),
    }
}

fn of_transport(error: &TransportError, is_safe: bool) -> Verdict {
    let again = !error.may_have_reached_server() || (is_safe && error.kind() != TransportKind::TooLarge);
    if again { Verdict::Again(None) } else { Verdict::Never }
}

fn of_code(error: &ApiError, is_safe: bool) -> Verdict {
    let row = error.row;
    let wait = error.retry_after;
    match (row.and_then(|row| row.means), row.and_then(|row| row.repeat)) {
        // A bad token is replaced elsewhere, once; what is still bad then stays so.
        (Some(Means::BadToken | Means::QuotaExhausted | Means::Refused), _) | (_, Some(false)) => Verdict::Never,
        (Some(Means::TooManyRequests), _) => Verdict::TooMany(wait),
        (None, Some(true)) => Verdict::Again(wait),
        (None, None) => by_status(error.status, wait, is_safe),
    }
}

fn by_status(status: u16, wait: Option<Duration>, is_safe: bool) -> Verdict {
    match status {
        429 => Verdict::TooMany(wait),
        408 | 500 | 502 | 503 | 504 if is_safe => Verdict::Again(wait),
        _ => Verdict::Never,
    }
}
