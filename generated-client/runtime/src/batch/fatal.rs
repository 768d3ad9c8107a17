//! Errors that would recur in every further call of a batch.

use super::limit_violations::is_outside_items;
use super::rule::BatchRule;
use crate::error::Error;
use crate::operation::ErrorClass;
use crate::retry::is_closed;

/// Whether every further call would fail with the same error.
///
/// - The request is invalid regardless of its items.
/// - The vendor refuses the credentials, the token or the caller.
/// - A quota is exhausted.
/// - The server asks for a wait that is longer than calls wait, or than their time.
pub(super) fn is_fatal(rule: &BatchRule, error: &Error) -> bool {
    match error {
        error if is_closed(error) => true,
        Error::Build(_) => true,
        Error::Invalid(invalid) => {
            invalid.violations.iter().any(|violation| is_outside_items(rule, &violation.address))
        }
        Error::Auth(error) => !error.token_error().is_some_and(is_transient),
        error => {
            use ErrorClass::{BadToken, QuotaExhausted, Refused, SignIn};
            matches!(class_of(error), Some(QuotaExhausted | BadToken | Refused | SignIn))
        }
    }
}

/// Whether the items of a failed call stay in the batch, to be sent when the server accepts calls.
///
/// The server closed the rate limiter, and the call was certainly not carried out.
pub(super) fn is_postponed(error: &Error) -> bool {
    is_closed(error) && !error.may_have_been_carried_out()
}

/// Whether another request for a token may succeed.
fn is_transient(error: &Error) -> bool {
    match error {
        Error::Transport(_) | Error::Decode(_) => true,
        Error::Http(http) => http.status >= 500 || matches!(http.status, 408 | 429),
        Error::Api(api) => {
            api.status >= 500 || api.status == 429 || class_of(error) == Some(ErrorClass::TooManyRequests)
        }
        _ => false,
    }
}

fn class_of(error: &Error) -> Option<ErrorClass> {
    error.api_error().and_then(|api| api.row).and_then(|row| row.class)
}
