//! The default transport, the only file that names reqwest.

use super::chunks::Chunks;
use super::exchange::{BoxFuture, TransferLimits, Transport};
use super::proxies::{check_own_proxy, own_proxy};
use super::read_body::limit_body;
use super::refusal::refusal;
#[cfg(all(feature = "rustls", not(feature = "native-tls")))]
use super::verifier::{check_root, tls_config};
use crate::error::{BuildError, TransportError, TransportKind};
use crate::value::{BoxError, ByteStream};
use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as _, Frame, SizeHint};
#[cfg(any(feature = "rustls", feature = "native-tls"))]
use rustls_pki_types::{CertificateDer, pem::PemObject as _};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// Options of the default transport.
#[derive(Default)]
pub(crate) struct TransportSettings {
    pub proxy: Option<String>,
    pub root_certificates: Vec<Vec<u8>>,
    pub connect_timeout: Option<Duration>,
    /// Whether to ignore the proxies of the environment.
    pub direct: bool,
    /// Whether all calls use plain HTTP.
    pub plain: bool,
}

/// The default time to make a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The message about a proxy; it does not show the URL, which may contain a password.
const INVALID_PROXY: &str = "invalid proxy URL: write a scheme and a host, such as `http://proxy.example:8080`";

/// The message about a text without root certificates.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
const NO_PEM: &str = "invalid root certificate: pass PEM text with at least one certificate";

/// The message about PEM text whose content is not a certificate.
#[cfg(any(feature = "rustls", feature = "native-tls"))]
const NO_CERTIFICATE: &str = "invalid root certificate: the PEM text contains data that is not a certificate";

/// Creates the default transport.
pub(crate) fn connect(settings: &TransportSettings) -> Result<Reqwest, BuildError> {
    let mut builder = reqwest::Client::builder()
        .connect_timeout(settings.connect_timeout.unwrap_or(CONNECT_TIMEOUT))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false);
    if settings.direct {
        builder = builder.no_proxy();
    }
    if let Some(proxy) = &settings.proxy {
        builder = builder.proxy(proxy_to(proxy)?);
    }
    builder = trust(builder, settings)?;
    let client = builder
        .build()
        .map_err(|error| BuildError::because(format!("cannot set up the HTTP client: {error}"), error))?;
    Ok(Reqwest(client))
}

