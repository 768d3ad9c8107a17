//! Segments of a multipart body: bytes, and the streams between them.

use crate::value::{BoxError, UploadStream};
use bytes::Bytes;
use futures_core::Stream;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// A part of a multipart body.
#[derive(Clone)]
pub(super) enum Segment {
    Bytes(Bytes),
    Stream(Arc<UploadStream>),
}

/// The segments of a body as a stream.
pub(super) struct Segments {
    segments: Vec<Segment>,
    next: usize,
}

impl Segments {
    pub fn new(segments: Vec<Segment>) -> Self {
        Self { segments, next: 0 }
    }
}

impl Stream for Segments {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let next = self.next;
            match self.segments.get_mut(next) {
                None => return Poll::Ready(None),
                Some(Segment::Bytes(bytes)) => {
                    let bytes = std::mem::take(bytes);
                    self.next += 1;
                    return Poll::Ready(Some(Ok(bytes)));
                }
                Some(Segment::Stream(stream)) => match stream.poll_chunk(cx) {
                    Poll::Ready(None) => self.next += 1,
                    polled => return polled,
                },
            }
        }
    }
}
