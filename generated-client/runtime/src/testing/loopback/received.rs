//! A request as a server got it.

use bytes::Bytes;
use http::{HeaderMap, Method};
use tokio::time::Instant;

/// A request as it arrived.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Received {
    /// The HTTP method.
    pub method: Method,
    /// Path and query, as they were sent.
    pub target: String,
    /// The headers; names are in lower case, as HTTP compares them.
    pub headers: HeaderMap,
    /// The body; empty if the connection was reset before it was read.
    pub body: Bytes,
    /// When its head was there.
    pub at: Instant,
}

impl Received {
    /// A request whose head has just come.
    pub(super) fn of(head: http::request::Parts) -> Self {
        let (target, body) = (head.uri.to_string(), Bytes::new());
        Self { method: head.method, target, headers: head.headers, body, at: Instant::now() }
    }

    /// Returns a header's value; `None` if there is none that is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}
