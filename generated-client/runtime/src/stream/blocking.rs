//! The events of a response, for programs without an async runtime.

use super::event::StreamEvent;
use super::event_stream::EventStream;
use crate::error::Error;
use crate::transport::RuntimeThread;
use std::fmt;
use std::sync::Arc;

/// An iterator over the events of an [`EventStream`] that waits on the calling thread.
///
/// Inside an async runtime, each item is [`Error::Build`].
#[must_use = "iterators are lazy: an event is read when it is requested"]
pub struct BlockingEvents<E> {
    thread: Arc<RuntimeThread>,
    events: EventStream<E>,
}

impl<E: StreamEvent> BlockingEvents<E> {
    pub(crate) fn new(thread: Arc<RuntimeThread>, events: EventStream<E>) -> Self {
        Self { thread, events }
    }

    /// Returns the stream, with the head of the response and the deviations.
    pub fn get_ref(&self) -> &EventStream<E> {
        &self.events
    }
}

impl<E: StreamEvent> Iterator for BlockingEvents<E> {
    type Item = Result<E, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.thread.block_on(self.events.next()).unwrap_or_else(|error| Some(Err(error.into())))
    }
}

impl<E> fmt::Debug for BlockingEvents<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BlockingEvents").field(&self.events).finish()
    }
}
