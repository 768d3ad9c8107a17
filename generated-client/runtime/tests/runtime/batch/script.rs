//! A scripted transport without a socket.

use crate::sample::{Acme, builder};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::{TransportError, TransportKind};
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use clientloom_runtime::{Builder, Value, http};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The handling of a request.
#[derive(Clone, Debug)]
pub enum Step {
    /// The response has this status and body.
    Respond(u16, String),
    /// HTTP 429 that asks for a wait of this number of seconds.
    TooMany(u64),
    /// The connection breaks before there is a response.
    Cut,
    /// The connection is refused.
    Refused,
    /// The step happens after this number of milliseconds.
    Late(u64, Box<Step>),
}

/// Returns a response with status 200 and this body.
pub fn ok(body: impl Into<String>) -> Step {
    Step::Respond(200, body.into())
}

/// A transport that calls a function for each request.
#[derive(Clone)]
pub struct Script {
    step: Arc<Direct>,
    log: Arc<Mutex<Log>>,
}

type Direct = dyn Fn(usize, &Value) -> Step + Send + Sync;

#[derive(Clone, Debug, Default)]
pub struct Log {
    /// The bodies in the order of arrival.
    pub bodies: Vec<Value>,
    /// The largest number of concurrent requests.
    pub most: usize,
    now: usize,
}

impl Script {
    /// Creates a transport; `step` receives the number and the body of each request.
    pub fn new(step: impl Fn(usize, &Value) -> Step + Send + Sync + 'static) -> Self {
        Self { step: Arc::new(step), log: Arc::default() }
    }

    /// Returns a client of the transport without retries.
    pub fn acme(&self) -> Acme {
        self.builder().build().unwrap()
    }

    pub fn builder(&self) -> Builder<Acme> {
        builder().transport(self.clone()).attempts(1)
    }

    pub fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the lists called `name` of all bodies, each as one word of letters.
    pub fn words(&self, name: &str) -> Vec<String> {
        self.log().bodies.iter().map(|body| ids(&body[name]).concat()).collect()
    }
}

/// Returns the strings of a list.
pub fn ids(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

impl Transport for Script {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move {
            let body: Value = serde_json::from_slice(request.body()).unwrap();
            let number = self.log().bodies.len();
            let mut step = (self.step)(number, &body);
            self.log().bodies.push(body);
            let _in_flight = InFlight::new(self);
            loop {
                step = match step {
                    Step::Late(wait, step) => {
                        tokio::time::sleep(Duration::from_millis(wait)).await;
                        *step
                    }
                    Step::Refused => return Err(TransportError::new(TransportKind::Connect)),
                    Step::Cut => return Err(TransportError::new(TransportKind::Io)),
                    Step::TooMany(seconds) => {
                        let response = http::Response::builder().status(429).header("Retry-After", seconds);
                        return Ok(response.body(Bytes::new()).unwrap());
                    }
                    Step::Respond(status, body) => {
                        let response = http::Response::builder().status(status).header("X-Log", format!("l{number}"));
                        return Ok(response.body(body.into()).unwrap());
                    }
                }
            }
        })
    }
}

/// A request in flight, until it is dropped.
struct InFlight<'a>(&'a Script);

impl<'a> InFlight<'a> {
    fn new(script: &'a Script) -> Self {
        let mut log = script.log();
        log.now += 1;
        log.most = log.most.max(log.now);
        drop(log);
        Self(script)
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.log().now -= 1;
    }
}
