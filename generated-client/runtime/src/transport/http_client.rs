//! The HTTP client: requests to the hosts of a client, sent by its transport within its limits.

use super::exchange::{TransferLimits, Transport};
use super::hosts::Hosts;
use super::read_body::read_body;
use crate::error::{BuildError, Error, TransportError, TransportKind};
use crate::operation::{Method, Service};
use crate::value::ByteStream;
use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH, HeaderMap, HeaderValue, USER_AGENT};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// An HTTP client: the transport, the hosts and the limits of a client.
///
/// Clones are cheap and share all of them.
#[derive(Clone)]
pub struct HttpClient(Arc<HttpClientInner>);

pub(crate) struct HttpClientInner {
    pub hosts: Hosts,
    pub transport: Box<dyn Transport>,
    pub user_agent: HeaderValue,
    pub max_body: usize,
}

/// The initial capacity of a header map; most requests have fewer headers.
const HEADERS: usize = 6;

impl HttpClient {
    pub(crate) fn new(inner: HttpClientInner) -> Self {
        Self(Arc::new(inner))
    }

    /// Creates a request to a service, with its URL and the headers of every request.
    ///
    /// `target` is path and query, percent-encoded.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if the base URL or the target is invalid.
    pub fn request(
        &self,
        service: &Service,
        method: Method,
        target: &str,
        body: Bytes,
    ) -> Result<http::Request<Bytes>, Error> {
        let base = self.0.hosts.base(service)?;
        let uri = http::Uri::try_from([&*base, target].concat())
            .map_err(|error| BuildError::because(format!("invalid URL `{base}{}`", without_query(target)), error))?;
        let mut request = http::Request::new(body);
        *request.method_mut() = method.into();
        *request.uri_mut() = uri;
        *request.headers_mut() = HeaderMap::with_capacity(HEADERS);
        request.headers_mut().insert(USER_AGENT, self.0.user_agent.clone());
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
        Ok(request)
    }

    /// Sends a request once.
    ///
    /// A POST, PUT or PATCH without a body gets `Content-Length: 0`, because some proxies refuse
    /// it otherwise. Nothing else is changed.
    ///
    /// # Errors
    ///
    /// - The error of the transport.
    /// - [`TransportKind::Timeout`] if no complete response arrives within `timeout`.
    /// - [`TransportKind::TooLarge`] if the response body is larger than the client accepts.
    pub async fn send(
        &self,
        mut request: http::Request<Bytes>,
        timeout: Duration,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let length = u64::try_from(request.body().len()).ok();
        state_empty_body(&mut request, length);
        let limits = TransferLimits { timeout, max_body: self.0.max_body };
        let exchanged = tokio::time::timeout(timeout, self.0.transport.send(request, limits)).await;
        let response = exchanged.map_err(|_| TransportError::new(TransportKind::Timeout))??;
        if response.body().len() > limits.max_body {
            return Err(TransportError::new(TransportKind::TooLarge));
        }
        Ok(response)
    }

    /// Sends a request once and returns the response as soon as its headers have arrived.
    ///
    /// The caller enforces the timeout.
    pub(crate) async fn open(
        &self,
        mut request: http::Request<ByteStream>,
        timeout: Duration,
    ) -> Result<http::Response<ByteStream>, TransportError> {
        let length = request.body().length();
        state_empty_body(&mut request, length);
        self.0.transport.stream(request, TransferLimits { timeout, max_body: self.0.max_body }).await
    }

    /// Reads a response body to its end.
    pub(crate) async fn whole(
        &self,
        response: http::Response<ByteStream>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let (head, body) = response.into_parts();
        Ok(http::Response::from_parts(head, read_body(body, self.0.max_body).await?))
    }

    pub(crate) fn max_body(&self) -> usize {
        self.0.max_body
    }
}

/// States the length of an empty body, for the methods that usually have one.
fn state_empty_body<B>(request: &mut http::Request<B>, length: Option<u64>) {
    let has_body = [http::Method::POST, http::Method::PUT, http::Method::PATCH].contains(request.method());
    if has_body && length == Some(0) {
        request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
}

/// Returns the path of a target, because its query may contain secrets.
fn without_query(target: &str) -> &str {
    target.split_once('?').map_or(target, |(path, _)| path)
}

impl fmt::Debug for HttpClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpClient").finish_non_exhaustive()
    }
}
