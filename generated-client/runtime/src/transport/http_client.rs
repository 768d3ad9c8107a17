//! The HTTP client: requests to the hosts of a client, sent by its transport within its limits.

use super::content_coding::{ACCEPTED, decode};
use super::exchange::{TransferLimits, Transport};
use super::hosts::Hosts;
use super::read_body::{limit_body, read_body};
use super::redirect::Redirect;
use crate::error::{BuildError, Error, TransportError, TransportKind};
use crate::operation::{Method, Service};
use crate::value::{ByteStream, excerpt};
use bytes::Bytes;
use http::StatusCode;
use http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_LENGTH, HeaderMap, HeaderValue, USER_AGENT};
use http::uri::Scheme;
use std::borrow::Cow;
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
        let uri = http::Uri::try_from([&*base, target].concat()).map_err(|error| {
            let shown = excerpt(&[&*base, without_query(target)].concat(), 200);
            BuildError::because(format!("invalid URL `{shown}`"), error)
        })?;
        let mut request = http::Request::new(body);
        *request.method_mut() = method.into();
        *request.uri_mut() = uri;
        *request.headers_mut() = HeaderMap::with_capacity(HEADERS);
        request.headers_mut().insert(USER_AGENT, self.0.user_agent.clone());
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
        request.headers_mut().insert(ACCEPT_ENCODING, HeaderValue::from_static(ACCEPTED));
        Ok(request)
    }

    /// Returns the base URL of pages at another host of the vendor.
    #[cfg(feature = "users")]
    pub(crate) fn page_base(&self, service: &Service, host: &str, texts: &[(&str, &str)]) -> Result<String, Error> {
        Ok(self.0.hosts.of_page(service, host, texts)?)
    }

    /// Sends a request once.
    ///
    /// A POST, PUT or PATCH without a body gets `Content-Length: 0`, because some proxies refuse
    /// it otherwise. Nothing else is changed. The body of the response is decoded from gzip and
    /// deflate.
    ///
    /// # Errors
    ///
    /// - The error of the transport.
    /// - [`TransportKind::Timeout`] if no complete response arrives within `timeout`.
    /// - [`TransportKind::TooLarge`] if the body of a 2xx response is larger than the client
    ///   accepts, after decoding. The body of another response is cut.
    /// - [`TransportKind::ProxyAuthentication`] if a proxy answers in place of the server, with
    ///   status 407.
    pub async fn send(
        &self,
        mut request: http::Request<Bytes>,
        timeout: Duration,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let length = u64::try_from(request.body().len()).ok();
        state_empty_body(&mut request, length);
        let limits = TransferLimits { timeout, max_body: self.0.max_body };
        let (uri, is_proxied) = (request.uri().clone(), self.is_proxied(&request));
        let exchanged = tokio::time::timeout(timeout, self.0.transport.send(request, limits)).await;
        let (head, body) = exchanged.map_err(|_| TransportError::new(TransportKind::Timeout))??.into_parts();
        check_proxy(is_proxied, head.status)?;
        let body = limit_body(head.status, body, limits.max_body)?;
        let response = decode(http::Response::from_parts(head, body), limits.max_body)?;
        Ok(with_redirect(response, &uri))
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
        let (uri, is_proxied) = (request.uri().clone(), self.is_proxied(&request));
        let limits = TransferLimits { timeout, max_body: self.0.max_body };
        let response = self.0.transport.stream(request, limits).await?;
        check_proxy(is_proxied, response.status())?;
        Ok(with_redirect(response, &uri))
    }

    /// Follows the redirects of a download, with requests without body, credentials and headers of
    /// the caller.
    ///
    /// Returns the last response, and whether it comes from the address of a redirect.
    pub(crate) async fn follow(
        &self,
        mut response: http::Response<ByteStream>,
        timeout: Duration,
    ) -> Result<(http::Response<ByteStream>, bool), TransportError> {
        let mut hops = 0;
        while let Some(redirect) = response.extensions_mut().get_mut::<Redirect>() {
            match redirect.target(hops).map_err(Cow::Borrowed).and_then(|uri| self.check_proxy_of(uri)) {
                Ok(uri) => {
                    let next = self.open(self.plain_get(uri), timeout).await;
                    response = next.map_err(TransportError::after_sending)?;
                }
                Err(reason) => {
                    redirect.reason = reason;
                    break;
                }
            }
            hops += 1;
        }
        Ok((response, hops > 0))
    }

    /// Returns an address, unless the environment names a proxy for it that cannot be used.
    fn check_proxy_of(&self, uri: http::Uri) -> Result<http::Uri, Cow<'static, str>> {
        let Hosts { proxies, tls, .. } = &self.0.hosts;
        proxies.check(&uri, *tls).map(|()| uri).map_err(|error| error.to_string().into())
    }

    /// Creates a request of any address, without credentials.
    fn plain_get(&self, uri: http::Uri) -> http::Request<ByteStream> {
        let mut request = http::Request::new(ByteStream::from(Bytes::new()));
        *request.uri_mut() = uri;
        request.headers_mut().insert(USER_AGENT, self.0.user_agent.clone());
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("*/*"));
        request.headers_mut().insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        request
    }

    /// Reads a response body to its end; the body of a failure may be cut.
    pub(crate) async fn whole(
        &self,
        response: http::Response<ByteStream>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let (head, body) = response.into_parts();
        let body = read_body(head.status, body, self.0.max_body).await?;
        decode(http::Response::from_parts(head, body), self.0.max_body)
    }

    /// Whether a proxy reads the request, and may answer it in place of the server.
    fn is_proxied<B>(&self, request: &http::Request<B>) -> bool {
        let uri = request.uri();
        uri.scheme() == Some(&Scheme::HTTP) && self.0.hosts.proxies.apply_to(uri)
    }

    pub(crate) fn max_body(&self) -> usize {
        self.0.max_body
    }
}

/// Adds the facts of a redirect to its response.
fn with_redirect<B>(mut response: http::Response<B>, uri: &http::Uri) -> http::Response<B> {
    if let Some(redirect) = Redirect::of(&response, uri) {
        response.extensions_mut().insert(redirect);
    }
    response
}

/// Rejects the response of a proxy that requires credentials.
fn check_proxy(is_proxied: bool, status: StatusCode) -> Result<(), TransportError> {
    let is_refused = is_proxied && status == StatusCode::PROXY_AUTHENTICATION_REQUIRED;
    if is_refused { Err(TransportError::new(TransportKind::ProxyAuthentication)) } else { Ok(()) }
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
