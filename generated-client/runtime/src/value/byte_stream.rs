//! Bodies that are sent or read in chunks.

use super::declared_length::check_length;
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

/// The error of a stream.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// A body that is sent or read once, in chunks.
///
/// A known length is announced to the receiver.
pub struct ByteStream {
    chunks: Chunks,
    length: Option<u64>,
    /// The number of bytes that the stream has given so far.
    given: u64,
}

enum Chunks {
    Whole(Bytes),
    /// The mutex makes the stream `Sync`; no thread ever waits for it.
    Stream(Mutex<BoxStream>),
}

type BoxStream = Pin<Box<dyn Stream<Item = Result<Bytes, BoxError>> + Send>>;

impl ByteStream {
    /// Creates a body from a stream of chunks.
    ///
    /// A stream that gives more or fewer bytes than `length` breaks the request or response.
    pub fn new<E: Into<BoxError>>(
        chunks: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
        length: Option<u64>,
    ) -> Self {
        Self { chunks: Chunks::Stream(Mutex::new(Box::pin(Boxed(Box::pin(chunks))))), length, given: 0 }
    }

    /// Returns the number of bytes, if it is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// Returns the next chunk, of at least one byte, or `None` at the end.
    ///
    /// # Errors
    ///
    /// The error that the stream ends with.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, BoxError> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await.transpose()
    }

    /// Reads the start of the body: at most `most` bytes and the chunk that exceeds them.
    pub(crate) async fn start(&mut self, most: usize) -> Result<Bytes, BoxError> {
        let mut start = BytesMut::new();
        while start.len() <= most {
            match self.chunk().await? {
                Some(chunk) if start.is_empty() && self.length == u64::try_from(chunk.len()).ok() => {
                    return Ok(chunk);
                }
                Some(chunk) => start.extend_from_slice(&chunk),
                None => break,
            }
        }
        Ok(start.freeze())
    }

    /// Creates a body that begins with `start` and continues with the rest of this one.
    pub(crate) fn with_start(self, start: Bytes) -> Self {
        let length = self.length;
        Self::new(Resumed { start, rest: self }, length)
    }

    /// Returns the bytes of a body that is in memory.
    pub(crate) fn whole(self) -> Result<Bytes, Self> {
        match self.chunks {
            Chunks::Whole(bytes) => Ok(bytes),
            chunks @ Chunks::Stream(_) => Err(Self { chunks, ..self }),
        }
    }

    /// Counts the bytes of an item, and replaces it if the stream has another length than declared.
    fn count(&mut self, next: Option<Result<Bytes, BoxError>>) -> Option<Result<Bytes, BoxError>> {
        let (bytes, is_end) = match &next {
            Some(Ok(chunk)) => (chunk.len() as u64, false),
            Some(Err(_)) => return next,
            None => (0, true),
        };
        self.given = self.given.saturating_add(bytes);
        match check_length(self.length, self.given, is_end) {
            Ok(()) => next,
            Err(error) => Some(Err(error.into())),
        }
    }
}

impl From<Bytes> for ByteStream {
    fn from(bytes: Bytes) -> Self {
        let length = u64::try_from(bytes.len()).ok();
        Self { chunks: Chunks::Whole(bytes), length, given: 0 }
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = match &mut self.chunks {
            Chunks::Whole(bytes) if bytes.is_empty() => return Poll::Ready(None),
            Chunks::Whole(bytes) => return Poll::Ready(Some(Ok(std::mem::take(bytes)))),
            Chunks::Stream(chunks) => {
                let chunks = chunks.get_mut().unwrap_or_else(PoisonError::into_inner);
                loop {
                    match ready!(chunks.as_mut().poll_next(cx)) {
                        Some(Ok(chunk)) if chunk.is_empty() => {}
                        next => break next,
                    }
                }
            }
        };
        let next = self.count(next);
        if !matches!(next, Some(Ok(_))) {
            // Some streams panic when they are polled after their end.
            self.chunks = Chunks::Whole(Bytes::new());
        }
        Poll::Ready(next)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream").field("length", &self.length).finish_non_exhaustive()
    }
}

/// A stream whose errors are boxed.
struct Boxed<S>(Pin<Box<S>>);

impl<S, E> Stream for Boxed<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<BoxError>,
{
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(self.0.as_mut().poll_next(cx));
        Poll::Ready(next.map(|chunk| chunk.map_err(Into::into)))
    }
}

/// A start that was read already, and the rest of the body.
struct Resumed {
    start: Bytes,
    rest: ByteStream,
}

impl Stream for Resumed {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.start.is_empty() {
            return Pin::new(&mut self.rest).poll_next(cx);
        }
        Poll::Ready(Some(Ok(std::mem::take(&mut self.start))))
    }
}
