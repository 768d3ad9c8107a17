//! The items that a batch has not sent.

use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The items that a batch has not sent, in the order of the input.
///
/// Send them in a later batch, or store them.
pub struct UnsentItems<'a, T> {
    head: std::vec::IntoIter<T>,
    tail: Tail<'a, T>,
}

enum Tail<'a, T> {
    Items(Box<dyn Iterator<Item = T> + Send + 'a>),
    Stream(Pin<Box<dyn Stream<Item = T> + Send + 'a>>),
    /// The source has ended and is not polled again.
    End,
}

impl<'a, T> UnsentItems<'a, T> {
    pub(super) fn items(head: Vec<T>, items: impl Iterator<Item = T> + Send + 'a) -> Self {
        Self { head: head.into_iter(), tail: Tail::Items(Box::new(items)) }
    }

    pub(super) fn stream(head: Vec<T>, items: impl Stream<Item = T> + Send + 'a) -> Self {
        Self { head: head.into_iter(), tail: Tail::Stream(Box::pin(items)) }
    }

    /// Puts items before all others.
    pub(super) fn put_back(&mut self, mut items: Vec<T>) {
        items.extend(self.head.by_ref());
        self.head = items.into_iter();
    }

    /// Returns the next item; `None` at the end.
    ///
    /// If the items come from a stream, this waits for the stream.
    pub async fn next(&mut self) -> Option<T> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    pub(super) fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>> {
        if let Some(item) = self.head.next() {
            return Poll::Ready(Some(item));
        }
        let item = match &mut self.tail {
            Tail::Items(items) => Poll::Ready(items.next()),
            Tail::Stream(items) => items.as_mut().poll_next(cx),
            Tail::End => Poll::Ready(None),
        };
        if let Poll::Ready(None) = item {
            self.tail = Tail::End;
        }
        item
    }
}

/// No field is pinned structurally.
impl<T> Unpin for UnsentItems<'_, T> {}

impl<T> Stream for UnsentItems<'_, T> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        self.get_mut().poll_item(cx)
    }
}

impl<T> fmt::Debug for UnsentItems<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnsentItems").finish_non_exhaustive()
    }
}
