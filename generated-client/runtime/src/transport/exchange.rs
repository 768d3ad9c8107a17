//! The way to the vendor, replaceable.

use crate::error::{TransportError, TransportKind};
use crate::value::{BoxError, ByteStream};

use bytes::Bytes;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// A boxed future, as traits that are used as objects return it.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one request and returns its reply.
///
/// A transport sends what it is given, once: it follows no redirect, repeats nothing, adds no
/// header beyond what HTTP needs, and returns replies of any status.
pub trait Transport: Send + Sync {
    /// Sends a request. Its address is absolute and its body whole.
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>>;

    /// Sends a request whose body or whose reply is a file. The reply is there as soon as its headers are; its body
    /// comes as it is read, and has no cap.
    ///
    /// The provided one goes by [`send`](Self::send): it holds both bodies in memory, and caps that of the reply.
    fn stream(
        &self,
        request: http::Request<ByteStream>,
        limits: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            let (head, mut body) = request.into_parts();
            let (body, _) = body.start(usize::MAX).await.map_err(unsent)?;
            let response = self.send(http::Request::from_parts(head, body), limits).await?;
            Ok(response.map(ByteStream::from))
        })
    }
}

/// Returns the error of a request whose body could not be read.
fn unsent(error: BoxError) -> TransportError {
    TransportError::new(TransportKind::Io).because(error).before_sending()
}

/// One transport for several clients.
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

/// What an exchange may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TransferLimits {
    /// The time for the exchange. When it is over the future is dropped, so that a transport need
    /// not watch it.
    pub timeout: Duration,
    /// The most bytes of a body. A larger one is a [`TooLarge`](crate::error::TransportKind::TooLarge)
    /// error, which the client finds too if the transport does not.
    pub max_body: usize,
}
