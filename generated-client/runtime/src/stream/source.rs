//! The events of a response as they arrive, before their types are known.

use super::message::{Message, NotAnEvent};
use super::parser::{Frame, Parser, TooLong};
use crate::error::{Error, TransportError, TransportKind};
use crate::operation::EventRule;
use crate::response::{StreamedResponse, event_error};
#[cfg(feature = "blocking")]
use crate::transport::RuntimeThread;
use crate::value::{DecodeFailure, excerpt};
use bytes::Bytes;
use futures_core::Stream as _;
use std::pin::Pin;
#[cfg(feature = "blocking")]
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Sleep, sleep};

/// The largest number of chunks without an event that one poll reads, so that other tasks run.
const MOST_CHUNKS: usize = 32;

/// The longest excerpt of a line that is not an event, in characters.
const EXCERPT: usize = 100;

/// The events of a response.
pub(super) struct EventSource {
    pub response: StreamedResponse,
    rule: &'static EventRule,
    parser: Parser,
    idle_timeout: Duration,
    timer: Option<Pin<Box<Sleep>>>,
    /// The number of events so far.
    events: u64,
    /// A first event of an undocumented kind, which is an error if no other event follows.
    doubtful: Option<Message>,
    /// The frame behind the doubtful event.
    second: Option<Frame>,
    /// The end of the body, once it is reached.
    body_end: Option<BodyEnd>,
    is_over: bool,
    /// The thread with the connection, if the client makes blocking calls.
    #[cfg(feature = "blocking")]
    pub thread: Option<Arc<RuntimeThread>>,
}

/// The end of a body.
struct BodyEnd {
    error: Option<TransportError>,
    /// Whether the server ended the body.
    is_regular: bool,
}

impl EventSource {
    /// Creates the events of a response; `most` bounds the size of an event, in bytes.
    pub fn new(response: StreamedResponse, rule: &'static EventRule, most: usize, idle_timeout: Duration) -> Self {
        Self {
            response,
            rule,
            parser: Parser::new(rule.framing, most),
            idle_timeout,
            timer: None,
            events: 0,
            doubtful: None,
            second: None,
            body_end: None,
            is_over: false,
            #[cfg(feature = "blocking")]
            thread: None,
        }
    }

    /// Returns the next event, the error that ends the stream, or the end.
    pub fn poll_message(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Message, Error>>> {
        for _ in 0..MOST_CHUNKS {
            if self.is_over {
                return Poll::Ready(None);
            }
            if let Some(next) = self.next_message() {
                return Poll::Ready(Some(next));
            }
            if let Some(end) = self.body_end.take() {
                return Poll::Ready(self.finish(end));
            }
            match Pin::new(&mut self.response.body).poll_next(cx) {
                Poll::Ready(next) => {
                    self.timer = None;
                    self.body_end = self.read_chunk(next.transpose().map_err(TransportError::of_body));
                }
                Poll::Pending => {
                    ready!(self.poll_timer(cx));
                    let cause = format!("no part of an event came within {}", seconds(self.idle_timeout));
                    let error = TransportError::new(TransportKind::Timeout).because(cause);
                    self.body_end = Some(BodyEnd { error: Some(error), is_regular: false });
                }
            }
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    fn poll_timer(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        #[cfg(feature = "blocking")]
        let _timers = self.thread.as_ref().map(|thread| thread.handle().enter());
        let idle_timeout = self.idle_timeout;
        self.timer.get_or_insert_with(|| Box::pin(sleep(idle_timeout))).as_mut().poll(cx)
    }

    /// Reads a chunk of the body. Returns the end of the body, if it is reached.
    fn read_chunk(&mut self, chunk: Result<Option<Bytes>, TransportError>) -> Option<BodyEnd> {
        let (error, is_regular) = match chunk {
            Ok(Some(chunk)) => match self.parser.push(&chunk) {
                Ok(()) => return None,
                Err(TooLong) => (Some(TransportError::new(TransportKind::TooLarge)), false),
            },
            Ok(None) => {
                let is_cut = self.parser.finish() || self.rule.end.is_some();
                (is_cut.then(|| TransportError::new(TransportKind::Incomplete)), true)
            }
            Err(error) => {
                self.parser.finish();
                (Some(error), false)
            }
        };
        Some(BodyEnd { error, is_regular })
    }

    /// Returns the next event that has arrived, or the error in its place.
    fn next_message(&mut self) -> Option<Result<Message, Error>> {
        let frame = self.second.take().or_else(|| self.parser.next())?;
        if let Some(first) = self.doubtful.take() {
            self.second = Some(frame);
            return Some(Ok(self.count(first)));
        }
        let message = match Message::read(frame, self.rule) {
            Ok(message) => message,
            Err(NotAnEvent(text)) => {
                self.end();
                return Some(Err(self.not_json(&text)));
            }
        };
        match self.error_of(&message) {
            Some(error) if self.is_certain(&error) => {
                self.end();
                Some(Err(error))
            }
            Some(_) if self.events == 0 => {
                self.doubtful = Some(message);
                self.next_message()
            }
            _ => Some(Ok(self.count(message))),
        }
    }

    fn count(&mut self, message: Message) -> Message {
        self.events += 1;
        if message.is_end {
            self.end();
        }
        message
    }

    /// Returns the last item, behind all events that arrived.
    fn finish(&mut self, end: BodyEnd) -> Option<Result<Message, Error>> {
        if let Some(message) = self.doubtful.take() {
            if end.is_regular
                && let Some(error) = event_error(&self.response, &message.text)
            {
                self.end();
                return Some(Err(error));
            }
            self.body_end = Some(end);
            return Some(Ok(self.count(message)));
        }
        self.end();
        let error = end.error?.during(self.response.context.operation.clone()).within_stream(self.events);
        Some(Err(Error::from(error).after(self.response.history)))
    }

    /// Returns the vendor's error that an event of an undocumented kind is.
    fn error_of(&self, message: &Message) -> Option<Error> {
        let is_listed = self.rule.kinds.contains(&message.kind.as_str());
        if is_listed { None } else { event_error(&self.response, &message.text) }
    }

    /// Whether an error is one even if more events follow.
    ///
    /// If kinds are codes, an undocumented code can be a new kind.
    fn is_certain(&self, error: &Error) -> bool {
        self.rule.by != Some(self.response.context.envelope.code)
            || error.api_error().is_some_and(|api| api.row.is_some())
    }

    /// Returns the error of a text that is not JSON.
    pub fn not_json(&self, text: &str) -> Error {
        let found = format!("`{}`", excerpt(&self.response.meta.redactor.text(text), EXCERPT));
        let failure = DecodeFailure { address: String::new(), expected: "an event as a JSON object".to_owned(), found };
        self.response.unreadable(text.to_owned(), failure)
    }

    /// Ends the stream, and closes its connection.
    pub fn end(&mut self) {
        self.is_over = true;
        self.response.body = Bytes::new().into();
        (self.timer, self.second) = (None, None);
    }
}

/// Returns a wait in words.
fn seconds(wait: Duration) -> String {
    match wait.subsec_nanos() {
        0 => format!("{} s", wait.as_secs()),
        _ => format!("{} ms", wait.as_millis()),
    }
}
