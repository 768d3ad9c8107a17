//! The typed events of a response as they arrive.

use super::event::StreamEvent;
use super::message::Message;
use super::read::{note_kind, read_data};
use super::source::EventSource;
use crate::error::Error;
use crate::operation::EventRule;
use crate::response::{Deviation, StreamedResponse};
#[cfg(feature = "blocking")]
use crate::transport::RuntimeThread;
use crate::value::Value;
use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
#[cfg(feature = "blocking")]
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// The events of a response as they arrive. An error is the last item.
///
/// The timeouts and retries of the call end when the response begins. From then on the
/// [idle timeout](crate::Options::idle_timeout) bounds the wait for each part of the body, comments
/// included, and the stream as a whole has no time limit. An event has at most as many bytes as
/// [`Builder::max_body`](crate::Builder::max_body) allows for a response.
///
/// Dropping the stream ends the call: the connection closes, and the call no longer counts among
/// those at a time. Nothing reconnects.
#[must_use = "events arrive only while they are read"]
pub struct EventStream<E> {
    source: EventSource,
    rule: &'static EventRule,
    event: PhantomData<fn() -> E>,
}

impl<E: StreamEvent> EventStream<E> {
    pub(crate) fn new(
        response: StreamedResponse,
        rule: &'static EventRule,
        most: usize,
        idle_timeout: Duration,
    ) -> Self {
        Self { source: EventSource::new(response, rule, most, idle_timeout), rule, event: PhantomData }
    }

    /// Keeps the thread with the connection until the end of the stream.
    #[cfg(feature = "blocking")]
    pub(crate) fn on_thread(mut self, thread: Option<Arc<RuntimeThread>>) -> Self {
        self.source.thread = thread;
        self
    }

    /// Returns the next event; `None` behind the last one.
    ///
    /// # Errors
    ///
    /// An error ends the stream:
    ///
    /// - [`Error::Api`] if an event is an error of the vendor. If kinds are codes, documented error
    ///   codes are errors, and so is an undocumented code that is the whole response.
    /// - [`Error::Transport`] if the connection fails, if the stream ends without its documented
    ///   end, if nothing arrives within the idle timeout, or if an event is too large.
    /// - [`Error::Decode`] if an event is not JSON, or in a strict call if it deviates from its
    ///   page.
    pub async fn next(&mut self) -> Option<Result<E, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    fn read(&mut self, message: &Message) -> Option<Result<E, Error>> {
        let read = self.read_kind(message).transpose()?;
        if read.is_err() {
            self.source.end();
        }
        Some(read)
    }

    fn read_kind(&mut self, message: &Message) -> Result<Option<E>, Error> {
        let response = &mut self.source.response;
        let Some(mut event) = E::of(&message.kind) else {
            if message.is_end {
                return Ok(None);
            }
            note_kind(response, self.rule, message)?;
            return self.other(message).map(Some);
        };
        let is_read = read_data(response, self.rule, message, event.data())?;
        if is_read { Ok(Some(event)) } else { self.other(message).map(Some) }
    }

    /// Returns an event as JSON.
    fn other(&self, message: &Message) -> Result<E, Error> {
        message.text.parse::<Value>().map(E::other).map_err(|_| self.source.not_json(&message.text))
    }
}

impl<E> EventStream<E> {
    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.source.response.meta.status
    }

    /// Returns the id under which the vendor logged the call, if a header states it.
    #[must_use]
    pub fn log_id(&self) -> Option<&str> {
        self.source.response.meta.log_id.as_deref()
    }

    /// Returns a header of the response, or `None` if it is missing or not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.source.response.meta.headers.get(name)?.to_str().ok()
    }

    /// Returns the differences between the events so far and their page, at most 100.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        &self.source.response.meta.deviations
    }
}

impl<E: StreamEvent> Stream for EventStream<E> {
    type Item = Result<E, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let next = match ready!(self.source.poll_message(cx)) {
                Some(Ok(message)) => self.read(&message),
                Some(Err(error)) => Some(Err(error)),
                None => return Poll::Ready(None),
            };
            if next.is_some() {
                return Poll::Ready(next);
            }
        }
    }
}

impl<E> fmt::Debug for EventStream<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("operation", &self.source.response.context.operation)
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}
