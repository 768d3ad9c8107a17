//! Responses whose body is a stream of events.

use super::context::ResponseContext;
use super::drift::DriftCounts;
use super::meta::Meta;
use super::unreadable::unreadable;
use crate::error::{AttemptHistory, Error};
use crate::value::{ByteStream, DecodeFailure};
use bytes::Bytes;
use http::{Response, StatusCode};
use std::sync::Arc;

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

impl StreamedResponse {
    /// Returns an event as if it were the whole response.
    pub fn as_response(&self, event: &str) -> Response<Bytes> {
        let mut response = Response::new(Bytes::copy_from_slice(event.as_bytes()));
        *response.status_mut() = StatusCode::from_u16(self.meta.status).unwrap_or_default();
        response.headers_mut().clone_from(&self.meta.headers);
        response
    }

    /// Returns the error of an event that cannot be read; `raw` is its text.
    pub fn unreadable(&self, raw: String, failure: DecodeFailure) -> Error {
        let meta = Meta { raw: raw.into(), ..self.meta.clone() };
        unreadable(self.context.operation.clone(), &meta.redactor, &meta, failure).after(self.history)
    }
}
