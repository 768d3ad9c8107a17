//! Reads a reply in its order: HTTP status, envelope, data.
//!
//! Data is never read from a failure, so that an error cannot look like an empty success.

use super::context::ResponseContext;
use super::log_id::log_id;
use super::meta::Meta;
use super::retry_after::retry_after;
use super::success::SuccessResponse;
use crate::error::{ApiError, AttemptHistory, Body, DecodeError, Error, Headers, HttpError};
use crate::operation::{BareResponse, Envelope};
use crate::value::{DecodeFailure, Deviation, DeviationKind, ErrorCode, Members, Redactor, members, scalar_text};
use bytes::Bytes;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::ops::Range;
use std::time::SystemTime;

/// Tells success from failure.
///
/// `now` is the client's time of day, for a date until which the server asks to wait.
pub(crate) fn classify(
    context: &ResponseContext,
    response: http::Response<Bytes>,
    redactor: &Redactor,
    now: SystemTime,
) -> Result<SuccessResponse, Error> {
    let (head, body) = response.into_parts();
    let envelope = &context.service.envelope;
    let ok = head.status.is_success();
    let fields = text(&body).and_then(|text| members(text).map_err(|error| describe(text, &error)));
    let (fields, unreadable) = match fields {
        Ok(fields) => (fields, None),
        Err(found) => (Members::default(), Some(found)),
    };
    let value = |name: &&str| {
        let text = fields.get(name).and_then(scalar_text);
        text.filter(|text| !text.is_empty())
    };
    let code = value(&envelope.code);
    let mut meta = Meta {
        status: head.status.as_u16(),
        message: value(&envelope.message).unwrap_or_default().into_owned(),
        detail: envelope.detail.as_ref().and_then(value).map(Cow::into_owned),
        log_id: log_id(context.service, &head.headers, &fields),
        deviations: Vec::new(),
        headers: head.headers,
        raw: body.clone(),
        data: envelope.data.and_then(|name| range_in(&body, fields.get(name)?)),
    };
    let succeeds = code.as_deref().is_some_and(|code| envelope.succeeds(code));
    if ok && succeeds {
        if envelope.data.is_some() {
            meta.deviations = unknown(&fields, |key| envelope.owns(key));
        }
        return Ok(SuccessResponse::new(context, meta, None));
    }
    let is_failure = || envelope.error_codes.iter().any(|name| value(name).is_some());
    let bare = context.bare.filter(|bare| ok && !is_failure() && is_bare(*bare, &body, &fields, envelope));
    if bare.is_some() {
        return Ok(SuccessResponse::new(context, meta, bare));
    }
    let raw = Body::keep(&body, redactor);
    let operation = context.operation.clone();
    meta.log_id = meta.log_id.map(|log_id| redactor.text(&log_id));
    let retry_after = retry_after(&meta.headers, context.service.retry_after, now);
    let headers = Headers::keep(std::mem::take(&mut meta.headers), redactor);
    let history = AttemptHistory::default();
    let codes = || envelope.error_codes.iter().filter_map(value).chain(code.clone().filter(|_| !succeeds));
    match codes().next() {
        Some(code) => Err(Error::from(ApiError {
            vendor: context.service.vendor,
            operation,
            // A gateway may say the same code in several forms, of which the documents list one.
            row: codes().find_map(|code| context.row(&code)),
            code: ErrorCode::new(redactor.text(&code)),
            message: redactor.text(&meta.message),
            detail: meta.detail.map(|detail| redactor.text(&detail)),
            status: meta.status,
            log_id: meta.log_id,
            retry_after,
            headers,
            raw,
            history,
        })),
        None if !ok => {
            let Meta { status, log_id, .. } = meta;
            Err(HttpError { operation, status, log_id, retry_after, headers, raw, history }.into())
        }
        None => {
            let expected = format!("an object with `{}`", envelope.code);
            let found = unreadable.unwrap_or_else(|| format!("an object without `{}`", envelope.code));
            let failure = DecodeFailure { address: String::new(), expected, found };
            Err(DecodeError::new(operation, &meta, failure, raw).into())
        }
    }
}

/// Whether a reply came without its envelope, and not as something else: it has no code, and more than a message.
fn is_bare(bare: BareResponse, body: &Bytes, fields: &Members<'_>, envelope: &Envelope) -> bool {
    let is_list = || text(body).is_ok_and(|text| serde_json::from_str::<Vec<&RawValue>>(text).is_ok());
    let is_object = fields.get(envelope.code).is_none() && fields.keys().any(|key| !envelope.owns(key));
    is_object || (bare != BareResponse::Members && is_list())
}

/// Returns where a value stands in the body that it was read from.
fn range_in(body: &Bytes, value: &RawValue) -> Option<Range<usize>> {
    let start = (value.get().as_ptr() as usize).checked_sub(body.as_ptr() as usize)?;
    Some(start..start + value.get().len())
}

pub(super) fn text(body: &Bytes) -> Result<&str, String> {
    std::str::from_utf8(body).map_err(|_| "not UTF-8".to_owned())
}

/// Describes a body that is not a JSON object, without quoting it.
fn describe(text: &str, error: &serde_json::Error) -> String {
    // What begins as another kind of value has not been read further.
    let whole = serde_json::from_str::<&RawValue>(text).err();
    match (text.trim_start().bytes().next(), error.classify(), &whole) {
        (None, ..) => "empty".to_owned(),
        (_, serde_json::error::Category::Data, None) => "JSON, but not an object".to_owned(),
        _ => {
            let error = whole.as_ref().unwrap_or(error);
            format!("not JSON (line {}, column {})", error.line(), error.column())
        }
    }
}

fn unknown(fields: &Members<'_>, known: impl Fn(&str) -> bool) -> Vec<Deviation> {
    let keys = fields.keys().filter(|key| !known(key)).take(Deviation::MOST);
    keys.map(|key| Deviation { address: key.to_string(), kind: DeviationKind::UnknownKey }).collect()
}
