//! Bodies of limited size, read to their end.

use crate::error::{TransportError, TransportKind};
use crate::value::ByteStream;
use bytes::Bytes;
use http::StatusCode;

/// Reads the body of a response with this status, of at most `max_body` bytes.
pub(crate) async fn read_body(
    status: StatusCode,
    mut body: ByteStream,
    max_body: usize,
) -> Result<Bytes, TransportError> {
    let start = body.start(max_body).await.map_err(TransportError::of_body)?;
    limit_body(status, start, max_body)
}

/// Refuses the body of a success that is too large, and cuts that of a failure.
///
/// The status of a failure says more than its body.
pub(super) fn limit_body(status: StatusCode, body: Bytes, max_body: usize) -> Result<Bytes, TransportError> {
    match (body.len() > max_body, status.is_success()) {
        (true, true) => Err(TransportError::new(TransportKind::TooLarge)),
        (true, false) => Ok(body.slice(..max_body)),
        (false, _) => Ok(body),
    }
}
