//! A response of the loopback server.

use super::fault::Fault;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use std::sync::Arc;
use std::time::Duration;

/// A response of a [`Loopback`](super::Loopback) server.
#[derive(Clone, Debug)]
#[must_use]
pub struct LoopbackResponse {
    pub(in crate::testing) status: StatusCode,
    pub(in crate::testing) headers: HeaderMap,
    pub(in crate::testing) body: Bytes,
    pub(in crate::testing) delay: Duration,
    pub(in crate::testing) fault: Option<Fault>,
    pub(in crate::testing) chunks: Option<usize>,
    /// A mark that is dropped after the delay, before anything is sent.
    pub(in crate::testing) in_flight: Option<Arc<()>>,
}

impl LoopbackResponse {
    /// Creates a response with this status and body, and without headers.
    ///
    /// # Panics
    ///
    /// Panics if `status` is not from 100 to 999.
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        let status = StatusCode::from_u16(status).expect("a status from 100 to 999");
        let (headers, body) = (HeaderMap::new(), body.into());
        Self { status, headers, body, delay: Duration::ZERO, fault: None, chunks: None, in_flight: None }
    }

    /// Sets the HTTP status.
    ///
    /// # Panics
    ///
    /// Panics if `status` is not from 100 to 999.
    pub(in crate::testing) fn status(self, status: u16) -> Self {
        Self { status: StatusCode::from_u16(status).expect("a status from 100 to 999"), ..self }
    }

    /// Creates a JSON response with status 200.
    pub fn json(body: impl Into<Bytes>) -> Self {
        Self::new(200, body).header("Content-Type", "application/json")
    }

    /// Adds a header.
    ///
    /// # Panics
    ///
    /// Panics if the name or the value is not valid in HTTP.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().expect("a header's name");
        self.headers.append(name, HeaderValue::from_str(value).expect("a header's value"));
        self
    }

    /// Sets the time between the request and the response (default: none).
    pub fn delay(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }

    /// Sends the body in chunks of this many bytes, without its length (default: whole).
    pub fn chunks(self, bytes: usize) -> Self {
        Self { chunks: Some(bytes), ..self }
    }

    /// Adds a fault to the response.
    pub fn fault(self, fault: Fault) -> Self {
        Self { fault: Some(fault), ..self }
    }
}
