//! Errors of responses that cannot be read.

use super::meta::Meta;
use crate::error::{AttemptHistory, Body, DecodeError, Error, MOST_TEXT};
use crate::value::{DecodeFailure, Redactor, cut};
use std::borrow::Cow;

/// Creates the error of an unreadable response, without secrets.
pub(crate) fn unreadable(
    operation: Cow<'static, str>,
    redactor: &Redactor,
    meta: &Meta,
    failure: DecodeFailure,
) -> Error {
    let text = |text: &String| cut(redactor.text(text), MOST_TEXT);
    let log_id = meta.log_id.as_ref().map(text);
    let raw = Body::keep(&meta.raw, redactor);
    let failure = DecodeFailure { address: text(&failure.address), found: text(&failure.found), ..failure };
    DecodeError { log_id, ..DecodeError::new(operation, meta, failure, raw) }.into()
}

impl DecodeError {
    /// Creates an error with the facts of its response.
    pub(crate) fn new(operation: Cow<'static, str>, meta: &Meta, failure: DecodeFailure, raw: Body) -> Self {
        Self {
            operation,
            status: meta.status,
            log_id: meta.log_id.clone(),
            address: failure.address,
            expected: failure.expected,
            found: failure.found,
            raw,
            is_token_request: false,
            history: AttemptHistory::default(),
        }
    }
}
