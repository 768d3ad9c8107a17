//! Errors of responses that cannot be read.

use super::meta::Meta;
use crate::error::{AttemptHistory, Body, DecodeError, Error};
use crate::value::{DecodeFailure, Redactor};
use std::borrow::Cow;

/// Creates the error of an unreadable response, without secrets.
pub(crate) fn unreadable(
    operation: Cow<'static, str>,
    redactor: &Redactor,
    meta: &Meta,
    failure: DecodeFailure,
) -> Error {
    let log_id = meta.log_id.as_ref().map(|log_id| redactor.text(log_id));
    let raw = Body::keep(&meta.raw, redactor);
    let failure =
        DecodeFailure { address: redactor.text(&failure.address), found: redactor.text(&failure.found), ..failure };
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
