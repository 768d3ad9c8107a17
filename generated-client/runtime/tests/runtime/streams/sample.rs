//! Operations that answer with events, and a transport whose bodies arrive as a test says.

use crate::sample::{Acme, ProbeError, SERVICE, builder};
use clientloom_runtime::__private::prelude::events;
use clientloom_runtime::__private::{Encode, FieldsByKey, Json, Object};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::{TransportError, TransportKind};
use clientloom_runtime::operation::{
    ErrorRow, EventRule, Field, Framing, Operation, OperationInfo, ResponseFormat, RetrySafety, ValueType,
};
use clientloom_runtime::response::NoData;
use clientloom_runtime::stream::{EventStream, Streamed};
use clientloom_runtime::transport::{BoxFuture, ByteStream, TransferLimits, Transport};
use clientloom_runtime::{Call, Error, Method, Response, Value, http};
use futures_core::Stream;
use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

/// Asks for an answer, whole or piece by piece.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    pub mode: Option<String>,
}

/// The number of pieces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cost {
    pub pieces: Option<i64>,
}

impl Object for Cost {
    fn fields(&mut self) -> FieldsByKey<'_> {
        FieldsByKey::new([("pieces", &mut self.pieces)])
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum AskEvent {
    Text(String),
    Cost(Cost),
    Names(Vec<String>),
    Other(Value),
}

events!(AskEvent { Text = "3", Cost = "4", Names = "5" });

impl Encode for Ask {
    fn encode(&self) -> Json<'_> {
        Json::members([("mode", &self.mode)])
    }
}

pub static RULE: EventRule =
    EventRule::new(&["3", "4", "5", "0"]).by("code").data("data").end("0").switch("mode", "stream", "whole");

impl Operation for Ask {
    type Vendor = Acme;
    type Response = NoData;
    type Output = Response<NoData>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.ask",
        method: Method::Post,
        path: "/v1/ask",
        fields: &[Field::body("mode", ValueType::OneOf(&["whole", "stream", "push"])).required()],
        errors: &[ErrorRow::new("7").name("Seven").remedy("Say yes.")],
        retry_safety: RetrySafety::Safe,
        events: Some(&RULE),
        ..OperationInfo::of(&SERVICE)
    };
}

impl Streamed for Ask {
    type Event = AskEvent;
}

/// Watches a place: its events are named by the standard's lines.
#[derive(Clone, Debug, Default)]
pub struct Watch;

#[derive(Clone, Debug, PartialEq)]
pub enum WatchEvent {
    Message(Cost),
    Tick(Value),
    Other(Value),
}

events!(WatchEvent { Message = "message", Tick = "tick" });

impl Encode for Watch {
    fn encode(&self) -> Json<'_> {
        Json::members([])
    }
}

pub static WATCH_RULE: EventRule = EventRule::new(&["message", "tick"]).end("[DONE]").framing(Framing::Sse);

impl Operation for Watch {
    type Vendor = Acme;
    type Response = NoData;
    type Output = EventStream<WatchEvent>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.watch",
        path: "/v1/watch",
        response_format: ResponseFormat::Events,
        events: Some(&WATCH_RULE),
        ..OperationInfo::of(&SERVICE)
    };
}

impl Streamed for Watch {
    type Event = WatchEvent;
}

/// A part of a body.
#[derive(Clone, Debug)]
pub enum Part {
    Bytes(Vec<u8>),
    /// A wait without an end, while the connection stays open.
    Stall,
    Broken,
}

/// A transport that answers each request with the next body.
#[derive(Clone, Default)]
pub struct Bodies {
    pub status: u16,
    pub media: &'static str,
    pub parts: Vec<Part>,
    /// The number of bodies that are open.
    pub open: Arc<AtomicUsize>,
    pub requests: Arc<Mutex<Vec<http::Request<Bytes>>>>,
}

impl Bodies {
    pub fn of(parts: Vec<Part>) -> Self {
        Self { status: 200, media: "text/event-stream", parts, ..Self::default() }
    }

