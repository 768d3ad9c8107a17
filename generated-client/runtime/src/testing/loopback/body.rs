//! The body of an answer, which may never be whole.

use super::fault::Fault;
use super::response::LoopbackResponse;
use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A chunk, any number of times, and what comes after it.
pub(super) struct Outgoing {
    chunk: Bytes,
    times: usize,
    end: End,
}

#[derive(Clone, Copy)]
enum End {
    /// That was all.
    Whole,
    /// That was all, which nobody knew before.
    Open,
    /// Nothing comes any more.
    Stalled,
    /// The connection breaks, as soon as what was written has left.
    Broken { flushed: bool },
}

/// Ends a connection without an answer, or in the middle of one.
#[derive(Debug)]
pub(super) struct Broken {
    /// Whether by a reset.
    pub reset: bool,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("broken on purpose")
    }
}

impl std::error::Error for Broken {}

static BLANK: [u8; 16 * 1024] = [b' '; 16 * 1024];

impl Outgoing {
    /// Returns the body that is sent, and the length that is announced for it if that is another.
    pub fn of(response: &LoopbackResponse) -> (Self, Option<usize>) {
        let body = &response.body;
        let half = |end| Self::new(body.slice(..body.len() / 2), 1, end);
        match response.fault {
            Some(Fault::StallBody) => (half(End::Stalled), Some(body.len().max(1))),
            Some(Fault::Truncate) => (half(End::Broken { flushed: false }), Some(body.len().max(1))),
            Some(Fault::Oversize(bytes)) => {
                (Self::new(Bytes::from_static(&BLANK), bytes.div_ceil(BLANK.len()), End::Open), None)
            }
            _ => (Self::new(body.clone(), 1, End::Whole), None),
        }
    }

    fn new(chunk: Bytes, times: usize, end: End) -> Self {
        let times = if chunk.is_empty() { 0 } else { times };
        Self { chunk, times, end }
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        let this = self.get_mut();
        if let Some(left) = this.times.checked_sub(1) {
            this.times = left;
            return Poll::Ready(Some(Ok(Frame::data(this.chunk.clone()))));
        }
        match this.end {
            End::Whole | End::Open => Poll::Ready(None),
            End::Stalled => Poll::Pending,
            // hyper flushes whenever a body has nothing for it; without that, the headers would be lost.
            End::Broken { flushed: false } => {
                this.end = End::Broken { flushed: true };
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            End::Broken { flushed: true } => Poll::Ready(Some(Err(Broken { reset: false }))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.times == 0 && matches!(self.end, End::Whole)
    }

    fn size_hint(&self) -> SizeHint {
        match self.end {
            End::Whole => SizeHint::with_exact(if self.times == 0 { 0 } else { self.chunk.len() as u64 }),
            _ => SizeHint::default(),
        }
    }
}
