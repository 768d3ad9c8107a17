//! Bodies that travel in parts.

use crate::{TransportError, TransportKind};
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

/// A body that is sent or read once, in parts. What its length is known to be is what is announced.
pub struct ByteStream {
    parts: Parts,
    length: Option<u64>,
}

enum Parts {
    Whole(Bytes),
    /// The lock is never waited for: it makes a stream that one thread reads one that any thread may hold.
    Coming(Mutex<Coming>),
}

type Coming = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

impl ByteStream {
    /// Makes one of parts that come. A stream that gives more or fewer bytes than `length` breaks the request or reply.
    pub fn new<E: Into<Box<dyn Error + Send + Sync>>>(
        parts: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
        length: Option<u64>,
    ) -> Self {
        let parts = Failing(Box::pin(parts), |error: E| TransportError::new(TransportKind::Io).because(error));
        Self::coming(parts, length)
    }

    /// Makes one of parts whose errors are known.
    pub(crate) fn coming(
        parts: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static,
        length: Option<u64>,
    ) -> Self {
        Self { parts: Parts::Coming(Mutex::new(Box::pin(parts))), length }
    }

    /// Returns the number of bytes, if it is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// Returns the next part, of at least one byte; `None` at the end.
    ///
    /// # Errors
    ///
    /// What the stream ends in.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, TransportError> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await.transpose()
    }

    /// Reads up to about `most` bytes. Whether that is all of them is the second value.
    pub(crate) async fn start(&mut self, most: usize) -> Result<(Bytes, bool), TransportError> {
        let mut start = BytesMut::new();
        while start.len() <= most {
            match self.chunk().await? {
                Some(chunk) if start.is_empty() && self.length == u64::try_from(chunk.len()).ok() => {
                    return Ok((chunk, true));
                }
                Some(chunk) => start.extend_from_slice(&chunk),
                None => return Ok((start.freeze(), true)),
            }
        }
        Ok((start.freeze(), false))
    }

    /// Puts back what was read of it.
    pub(crate) fn after(self, start: Bytes) -> Self {
        let length = self.length;
        Self::coming(Resumed { start, rest: self }, length)
    }

    /// Returns the body if it is whole already.
    pub(crate) fn whole(self) -> Result<Bytes, Self> {
        match self.parts {
            Parts::Whole(bytes) => Ok(bytes),
            parts @ Parts::Coming(_) => Err(Self { parts, ..self }),
        }
    }
}

impl From<Bytes> for ByteStream {
    fn from(bytes: Bytes) -> Self {
        let length = u64::try_from(bytes.len()).ok();
        Self { parts: Parts::Whole(bytes), length }
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match &mut self.parts {
            Parts::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Parts::Whole(bytes) => Poll::Ready(Some(Ok(std::mem::take(bytes)))),
            Parts::Coming(parts) => {
                let parts = parts.get_mut().unwrap_or_else(PoisonError::into_inner);
                loop {
                    match ready!(parts.as_mut().poll_next(cx)) {
                        Some(Ok(chunk)) if chunk.is_empty() => {}
                        next => return Poll::Ready(next),
                    }
                }
            }
        }
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream").field("length", &self.length).finish_non_exhaustive()
    }
}

/// A stream whose errors become ours.
struct Failing<S, F>(Pin<Box<S>>, F);

impl<S, E, F> Stream for Failing<S, F>
where
    S: Stream<Item = Result<Bytes, E>>,
    F: Fn(E) -> TransportError + Unpin,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(self.0.as_mut().poll_next(cx));
        Poll::Ready(next.map(|chunk| chunk.map_err(&self.1)))
    }
}

/// What was read already, and the rest.
struct Resumed {
    start: Bytes,
    rest: ByteStream,
}

impl Stream for Resumed {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.start.is_empty() {
            return Pin::new(&mut self.rest).poll_next(cx);
        }
        Poll::Ready(Some(Ok(std::mem::take(&mut self.start))))
    }
}
