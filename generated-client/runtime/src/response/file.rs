//! Files and the errors that can replace them.

use super::body_fields::BodyFields;
use super::body_text::{coded_body, undecoded_body};
use super::classify::classify;
use super::classify_failure::{LONGEST_ERROR, classify_failure};
use super::context::ResponseContext;
use super::failure::FailedResponse;
use super::file_name::file_name;
use super::success::SuccessResponse;
use super::unreadable::unreadable;
use crate::error::{DecodeError, Error, TransportError};
use crate::transport::{Undecoded, decode, own_coding, read_body};
use crate::value::{ByteStream, DecodeFailure, Redactor};
use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_DISPOSITION, CONTENT_RANGE, HeaderMap, HeaderValue};
use http::{Response, StatusCode};
use std::time::SystemTime;

/// The mark with which some servers begin UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Reads as much of a response as is necessary to know that it is a file.
///
/// `now` is the client's time of day. `max_body` bounds the size of a failure.
pub(crate) async fn classify_file(
    context: &ResponseContext,
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
    if let Some(coding) = own_coding(&head.headers) {
        return Err(coded_file(context, Response::from_parts(head, body), coding, redactor, now).await);
    }
    if is_declared_file(&head.headers) || body.length().is_some_and(|length| length > LONGEST_ERROR as u64) {
        return Ok(SuccessResponse::of_file(context, head, body));
    }
    let most = LONGEST_ERROR.min(max_body);
    let (start, is_whole) = object_start(&mut body, most).await.map_err(during)?;
    if is_whole {
        let text = start.strip_prefix(BYTE_ORDER_MARK).map_or_else(|| start.clone(), |text| start.slice_ref(text));
        // JSON that is not a failure in the vendor's envelope is the file itself.
        if let Err(error @ Error::Api(_)) = classify(context, Response::from_parts(head.clone(), text), redactor, now) {
            return Err(error);
        }
    }
    Ok(SuccessResponse::of_file(context, head, body.with_start(start)))
}

/// Returns the file at the address of a redirect.
///
/// Another server may have sent it, so a failure there has no error code of the vendor.
pub(crate) async fn classify_redirected(
    context: &ResponseContext,
    response: Response<ByteStream>,
    redactor: &Redactor,
    now: SystemTime,
    max_body: usize,
) -> Result<SuccessResponse, Error> {
    let (head, body) = response.into_parts();
    if let Some(coding) = own_coding(&head.headers).filter(|_| head.status.is_success()) {
        let response = Response::from_parts(head, ByteStream::from(Bytes::new()));
        return Err(coded_file(context, response, coding, redactor, now).await);
    }
    if head.status.is_success() {
        return Ok(SuccessResponse::of_file(context, head, body));
    }
    let during = |error: TransportError| error.during(context.operation.clone());
    let whole = read_body(head.status, body, max_body).await.map_err(during)?;
    let (head, whole) = decode(Response::from_parts(head, whole), max_body).map_err(during)?.into_parts();
    let unread = undecoded_body(&head, &whole, redactor);
    let fields = BodyFields::read(&context.envelope, &[]);
    let response = Response::from_parts(head, &whole);
    Err(FailedResponse::new(context, &fields, response, redactor, now).http_error(unread).into())
}

/// Returns the error of a file in a content coding, or the failure that came in its place.
///
/// A file is never decoded: whether its bytes or the decoded ones are meant, only the caller knows.
async fn coded_file(
    context: &ResponseContext,
    response: Response<ByteStream>,
    coding: String,
    redactor: &Redactor,
    now: SystemTime,
) -> Error {
    let (head, mut body) = response.into_parts();
    let start = match body.start(LONGEST_ERROR).await {
        Ok(start) => start,
        Err(error) => return TransportError::of_body(error).during(context.operation.clone()).into(),
    };
    let fields = BodyFields::read(&context.envelope, &[]);
    let failed = FailedResponse::new(context, &fields, Response::from_parts(head.clone(), &start), redactor, now);
    if let Ok(decoded) = decode(Response::from_parts(head, start.clone()), LONGEST_ERROR)
        && let Err(error @ Error::Api(_)) = classify(context, decoded, redactor, now)
    {
        return error;
    }
    let coded = Undecoded { coding, problem: "the client does not decode for files" };
    let found = coded_body(&coded, &start, redactor);
    DecodeError { expected: "the file as it is".to_owned(), found, ..failed.decode_error() }.into()
}

/// Checks that a file is whole; the request asked for no part of it.
pub(crate) fn check_whole(success: SuccessResponse, redactor: &Redactor) -> Result<SuccessResponse, Error> {
    if success.meta.status != StatusCode::PARTIAL_CONTENT.as_u16() {
        return Ok(success);
    }
    let range = success.meta.headers.get(CONTENT_RANGE).and_then(|range| range.to_str().ok()).unwrap_or("unknown");
    let failure = DecodeFailure {
        address: String::new(),
        expected: "the whole file".to_owned(),
        found: format!("a part of the file (`Content-Range: {range}`)"),
    };
    Err(unreadable(success.context.operation, redactor, &success.meta, failure))
}

/// Reads a body while it can be a JSON object of at most `most` bytes.
///
/// Returns what was read, and whether it is the whole body.
async fn object_start(body: &mut ByteStream, most: usize) -> Result<(Bytes, bool), TransportError> {
    let mut start = BytesMut::new();
    while start.len() <= most && may_begin_object(&start) {
        match body.chunk().await.map_err(TransportError::of_body)? {
            Some(chunk) => start.extend_from_slice(&chunk),
            None => return Ok((start.freeze(), true)),
        }
    }
    Ok((start.freeze(), false))
}

/// Whether a body with this start can be a JSON object.
fn may_begin_object(start: &[u8]) -> bool {
    let text = start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start).trim_ascii_start();
    text.first().is_none_or(|first| *first == b'{') || BYTE_ORDER_MARK.starts_with(start)
}

/// Whether the headers of a response say that it is a file.
///
/// The disposition `inline` without a file name says so of no response.
fn is_declared_file(headers: &HeaderMap) -> bool {
    let Some(disposition) = headers.get(CONTENT_DISPOSITION).map(HeaderValue::as_bytes) else { return false };
    let kind = disposition.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    let is_shown = kind.is_empty() || kind.eq_ignore_ascii_case(b"inline");
    !is_shown || file_name(disposition).is_some()
}
