//! Failures of the streams that a caller sends.

use crate::value::BoxError;

/// The failure of a stream in a request.
#[derive(Debug, thiserror::Error)]
#[error("the stream of `{field}` failed")]
pub(crate) struct StreamFailure {
    /// The name of the field.
    pub field: String,
    /// The error of the stream, or the difference from its declared length.
    pub source: BoxError,
}
