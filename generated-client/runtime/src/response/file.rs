//! Files and the errors that can replace them.

use super::classify::classify;
use super::context::ResponseContext;
use super::success::SuccessResponse;
use crate::error::{Error, TransportError};
use crate::transport::read_body;
use crate::value::{ByteStream, Redactor};
use http::HeaderMap;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use std::time::SystemTime;

/// The largest size of an error with a 2xx status, in bytes.
const LONGEST_ERROR: usize = 64 * 1024;

/// Reads as much of a response as is necessary to know that it is a file.
///
/// `now` is the client's time of day. `max_body` bounds the size of a failure.
pub(crate) async fn classify_file(
    context: &ResponseContext,
    response: http::Response<ByteStream>,
    redactor: &Redactor,
    now: SystemTime,
    max_body: usize,
) -> Result<SuccessResponse, Error> {
    let (head, mut body) = response.into_parts();
    let during = |error: TransportError| error.during(context.operation.clone());
    if !head.status.is_success() {
        let whole = read_body(head.status, body, max_body).await.map_err(during)?;
        return classify(context, http::Response::from_parts(head, whole), redactor, now);
    }
    if !may_be_error(&head.headers, body.length()) {
        return Ok(SuccessResponse::of_file(context, head, body));
    }
    let most = LONGEST_ERROR.min(max_body);
    let start = body.start(most).await.map_err(|error| during(TransportError::of_body(error)))?;
    if start.is_whole {
        let whole = http::Response::from_parts(head.clone(), start.bytes.clone());
        // JSON that is not a failure in the vendor's envelope is the file itself.
        if let Err(error @ Error::Api(_)) = classify(context, whole, redactor, now) {
            return Err(error);
        }
    }
    Ok(SuccessResponse::of_file(context, head, body.with_start(start.bytes)))
}

/// Whether a 2xx response may be an error: a short text without a header that marks a file.
fn may_be_error(headers: &HeaderMap, length: Option<u64>) -> bool {
    let is_short = length.is_none_or(|length| length <= LONGEST_ERROR as u64);
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_text = kind.is_empty() || kind.starts_with("text/") || kind.ends_with("json");
    is_short && is_text && !headers.contains_key(CONTENT_DISPOSITION)
}
