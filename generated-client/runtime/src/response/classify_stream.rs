//! Classification of streams of events, and the errors that can replace them or be in them.

use super::classify::classify;
use super::classify_failure::{LONGEST_ERROR, classify_failure};
use super::context::ResponseContext;
use super::streamed::StreamedResponse;
use super::success::SuccessResponse;
use crate::error::{Error, TransportError};
use crate::operation::EventRule;
use crate::transport::{decode, own_coding};
use crate::value::{ByteStream, Redactor, members, scalar_text};
use bytes::Bytes;
use http::Response;
use http::header::{CONTENT_TYPE, HeaderMap};
use std::time::SystemTime;

/// Reads as much of a response as is necessary to know that it is a stream.
///
/// A short body of known length may be an error, unless its media type is that of a stream.
/// `now` is the client's time of day. `max_body` bounds the size of a failure.
pub(crate) async fn classify_stream(
    context: &ResponseContext,
    rule: &EventRule,
    response: Response<ByteStream>,
    redactor: &Redactor,
    now: SystemTime,
    max_body: usize,
) -> Result<SuccessResponse, Error> {
    let (head, mut body) = response.into_parts();
    let during = |error: TransportError| error.during(context.operation.clone());
    if !head.status.is_success() {
        return classify_failure(context, Response::from_parts(head, body), redactor, now, max_body).await;
    }
    let is_coded = own_coding(&head.headers).is_some();
    let is_short = body.length().is_some_and(|length| length <= LONGEST_ERROR as u64);
    let may_fail = is_coded || (is_short && may_be_error(&head.headers));
    if !may_fail {
        return Ok(SuccessResponse::of_file(context, head, body));
    }
    let start = body.start(max_body).await.map_err(|error| during(TransportError::of_body(error)))?;
    let (head, start) = if is_coded && start.len() <= max_body {
        decode(Response::from_parts(head, start), max_body).map_err(during)?.into_parts()
    } else {
        (head, start)
    };
    if !is_event(&start, rule)
        && let Err(error @ Error::Api(_)) =
            classify(context, Response::from_parts(head.clone(), start.clone()), redactor, now)
    {
        return Err(error);
    }
    Ok(SuccessResponse::of_file(context, head, body.with_start(start)))
}

/// Whether the media type of a response is that of an error, or is missing.
fn may_be_error(headers: &HeaderMap) -> bool {
    let stated = headers.get(CONTENT_TYPE).map(|stated| stated.as_bytes().to_ascii_lowercase());
    stated.is_none_or(|stated| stated.starts_with(b"application/json"))
}

/// Whether a body is a single event of a documented kind.
fn is_event(body: &Bytes, rule: &EventRule) -> bool {
    let text = String::from_utf8_lossy(body);
    let Some((by, members)) = rule.by.zip(members(&text).ok()) else { return false };
    members.get(by).and_then(scalar_text).is_some_and(|kind| rule.kinds.contains(&&*kind))
}

/// Returns the vendor's error, if the text of an event is one.
pub(crate) fn event_error(response: &StreamedResponse, event: &str) -> Option<Error> {
    let whole = response.as_response(event);
    match classify(&response.context, whole, &response.meta.redactor, SystemTime::now()) {
        Err(error @ Error::Api(_)) => Some(error.after(response.history)),
        _ => None,
    }
}
