//! Failures in place of a success that is read as it arrives.

use super::classify::classify;
use super::context::ResponseContext;
use super::success::SuccessResponse;
use crate::error::{Error, TransportError};
use crate::transport::{decode, read_body};
use crate::value::{ByteStream, Redactor};
use http::Response;
use std::time::SystemTime;

/// The largest size of an error with a 2xx status, in bytes.
pub(super) const LONGEST_ERROR: usize = 64 * 1024;

/// Reads a response with another status than 2xx as a whole, and returns its error.
pub(super) async fn classify_failure(
    context: &ResponseContext,
    response: Response<ByteStream>,
    redactor: &Redactor,
    now: SystemTime,
    max_body: usize,
) -> Result<SuccessResponse, Error> {
    let (head, body) = response.into_parts();
    let during = |error: TransportError| error.during(context.operation.clone());
    let whole = read_body(head.status, body, max_body).await.map_err(during)?;
    let whole = decode(Response::from_parts(head, whole), max_body).map_err(during)?;
    classify(context, whole, redactor, now)
}
