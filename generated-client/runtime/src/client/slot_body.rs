//! A file whose call holds its slot until the file ends.

use crate::rate_limit::CallSlot;
use crate::value::{BoxError, ByteStream};
use bytes::Bytes;
use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// Keeps a slot until the body has ended, failed or was dropped.
///
/// A body that is in memory already holds no slot.
pub(super) fn hold(body: ByteStream, slot: CallSlot) -> ByteStream {
    let length = body.length();
    match body.whole() {
        Ok(bytes) => bytes.into(),
        Err(body) => ByteStream::new(SlotBody { body, slot: Some(slot) }, length),
    }
}

/// A body and the slot of its call.
struct SlotBody {
    body: ByteStream,
    slot: Option<CallSlot>,
}

impl Stream for SlotBody {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(Pin::new(&mut self.body).poll_next(cx));
        if !matches!(next, Some(Ok(_))) {
            self.slot = None;
        }
        Poll::Ready(next)
    }
}
