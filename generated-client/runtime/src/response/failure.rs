//! Responses that are not successes, and their errors.

use super::body_fields::BodyFields;
use super::context::ResponseContext;
use super::log_id::log_id;
use super::retry_after::retry_after;
use crate::error::{ApiError, AttemptHistory, Body, DecodeError, Headers, HttpError, MOST_TEXT, RedirectNote};
use crate::transport::Redirect;
use crate::value::{ErrorCode, Redactor, cut};
use bytes::Bytes;
use http::header::{HeaderValue, LOCATION};
use std::borrow::Cow;
use std::time::{Duration, SystemTime};

/// A response that is not a success, without the secrets of its request.
pub(super) struct FailedResponse<'a, 'b> {
    context: &'a ResponseContext,
    fields: &'a BodyFields<'b>,
    redactor: &'a Redactor,
    status: u16,
    log_id: Option<String>,
    retry_after: Option<Duration>,
    redirect: Option<RedirectNote>,
    headers: Headers,
    raw: Body,
}

impl<'a, 'b> FailedResponse<'a, 'b> {
    /// Creates a failure; `now` is compared with a date until which the server asks to wait.
    pub fn new(
        context: &'a ResponseContext,
        fields: &'a BodyFields<'b>,
        response: http::Response<&Bytes>,
        redactor: &'a Redactor,
        now: SystemTime,
    ) -> Self {
        let (mut head, body) = response.into_parts();
        let redirect = head.extensions.get::<Redirect>();
        let redirect = redirect.map(|redirect| RedirectNote {
            to: redirect.shown().map(|to| redactor.text(&to)),
            reason: redirect.reason.clone(),
        });
        if let Some(RedirectNote { to: Some(to), .. }) = &redirect {
            head.headers.insert(LOCATION, HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("")));
        }
        let log_id = log_id(context.service, &head.headers, &fields.members);
        Self {
            context,
            fields,
            redactor,
            status: head.status.as_u16(),
            log_id: log_id.map(|log_id| cut(redactor.text(&log_id), MOST_TEXT)),
            retry_after: retry_after(&head.headers, &fields.members, context.service, now),
            headers: Headers::keep(head.headers, redactor),
            // The page of a redirect repeats its address, whose query may be a secret.
            raw: if redirect.is_some() { Body::default() } else { Body::keep(body, redactor) },
            redirect,
        }
    }

    /// Returns the error with the vendor's most specific code.
    pub fn api_error(self) -> ApiError {
        let fields = self.fields;
        let redacted = |text: Cow<'_, str>| cut(self.redactor.text(&text), MOST_TEXT);
        let codes = || fields.error_codes().map(|code| self.context.documented_code(code));
        ApiError {
            vendor: self.context.service.vendor,
            code: ErrorCode::new(codes().next().map(redacted).unwrap_or_default()),
            row: codes().find_map(|code| self.context.row(&code)),
            message: fields.lossy_text(fields.envelope.message).map(redacted).unwrap_or_default(),
            detail: fields.envelope.detail.and_then(|name| fields.lossy_text(name)).map(redacted),
            operation: self.context.operation.clone(),
            status: self.status,
            log_id: self.log_id,
            retry_after: self.retry_after,
            headers: self.headers,
            raw: self.raw,
            history: AttemptHistory::default(),
        }
    }

    /// Returns the error of the HTTP status; `unread` describes a body that is not text that the
    /// client reads.
    pub fn http_error(self, unread: Option<String>) -> HttpError {
        HttpError {
            operation: self.context.operation.clone(),
            status: self.status,
            log_id: self.log_id,
            retry_after: self.retry_after,
            redirect: self.redirect,
            unread,
            headers: self.headers,
            raw: self.raw,
            history: AttemptHistory::default(),
        }
    }

    /// Returns the error of a body without a code.
    pub fn decode_error(self) -> DecodeError {
        let code = self.fields.envelope.code;
        let found = self.fields.problem.clone().unwrap_or_else(|| format!("an object without `{code}`"));
        DecodeError {
            operation: self.context.operation.clone(),
            status: self.status,
            log_id: self.log_id,
            address: String::new(),
            expected: format!("an object with `{code}`"),
            found,
            raw: self.raw,
            is_token_request: false,
            history: AttemptHistory::default(),
        }
    }
}
