//! A transport without a network: it answers by a script and notes what it was asked.

use client_runtime::bytes::Bytes;
use client_runtime::error::{TransportError, TransportKind};
use client_runtime::http;
use client_runtime::transport::{BoxFuture, TransferLimits, Transport};
use std::collections::VecDeque;
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

/// What happens to one request.
#[derive(Clone, Debug)]
pub enum Step {
    /// A reply: status, headers, body.
    Reply(u16, &'static [(&'static str, &'static str)], &'static str),
    /// No connection.
    Refused,
    /// The connection breaks after the request was sent.
    Broken,
    /// Nothing comes back.
    Silent,
    /// More comes back than is accepted.
    TooLarge,
}

/// A success.
pub const OK: Step = Step::Reply(200, &[], r#"{"code":0}"#);

/// A transport that goes through its steps and stays with the last one.
#[derive(Clone)]
pub struct Script {
    begin: Instant,
    steps: Arc<Mutex<VecDeque<Step>>>,
    sent: Arc<Mutex<Vec<Sent>>>,
}

/// A request, and when it came.
type Sent = (Duration, http::Request<Bytes>);

impl Script {
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        let steps = Arc::new(Mutex::new(steps.into_iter().collect()));
        Self { begin: Instant::now(), steps, sent: Arc::default() }
    }

    /// Returns how many requests came.
    pub fn count(&self) -> usize {
        self.sent.lock().unwrap().len()
    }

    /// Returns when requests came, in seconds since the script was made.
    pub fn seconds(&self) -> Vec<u64> {
        self.sent.lock().unwrap().iter().map(|(at, _)| at.as_secs()).collect()
    }

    /// Returns the last request.
    pub fn last(&self) -> http::Request<Bytes> {
        self.sent.lock().unwrap().last().expect("a request").1.clone()
    }
}

impl Transport for Script {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.sent.lock().unwrap().push((self.begin.elapsed(), request));
        let mut steps = self.steps.lock().unwrap();
        let step = if steps.len() > 1 { steps.pop_front() } else { steps.front().cloned() };
        Box::pin(async move {
            match step.expect("a script with steps") {
                Step::Refused => Err(TransportError::new(TransportKind::Connect)),
                Step::Broken => Err(TransportError::new(TransportKind::Io)),
                Step::TooLarge => Err(TransportError::new(TransportKind::TooLarge)),
                Step::Silent => pending().await,
                Step::Reply(status, headers, body) => {
                    let mut reply = http::Response::builder().status(status);
                    for (name, value) in headers {
                        reply = reply.header(*name, *value);
                    }
                    Ok(reply.body(Bytes::from_static(body.as_bytes())).unwrap())
                }
            }
        })
    }
}
