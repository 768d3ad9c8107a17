//! A request as the server received it.

use bytes::Bytes;
use http::{HeaderMap, Method};
use tokio::time::Instant;

/// A request as the server received it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Received {
    /// The HTTP method.
    pub method: Method,
    /// The path and query as they were sent.
    pub target: String,
    /// The headers, with names in lower case.
    pub headers: HeaderMap,
    /// The body; empty if the connection was reset before it was read.
    pub body: Bytes,
    /// The instant at which the head arrived.
    pub at: Instant,
}

impl Received {
    /// Creates a request from its head, without a body.
    pub(super) fn from_head(head: http::request::Parts) -> Self {
        let (target, body) = (head.uri.to_string(), Bytes::new());
        Self { method: head.method, target, headers: head.headers, body, at: Instant::now() }
    }

    /// Returns the value of a header; `None` if the header is missing or not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}
