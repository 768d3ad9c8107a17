//! Segments of a multipart body: bytes, and the streams between them.

use crate::error::StreamFailure;
use crate::value::{BoxError, ByteStream, StreamClaim};
use bytes::Bytes;
use futures_core::Stream;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

/// A part of a multipart body.
#[derive(Clone)]
pub(super) enum Segment {
    Bytes(Bytes),
    Stream(Arc<FileStream>),
}

/// The stream of a file in a multipart body, which only this body can read.
pub(super) struct FileStream {
    /// The name of the field.
    field: String,
    claim: StreamClaim,
    failure: Mutex<Option<BoxError>>,
}

impl FileStream {
    pub fn new(field: &str, claim: StreamClaim) -> Self {
        Self { field: field.to_owned(), claim, failure: Mutex::default() }
    }

    pub fn length(&self) -> Option<u64> {
        self.claim.length()
    }

    /// Whether an attempt has begun to read the stream; it then cannot be sent again.
    pub fn has_begun(&self) -> bool {
        self.claim.has_begun()
    }

    /// Returns the failure of the stream, once.
    pub fn failure(&self) -> Option<StreamFailure> {
        let source = self.failure.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        Some(StreamFailure { field: self.field.clone(), source })
    }

    /// Keeps the error of the stream for the caller, and returns a short one for the transport.
    fn fail(&self, error: BoxError) -> BoxError {
        *self.failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        format!("the stream of `{}` failed", self.field).into()
    }
}

/// The segments of a body as a stream.
pub(super) struct Segments {
    all: Vec<Segment>,
    next: usize,
    /// The stream of the next segment, once its reading has begun.
    reading: Option<ByteStream>,
}

impl Segments {
    pub fn new(segments: Vec<Segment>) -> Self {
        Self { all: segments, next: 0, reading: None }
    }

    /// Ends the body with an error.
    fn end(&mut self, error: BoxError) -> Poll<Option<Result<Bytes, BoxError>>> {
        self.next = self.all.len();
        self.reading = None;
        Poll::Ready(Some(Err(error)))
    }
}

impl Stream for Segments {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            let file = match this.all.get_mut(this.next) {
                None => return Poll::Ready(None),
                Some(Segment::Bytes(bytes)) => {
                    let bytes = std::mem::take(bytes);
                    this.next += 1;
                    return Poll::Ready(Some(Ok(bytes)));
                }
                Some(Segment::Stream(file)) => Arc::clone(file),
            };
            if this.reading.is_none() {
                this.reading = file.claim.begin();
            }
            let Some(stream) = &mut this.reading else {
                return this.end(format!("an earlier attempt has read the stream of `{}`", file.field).into());
            };
            match ready!(Pin::new(stream).poll_next(cx)) {
                Some(Ok(chunk)) => return Poll::Ready(Some(Ok(chunk))),
                Some(Err(error)) => return this.end(file.fail(error)),
                None => {
                    this.reading = None;
                    this.next += 1;
                }
            }
        }
    }
}