    pub fn text(text: impl Into<Vec<u8>>) -> Self {
        Self::of(vec![Part::Bytes(text.into())])
    }

    pub fn acme(&self) -> Acme {
        builder().transport(self.clone()).attempts(1).build().unwrap()
    }
}

impl Transport for Bodies {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.requests.lock().unwrap().push(request);
        Box::pin(async { Ok(http::Response::new(Bytes::from_static(br#"{"code":0}"#))) })
    }

    fn stream(
        &self,
        request: http::Request<ByteStream>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<ByteStream>, TransportError>> {
        let (head, mut body) = request.into_parts();
        self.open.fetch_add(1, Ordering::SeqCst);
        let chunks = Chunks { parts: self.parts.clone().into(), open: Arc::clone(&self.open) };
        Box::pin(async move {
            let body = body.chunk().await.unwrap().unwrap_or_default();
            self.requests.lock().unwrap().push(http::Request::from_parts(head, body));
            let response = http::Response::builder().status(self.status).header("Content-Type", self.media);
            Ok(response.header("X-Log", "l-1").body(ByteStream::new(chunks, None)).unwrap())
        })
    }
}

struct Chunks {
    parts: VecDeque<Part>,
    open: Arc<AtomicUsize>,
}

impl Drop for Chunks {
    fn drop(&mut self) {
        self.open.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.parts.pop_front() {
            None => Poll::Ready(None),
            Some(Part::Bytes(bytes)) => Poll::Ready(Some(Ok(bytes.into()))),
            Some(Part::Broken) => Poll::Ready(Some(Err(TransportError::new(TransportKind::Io)))),
            Some(Part::Stall) => {
                self.parts.push_front(Part::Stall);
                Poll::Pending
            }
        }
    }
}

/// Reads all events of a body, and the error that ends them.
pub async fn read(bodies: &Bodies) -> (Vec<AskEvent>, Option<Error>) {
    let acme = bodies.acme();
    let ask = Ask::default();
    match Call::stream(&acme.0, &ask).await {
        Ok(stream) => all(stream).await,
        Err(error) => (Vec::new(), Some(error)),
    }
}

/// Reads all events of a stream, and the error that ends them.
pub async fn all(mut stream: EventStream<AskEvent>) -> (Vec<AskEvent>, Option<Error>) {
    let mut events = Vec::new();
    while let Some(event) = stream.next().await {
        match event {
            Ok(event) => events.push(event),
            Err(error) => {
                assert!(stream.next().await.is_none(), "an error is the last item");
                return (events, Some(error));
            }
        }
    }
    assert!(stream.next().await.is_none(), "the end stays the end");
    (events, None)
}

pub fn text(text: &str) -> AskEvent {
    AskEvent::Text(text.to_owned())
}

/// An answer in both framings.
pub const LINES: &str = "{\"code\":3,\"msg\":\"Text\",\"data\":\"grü\"}\n\
    {\"code\":3,\"msg\":\"Text\",\"data\":\"ße\"}\n\
    {\"code\":4,\"msg\":\"Cost\",\"data\":{\"pieces\":2}}\n\
    {\"code\":0,\"msg\":\"End\",\"data\":null}\n";
pub const SSE: &str = "\u{feff}: hello\n\nid: 1\nretry: 5\ndata: {\"code\":3,\"msg\":\"Text\",\"data\":\"grü\"}\r\n\r\n\
    data: {\"code\":3,\ndata: \"msg\":\"Text\",\"data\":\"ße\"}\n\n: keep\r\r\
    event: x\rdata:{\"code\":4,\"msg\":\"Cost\",\"data\":{\"pieces\":2}}\r\r\
    data: {\"code\":0,\"msg\":\"End\",\"data\":null}\n\n";

/// Returns the events of [`LINES`] and [`SSE`].
pub fn answer() -> Vec<AskEvent> {
    vec![text("grü"), text("ße"), AskEvent::Cost(Cost { pieces: Some(2) })]
}
