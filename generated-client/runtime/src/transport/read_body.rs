//! Bodies of limited size, read to their end.

use crate::error::{TransportError, TransportKind};
use crate::value::ByteStream;
use bytes::Bytes;

/// Reads a body of at most `max_body` bytes to its end.
pub(crate) async fn read_body(mut body: ByteStream, max_body: usize) -> Result<Bytes, TransportError> {
    let start = body.start(max_body).await.map_err(TransportError::of_body)?;
    if !start.is_whole || start.bytes.len() > max_body {
        return Err(TransportError::new(TransportKind::TooLarge));
    }
    Ok(start.bytes)
}
