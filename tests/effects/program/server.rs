//! A server in memory, and a mock server, with the requests that they received.

use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::TransportError;
use clientloom_runtime::http;
use clientloom_runtime::testing::{MockServer, VendorDocs};
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

/// The start of the current call, from which both clocks count.
static START: Mutex<Option<Instant>> = Mutex::new(None);

/// Returns the time of day, which passes as the paused clock of all waits does.
pub fn now() -> SystemTime {
    let passed = START.lock().expect("no panic").map(|start| start.elapsed()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000) + passed
}

/// Lets time pass, and then the tasks in the background run.
pub async fn pass(seconds: u64) {
    tokio::time::sleep(Duration::from_secs(seconds)).await;
}

/// A server that answers with the responses of a row, the last of which is repeated.
#[derive(Clone)]
pub struct Server(Arc<Mutex<State>>);

struct State {
    answers: Vec<Value>,
    requests: Vec<Value>,
}

impl Server {
    pub fn new(answers: &str) -> Self {
        *START.lock().expect("no panic") = Some(Instant::now());
        let answers = serde_json::from_str(answers).expect("answers");
        Self(Arc::new(Mutex::new(State { answers, requests: Vec::new() })))
    }

    /// Returns the requests and the time that passed, which is the time of all waits.
    pub fn outcome(&self, result: Value) -> Value {
        let state = self.0.lock().expect("no panic");
        let seconds = START.lock().expect("no panic").map(|start| start.elapsed().as_secs());
        json!({ "requests": state.requests, "result": result, "seconds": seconds })
    }
}

impl Transport for Server {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let mut state = self.0.lock().expect("no panic");
        let number = state.requests.len().min(state.answers.len().saturating_sub(1));
        let answer = state.answers.get(number).cloned();
        state.requests.push(seen(&request));
        let answer = answer.unwrap_or(json!({ "status": 500 }));
        // A slow server shows which calls are made at a time.
        let delay = answer["headers"]["x-delay"].as_str().map(|delay| delay.parse().expect("seconds"));
        Box::pin(async move {
            pass(delay.unwrap_or_default()).await;
            Ok(response(&answer))
        })
    }
}

/// Returns the request, without the random boundary of a multipart body.
fn seen(request: &http::Request<Bytes>) -> Value {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let headers = request.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes())));
    let mut headers: BTreeMap<String, String> = headers.collect();
    let mut body = text(request.body());
    let form = headers.get("content-type").and_then(|form| form.split_once("boundary=")).map(|(_, id)| id.to_owned());
    if let Some(boundary) = form {
        body = body.replace(&boundary, "BOUNDARY");
        headers.insert("content-type".to_owned(), "multipart/form-data".to_owned());
        headers.remove("content-length");
    }
    json!({ "line": format!("{} {}", request.method(), request.uri()), "headers": headers, "body": body })
}

fn response(answer: &Value) -> http::Response<Bytes> {
    let status = answer["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(200);
    let mut response = http::Response::builder().status(status);
    for (name, value) in answer["headers"].as_object().into_iter().flatten() {
        response = response.header(name, value.as_str().expect("a text"));
    }
    response.body(Bytes::from(answer["body"].as_str().unwrap_or_default().to_owned())).expect("a response")
}

/// Returns the result of a call of a mock server, and its requests with their violations.
pub async fn mocked(docs: &'static VendorDocs, call: impl AsyncFnOnce(String) -> Value) -> Value {
    // The server uses the network, which does not wait for a paused clock.
    tokio::time::resume();
    let server = MockServer::start(docs);
    let result = call(server.base_url()).await;
    let requests = server.requests();
    let violations: Vec<_> = requests.iter().flat_map(|request| &request.violations).map(ToString::to_string).collect();
    tokio::time::pause();
    json!({ "mock": { "result": result, "violations": violations } })
}