/// Creates the caller's own proxy.
fn proxy_to(url: &str) -> Result<reqwest::Proxy, BuildError> {
    let has_tls = cfg!(any(feature = "rustls", feature = "native-tls"));
    let invalid = |error| BuildError::because(INVALID_PROXY, error);
    let url = reqwest::Url::parse(&own_proxy(url, has_tls)?).map_err(|error| invalid(BoxError::from(error)))?;
    check_own_proxy(url.as_str(), has_tls)?;
    reqwest::Proxy::all(url).map_err(|error| invalid(error.without_url().into()))
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn trust(builder: reqwest::ClientBuilder, settings: &TransportSettings) -> Result<reqwest::ClientBuilder, BuildError> {
    let mut roots = Vec::new();
    for pem in &settings.root_certificates {
        let certificates: Result<Vec<CertificateDer<'static>>, _> = CertificateDer::pem_slice_iter(pem).collect();
        let certificates = certificates.map_err(|error| BuildError::because(NO_PEM, error))?;
        if certificates.is_empty() {
            return Err(BuildError::new(NO_PEM));
        }
        roots.extend(certificates);
    }
    if settings.plain && settings.direct && settings.proxy.is_none() && roots.is_empty() {
        // Plain HTTP needs no certificates, and loading those of the system is slow.
        return Ok(builder.tls_certs_only([]));
    }
    trust_roots(builder, &roots)
}

/// Adds roots to those of the operating system's TLS library.
#[cfg(feature = "native-tls")]
fn trust_roots(
    builder: reqwest::ClientBuilder,
    roots: &[CertificateDer<'static>],
) -> Result<reqwest::ClientBuilder, BuildError> {
    let certificates = roots.iter().map(|root| reqwest::Certificate::from_der(root));
    let certificates: Result<Vec<_>, _> = certificates.collect();
    certificates
        .map(|certificates| builder.tls_certs_merge(certificates))
        .map_err(|error| BuildError::because(NO_CERTIFICATE, error))
}

/// Sets the verification by rustls, with additional roots.
#[cfg(all(feature = "rustls", not(feature = "native-tls")))]
fn trust_roots(
    builder: reqwest::ClientBuilder,
    roots: &[CertificateDer<'static>],
) -> Result<reqwest::ClientBuilder, BuildError> {
    roots.iter().try_for_each(check_root).map_err(|error| BuildError::because(NO_CERTIFICATE, error))?;
    let config =
        tls_config(roots).map_err(|error| BuildError::because(format!("cannot set up TLS: {error}"), error))?;
    Ok(builder.tls_backend_preconfigured(config))
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
fn trust(builder: reqwest::ClientBuilder, settings: &TransportSettings) -> Result<reqwest::ClientBuilder, BuildError> {
    match settings.root_certificates[..] {
        [] => Ok(builder),
        _ => Err(BuildError::new("no TLS for root certificates: enable the feature `rustls` or `native-tls`")),
    }
}

/// A connection pool of reqwest.
pub(crate) struct Reqwest(reqwest::Client);

impl Transport for Reqwest {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(self.exchange(request, limits.max_body))
    }

    fn stream(
        &self,
        request: http::Request<ByteStream>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>> {
        Box::pin(self.open(request))
    }
}

impl Reqwest {
    async fn exchange(
        &self,
        request: http::Request<Bytes>,
        max_body: usize,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let request = reqwest::Request::try_from(request).map_err(failure)?;
        let mut response = self.0.execute(request).await.map_err(failure)?;
        let mut chunks = Chunks::default();
        while let Some(chunk) = response.chunk().await.map_err(failure)? {
            let left = max_body.saturating_sub(chunks.len());
            if chunk.len() > left {
                chunks.push(limit_body(response.status(), chunk, left)?);
                break;
            }
            chunks.push(chunk);
        }
        let mut received = http::Response::new(chunks.whole());
        *received.status_mut() = response.status();
        *received.headers_mut() = std::mem::take(response.headers_mut());
        Ok(received)
    }

    async fn open(&self, request: http::Request<ByteStream>) -> Result<http::Response<ByteStream>, TransportError> {
        let request = request.map(|body| match body.whole() {
            Ok(bytes) => reqwest::Body::from(bytes),
            Err(stream) => reqwest::Body::wrap(Sent(stream)),
        });
        let request = reqwest::Request::try_from(request).map_err(failure)?;
        let mut response = self.0.execute(request).await.map_err(failure)?;
        let (status, headers) = (response.status(), std::mem::take(response.headers_mut()));
        let length = response.content_length();
        let mut received = http::Response::new(ByteStream::new(Received(response.into()), length));
        *received.status_mut() = status;
        *received.headers_mut() = headers;
        Ok(received)
    }
}

/// A request body for reqwest.
struct Sent(ByteStream);

impl http_body::Body for Sent {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let next = ready!(Pin::new(&mut self.0).poll_next(cx));
        Poll::Ready(next.map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.0.length().map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// A response body from reqwest.
struct Received(reqwest::Body);

impl Stream for Received {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let frame = ready!(Pin::new(&mut self.0).poll_frame(cx)).transpose().map_err(failure);
            // Trailers are not a part of the body.
            let data = frame.map(|frame| frame.map(|frame| frame.into_data().unwrap_or_default()));
            match data {
                Ok(Some(data)) if data.is_empty() => {}
                data => return Poll::Ready(data.transpose()),
            }
        }
    }
}

/// Converts an error without its URL, because the query may contain secrets.
fn failure(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    if let Some(refused) = refusal(&error) {
        return refused;
    }
    let kind = if error.is_connect() {
        TransportKind::Connect
    } else if error.is_timeout() {
        TransportKind::Timeout
    } else {
        TransportKind::Io
    };
    let unsent = error.is_builder();
    let failure = TransportError::new(kind).because(error);
    if unsent { failure.before_sending() } else { failure }
}
