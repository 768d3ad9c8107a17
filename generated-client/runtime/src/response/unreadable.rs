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
    let [address, found] = [&failure.address, &failure.found].map(|text| redactor.text(text));
    let failure = DecodeFailure { address, found, ..failure };
    let raw = Body::keep(&meta.raw, redactor);
    let log_id = meta.log_id.as_ref().map(|log_id| redactor.text(log_id));
    DecodeError { log_id, ..DecodeError::new(operation, meta, failure, raw) }.into()
}

impl DecodeError {
    pub(crate) fn new(operation: Cow<'static, str>, meta: &Meta, failure: DecodeFailure, raw: Body) -> Self {
        let DecodeFailure { address, expected, found } = failure;
        Self {
            operation,
            status: meta.status,
            log_id: meta.log_id.clone(),
            address,
            expected,
            found,
            raw,
            fetch: false,
            history: AttemptHistory::default(),
        }
    }
}
