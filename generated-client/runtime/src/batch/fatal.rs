//! Errors that every further call of a batch would meet.

use super::limited::is_elsewhere;
use super::rule::BatchRule;
use crate::error::Error;
use crate::operation::ErrorClass;

/// Whether an error says that further calls fail like this one: the request is wrong whatever its
/// items are, credentials or token are refused, the quota is used up.
pub(super) fn is_fatal(rule: &BatchRule, error: &Error) -> bool {
    match error {
        Error::Build(_) => true,
        Error::Invalid(invalid) => invalid.violations.iter().any(|violation| is_elsewhere(rule, &violation.address)),
        Error::Auth(error) => !error.token_error().is_some_and(may_pass),
        error => {
            matches!(class_of(error), Some(ErrorClass::QuotaExhausted | ErrorClass::BadToken | ErrorClass::Refused))
        }
    }
}

/// Whether the fetch of a token may go better the next time.
fn may_pass(error: &Error) -> bool {
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
