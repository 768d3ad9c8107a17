//! Streams of events, and the errors that can replace them.

use super::classify::classify;
use super::context::ResponseContext;
use super::drift::DriftCounts;
use super::meta::Meta;
use super::success::SuccessResponse;
use super::unreadable::unreadable;
use crate::error::{AttemptHistory, Error, TransportError};
use crate::operation::EventRule;
use crate::transport::{decode, own_coding, read_body};
use crate::value::{ByteStream, DecodeFailure, Redactor, members, scalar_text};
use bytes::Bytes;
use http::Response;
use http::header::{CONTENT_TYPE, HeaderMap};
use http::response::Parts;
use std::sync::Arc;
use std::time::SystemTime;

/// The largest size of an error with a 2xx status, in bytes.
const LONGEST_ERROR: u64 = 64 * 1024;

/// A response whose body is a stream of events.
pub(crate) struct StreamedResponse {
    pub context: ResponseContext,
    pub meta: Meta,
    pub body: ByteStream,
    pub drifts: Option<Arc<DriftCounts>>,
    pub history: AttemptHistory,
    /// Whether a deviation is an error.
    pub is_strict: bool,
}

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
    let is_coded = own_coding(&head.headers).is_some();
    let is_short = body.length().is_some_and(|length| length <= LONGEST_ERROR);
    let may_fail = is_coded || (is_short && may_be_error(&head.headers));
    if head.status.is_success() && !may_fail {
        return Ok(SuccessResponse::of_file(context, head, body));
    }
    if !head.status.is_success() {
        let whole = read_body(head.status, body, max_body).await.map_err(during)?;
        let whole = decode(Response::from_parts(head, whole), max_body).map_err(during)?;
        return classify(context, whole, redactor, now);
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

impl StreamedResponse {
    /// Returns the vendor's error, if the text of an event is one.
    pub fn api_error(&self, text: &str) -> Option<Error> {
        let (mut head, ()) = Response::new(()).into_parts();
        self.set_head(&mut head);
        let response = Response::from_parts(head, Bytes::copy_from_slice(text.as_bytes()));
        match classify(&self.context, response, &self.meta.redactor, SystemTime::now()) {
            Err(error @ Error::Api(_)) => Some(error.after(self.history)),
            _ => None,
        }
    }

    fn set_head(&self, head: &mut Parts) {
        head.status = http::StatusCode::from_u16(self.meta.status).unwrap_or_default();
        head.headers.clone_from(&self.meta.headers);
    }

    /// Returns the error of an event that cannot be read; `raw` is its text.
    pub fn unreadable(&self, raw: String, failure: DecodeFailure) -> Error {
        let meta = Meta { raw: raw.into(), ..self.meta.clone() };
        unreadable(self.context.operation.clone(), &meta.redactor, &meta, failure).after(self.history)
    }
}
