//! The trait of transports, and the limits of an exchange.

use crate::error::{TransportError, TransportKind};
use crate::value::{BoxError, ByteStream};

use bytes::Bytes;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// A boxed future, for methods of trait objects.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The way to the vendor: sends one request and returns its response.
///
/// A transport sends each request exactly once. It follows no redirects, retries nothing, adds only
/// the headers that HTTP needs, and returns responses of any status.
pub trait Transport: Send + Sync {
    /// Sends a request with an absolute URL and a complete body.
    ///
    /// # Errors
    ///
    /// A [`TransportError`] if no complete response arrives.
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>>;

    /// Sends a request whose body or whose response is a file.
    ///
    /// Returns as soon as the response headers have arrived. The body arrives while it is read, and
    /// [`max_body`](TransferLimits::max_body) does not apply to it.
    ///
    /// The default implementation calls [`send`](Self::send): it holds both bodies in memory and
    /// limits the size of the response.
    ///
    /// # Errors
    ///
    /// A [`TransportError`] if no response arrives, or if the request body cannot be read.
    fn stream(
        &self,
        request: http::Request<ByteStream>,
        limits: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            let (head, mut body) = request.into_parts();
            let whole = body.start(usize::MAX).await.map_err(unsent)?;
            let response = self.send(http::Request::from_parts(head, whole), limits).await?;
            Ok(response.map(ByteStream::from))
        })
    }
}

/// Returns the error of a request whose body cannot be read.
fn unsent(error: BoxError) -> TransportError {
    TransportError::new(TransportKind::Io).because(error).before_sending()
}

/// A transport that several clients share.
impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        T::send(self, request, limits)
    }

    fn stream(
        &self,
        request: http::Request<ByteStream>,
        limits: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>> {
        T::stream(self, request, limits)
    }
}

/// The limits of one exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TransferLimits {
    /// The time for the exchange.
    ///
    /// The client drops the future after this time, so a transport need not watch it.
    pub timeout: Duration,
    /// The largest accepted response body, in bytes.
    ///
    /// A larger body of a 2xx response is a [`TooLarge`](crate::error::TransportKind::TooLarge)
    /// error. A larger body of another response is cut after this size, because its status is
    /// needed. The client checks the size again.
    pub max_body: usize,
}
