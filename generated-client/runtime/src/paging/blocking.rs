//! The paged items of one request, for programs without an async runtime.

use super::items::PagedItems;
use super::paged::Paged;
use crate::error::Error;
use std::fmt;

/// An iterator over the items of [`PagedItems`] that waits on the calling thread.
///
/// The iterator can continue after an error. `collect::<Result<Vec<_>, _>>()` and `?` stop at the
/// first one.
#[must_use = "iterators are lazy: a call is made when the next item is requested"]
pub struct BlockingItems<'a, O: Paged>(PagedItems<'a, O>);

impl<'a, O: Paged> PagedItems<'a, O> {
    /// Returns an iterator that waits for each item, for programs without an async runtime.
    ///
    /// Use [`Client::block_on`](crate::Client::block_on) for [`next_page`](Self::next_page). Inside
    /// an async runtime, each item is [`Error::Build`].
    pub fn blocking(self) -> BlockingItems<'a, O> {
        BlockingItems(self)
    }
}

impl<O: Paged> Iterator for BlockingItems<'_, O> {
    type Item = Result<O::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let client = self.0.client();
        client.block_on(self.0.next()).unwrap_or_else(|error| Some(Err(error)))
    }
}

impl<O: Paged> fmt::Debug for BlockingItems<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BlockingItems").field(&self.0).finish()
    }
}
