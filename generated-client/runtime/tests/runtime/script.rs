//! A scripted transport without a network that records requests.

use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::{TransportError, TransportKind};
use clientloom_runtime::http;
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use std::collections::VecDeque;
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

/// The handling of a request.
#[derive(Clone, Debug)]
pub enum Step {
    /// The response: status, headers, body.
    Respond(u16, &'static [(&'static str, &'static str)], &'static str),
    /// The connection is refused.
    Refused,
    /// The connection breaks after the request was sent.
    Broken,
    /// The response never comes.
    Silent,
    /// The response is larger than the limit.
    TooLarge,
}

/// A success.
pub const OK: Step = Step::Respond(200, &[], r#"{"code":0}"#);

/// A transport that goes through its steps and repeats the last one.
#[derive(Clone)]
pub struct Script {
    begin: Instant,
    steps: Arc<Mutex<VecDeque<Step>>>,
    sent: Arc<Mutex<Vec<Sent>>>,
}

/// A request and its time.
type Sent = (Duration, http::Request<Bytes>);

impl Script {
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        let steps = Arc::new(Mutex::new(steps.into_iter().collect()));
        Self { begin: Instant::now(), steps, sent: Arc::default() }
    }

    /// Replaces the steps that are left.
    pub fn replace(&self, steps: impl IntoIterator<Item = Step>) {
        *self.steps.lock().unwrap() = steps.into_iter().collect();
    }

    /// Returns the number of requests.
    pub fn count(&self) -> usize {
        self.sent.lock().unwrap().len()
    }

    /// Returns the times of requests, in seconds since the script was made.
    pub fn seconds(&self) -> Vec<u64> {
        self.sent.lock().unwrap().iter().map(|(at, _)| at.as_secs()).collect()
    }

    /// Returns all requests, in their order.
    pub fn all(&self) -> Vec<http::Request<Bytes>> {
        self.sent.lock().unwrap().iter().map(|(_, request)| request.clone()).collect()
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
                Step::Respond(status, headers, body) => {
                    let mut response = http::Response::builder().status(status);
                    for (name, value) in headers {
                        response = response.header(*name, *value);
                    }
                    Ok(response.body(Bytes::from_static(body.as_bytes())).unwrap())
                }
            }
        })
    }
}
