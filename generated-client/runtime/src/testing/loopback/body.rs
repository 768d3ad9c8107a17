//! The body of a response, which a fault may cut.

use super::fault::Fault;
use super::response::LoopbackResponse;
use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A chunk that is sent a number of times, and the end after it.
pub(super) struct ResponseBody {
    chunk: Bytes,
    times: usize,
    /// The rest of the body behind the chunk, and the size of its chunks.
    rest: Option<(Bytes, usize)>,
    end: BodyEnd,
}

#[derive(Clone, Copy)]
enum BodyEnd {
    /// A regular end after the announced length.
    Whole,
    /// A regular end without an announced length.
    Open,
    /// No end: the connection stays open.
    Stalled,
    /// A closed connection, once the written bytes have been sent.
    Broken { flushed: bool },
}

/// The error that ends a connection before the response is complete.
#[derive(Debug)]
pub(super) struct BrokenConnection {
    /// Whether the connection is reset.
    pub reset: bool,
}

impl fmt::Display for BrokenConnection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("intentional fault")
    }
}

impl std::error::Error for BrokenConnection {}

static BLANK: [u8; 16 * 1024] = [b' '; 16 * 1024];

impl ResponseBody {
    /// Returns the body to send, and the announced length if it differs from the body's.
    pub fn for_response(response: &LoopbackResponse) -> (Self, Option<usize>) {
        let body = &response.body;
        let start = |length: usize, end| Self::new(body.slice(..length.min(body.len())), 1, end);
        let half = |end| start(body.len() / 2, end);
        let cut = BodyEnd::Broken { flushed: false };
        match response.fault {
            Some(Fault::StallBody) => (half(BodyEnd::Stalled), Some(body.len().max(1))),
            Some(Fault::Truncate) => (half(cut), Some(body.len().max(1))),
            Some(Fault::TruncateAt(length)) => (start(length, cut), Some(body.len().max(length + 1))),
            Some(Fault::Oversize(bytes)) => {
                (Self::new(Bytes::from_static(&BLANK), bytes.div_ceil(BLANK.len()), BodyEnd::Open), None)
            }
            _ => match response.chunks {
                Some(size) => (Self::in_chunks(body, size), None),
                None => (Self::new(body.clone(), 1, BodyEnd::Whole), None),
            },
        }
    }

    fn new(chunk: Bytes, times: usize, end: BodyEnd) -> Self {
        let times = if chunk.is_empty() { 0 } else { times };
        Self { chunk, times, rest: None, end }
    }

    /// Creates a body that is sent in chunks, each of which is flushed.
    fn in_chunks(body: &Bytes, size: usize) -> Self {
        Self { rest: Some((body.clone(), size.max(1))), ..Self::new(Bytes::new(), 0, BodyEnd::Open) }
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = BrokenConnection;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BrokenConnection>>> {
        let this = self.get_mut();
        if let Some(left) = this.times.checked_sub(1) {
            this.times = left;
            return Poll::Ready(Some(Ok(Frame::data(this.chunk.clone()))));
        }
        if let Some((rest, size)) = this.rest.as_mut().filter(|(rest, _)| !rest.is_empty()) {
            let chunk = rest.split_to((*size).min(rest.len()));
            return Poll::Ready(Some(Ok(Frame::data(chunk))));
        }
        match this.end {
            BodyEnd::Whole | BodyEnd::Open => Poll::Ready(None),
            BodyEnd::Stalled => Poll::Pending,
            // hyper flushes while a body is pending. Without the flush, the headers would be lost.
            BodyEnd::Broken { flushed: false } => {
                this.end = BodyEnd::Broken { flushed: true };
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            BodyEnd::Broken { flushed: true } => Poll::Ready(Some(Err(BrokenConnection { reset: false }))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.times == 0 && matches!(self.end, BodyEnd::Whole)
    }

    fn size_hint(&self) -> SizeHint {
        match self.end {
            BodyEnd::Whole => SizeHint::with_exact(if self.times == 0 { 0 } else { self.chunk.len() as u64 }),
            _ => SizeHint::default(),
        }
    }
}
