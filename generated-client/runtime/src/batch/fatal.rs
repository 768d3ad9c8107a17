//! Errors that would recur in every further call of a batch.

use super::limit_violations::is_outside_items;
use super::rule::BatchRule;
use crate::error::Error;
use crate::operation::ErrorClass;

/// Whether every further call would fail with the same error.
///
/// - The request is invalid regardless of its items.
/// - The vendor refuses the credentials, the token or the caller.
/// - A quota is exhausted.
pub(super) fn is_fatal(rule: &BatchRule, error: &Error) -> bool {
    match error {
        Error::Build(_) => true,
        Error::Invalid(invalid) => {
            invalid.violations.iter().any(|violation| is_outside_items(rule, &violation.address))
        }
        Error::Auth(error) => !error.token_error().is_some_and(is_transient),
        error => {
            matches!(class_of(error), Some(ErrorClass::QuotaExhausted | ErrorClass::BadToken | ErrorClass::Refused))
        }
    }
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
