//! Classification of responses: HTTP status, then envelope, then data.
//!
//! Data is never read from a failure, so an error cannot look like an empty success.

use super::body_fields::BodyFields;
use super::body_text::{BodyText, undecoded_body};
use super::class::{ResponseClass, class_of, succeeds_without_body};
use super::context::ResponseContext;
use super::failure::FailedResponse;
use super::log_id::log_id;
use super::meta::Meta;
use super::success::SuccessResponse;
use crate::error::Error;
use crate::value::{Deviation, DeviationKind, ReadRules, Redactor};
use bytes::Bytes;
use http::response::Parts;
use std::borrow::Cow;
use std::time::SystemTime;

/// Returns the success, or the error of a response that is none.
///
/// `now` is the client's time of day, for a date until which the server asks to wait.
pub(crate) fn classify(
    context: &ResponseContext,
    response: http::Response<Bytes>,
    redactor: &Redactor,
    now: SystemTime,
) -> Result<SuccessResponse, Error> {
    let (head, body) = response.into_parts();
    let read = BodyText::of(&head.headers, &body);
    let repaired;
    let fields = BodyFields::read(&context.envelope, &read.text);
    repaired = read.repair_of(&fields);
    let (read, mut fields) = match &repaired {
        Some(repaired) => (repaired, BodyFields::read(&context.envelope, &repaired.text)),
        None => (&read, fields),
    };
    let class = if body.trim_ascii().is_empty() && succeeds_without_body(context.format, head.status) {
        ResponseClass::Success
    } else {
        class_of(head.status.is_success(), &fields, context.bare)
    };
    let problem = undecoded_body(&head, &body, redactor).or_else(|| read.problem(&body, redactor));
    let class = match (class, &problem) {
        (ResponseClass::Success | ResponseClass::BareSuccess(_) | ResponseClass::Unreadable, Some(problem)) => {
            fields.problem = Some(problem.clone());
            ResponseClass::Unreadable
        }
        (class, _) => class,
    };
    let failed = |head| FailedResponse::new(context, &fields, http::Response::from_parts(head, &body), redactor, now);
    match class {
        ResponseClass::Success => {
            let rules = context.read_rules(false, redactor);
            let mut meta = meta(context, head, &fields, &body, read, &rules);
            meta.deviations.extend(fields.deviations(&rules));
            Ok(SuccessResponse::new(context, meta, None))
        }
        ResponseClass::BareSuccess(bare) => {
            let rules = context.read_rules(false, redactor);
            Ok(SuccessResponse::new(context, meta(context, head, &fields, &body, read, &rules), Some(bare)))
        }
        ResponseClass::ApiFailure => Err(failed(head).api_error().into()),
        ResponseClass::HttpFailure => Err(failed(head).http_error(problem).into()),
        ResponseClass::Unreadable => Err(failed(head).decode_error().into()),
    }
}

/// Returns the parts of a success besides its data.
fn meta(
    context: &ResponseContext,
    head: Parts,
    fields: &BodyFields<'_>,
    body: &Bytes,
    read: &BodyText,
    rules: &ReadRules<'_>,
) -> Meta {
    let envelope = fields.envelope;
    let replaced = read.replaced.iter().map(|at| Deviation::new(rules.redacted(at), DeviationKind::Replaced));
    Meta {
        status: head.status.as_u16(),
        message: fields.text(envelope.message).unwrap_or_default().into_owned(),
        detail: envelope.detail.and_then(|name| fields.text(name)).map(Cow::into_owned),
        log_id: log_id(context.service, &head.headers, &fields.members),
        deviations: replaced.collect(),
        headers: head.headers,
        raw: body.clone(),
        decoded: (read.text.as_ptr() != body.as_ptr()).then(|| read.text.clone()),
        data: fields.data(),
        redactor: Redactor::default(),
    }
}
