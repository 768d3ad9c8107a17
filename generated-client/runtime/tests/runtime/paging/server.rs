//! A server without a socket that returns a list page by page.

use crate::sample::{Acme, builder};
use clientloom_runtime::Value;
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::{TransportError, TransportKind};
use clientloom_runtime::http;
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The handling of a request, after this number of milliseconds.
#[derive(Clone, Copy, Debug)]
pub enum Handling {
    Page,
    Fails(u16, &'static str),
    Cut,
}

/// Settings of a server.
#[derive(Clone, Debug)]
pub struct ListServer {
    /// The number of items.
    pub items: usize,
    /// The number of items on each page of results, independent of the request.
    pub page: usize,
    /// The number of token pages before each empty page; 0 for no empty pages.
    pub empty: usize,
    /// The handling of requests, as a repeated sequence.
    pub handlings: Vec<(u64, Handling)>,
}

impl ListServer {
    pub fn new(items: usize, page: usize) -> Self {
        Self { items, page, empty: 0, handlings: vec![(0, Handling::Page)] }
    }

    /// Returns the items from a number on.
    pub fn from(&self, start: usize) -> Vec<String> {
        (start..self.items).map(|item| item.to_string()).collect()
    }

    /// Responds to one request; the path selects the kind of paging.
    fn answer(&self, path: &str, given: &BTreeMap<String, Value>) -> Value {
        let text = |name: &str| given.get(name).map(|value| value.as_str().map_or(value.to_string(), str::to_owned));
        let number = |name: &str, none: usize| text(name).map_or(none, |text| text.parse().expect("a number"));
        let page = |start: usize| {
            let items: Vec<String> = self.from(start).into_iter().take(self.page).collect();
            Value::from(json!(items).to_string())
        };
        let is_more = |start: usize| start + self.page < self.items;
        let token = || text("token").or(text("key")).filter(|token| !token.is_empty()).unwrap_or("0".to_owned());
        match path {
            "/v1/token" | "/v1/markers" => {
                let token = token();
                let turn = token.trim_start_matches('e').parse::<usize>().expect("a token of mine");
                let is_empty = self.empty > 0 && turn > 0 && (turn / self.page).is_multiple_of(self.empty);
                if is_empty && !token.starts_with('e') {
                    return json!({ "list": { "items": "[]" }, "next": format!("e{turn}"), "more": true });
                }
                let next = is_more(turn).then(|| (turn + self.page).to_string());
                let version = next.as_ref().filter(|_| turn % 2 == 0).map(|_| "v");
                let mut page = json!({ "list": { "items": page(turn) }, "next": next, "more": is_more(turn) });
                if path == "/v1/markers" {
                    page["version"] = json!(version);
                }
                page
            }
            "/v1/switched" => {
                assert_eq!(given.get("paged"), Some(&json!(true)));
                let start = number("token", 0);
                let next = is_more(start).then(|| start + self.page);
                json!({ "list": { "items": page(start), "next": next.map(|next| next.to_string()) } })
            }
            "/v1/number" => {
                json!({ "list": { "items": page((number("page", 1) - 1) * self.page) }, "total": self.items })
            }
            "/v1/bare" => json!({ "list": { "items": page(number("page", 0) * self.page) } }),
            "/v1/offset" => json!({ "list": { "items": page(number("offset", 0)) }, "total": self.items }),
            "/v1/further" => {
                let start = number("offset", 0);
                json!({ "list": { "items": page(start) }, "more": is_more(start) })
            }
            path => panic!("{path}"),
        }
    }
}

/// A function from path and values to a whole body.
type Answer = dyn Fn(&str, &BTreeMap<String, Value>) -> Value + Send + Sync;

/// Returns a response with these data.
fn enveloped(data: &Value) -> Value {
    json!({ "code": 0, "data": data })
}

/// A server, and the requests that it received.
#[derive(Clone)]
pub struct Server {
    answer: Arc<Answer>,
    handlings: Arc<[(u64, Handling)]>,
    received: Arc<Mutex<Vec<Value>>>,
}

impl Server {
    /// Starts a server with these settings.
    pub fn of(list: &ListServer) -> Self {
        let handlings = list.handlings.clone().into();
        let list = list.clone();
        let answer = move |path: &str, given: &BTreeMap<String, Value>| enveloped(&list.answer(path, given));
        Self { answer: Arc::new(answer), handlings, received: Arc::default() }
    }

    /// Responds with these data one after the other; the last repeats.
    pub fn of_responses(responses: &[&'static str]) -> Self {
        Self::in_turn(responses, enveloped)
    }

    /// Responds with these bodies one after the other; the last repeats.
    pub fn of_bodies(bodies: &[&'static str]) -> Self {
        Self::in_turn(bodies, Value::clone)
    }

    fn in_turn(responses: &[&'static str], body: fn(&Value) -> Value) -> Self {
        let responses = responses.to_vec();
        let turn = Mutex::new(0);
        let answer = move |_: &str, _: &BTreeMap<String, Value>| {
            let mut turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            let response = responses[(*turn).min(responses.len() - 1)];
            *turn += 1;
            body(&serde_json::from_str(response).expect("JSON"))
        };
        let handlings = vec![(0, Handling::Page)].into();
        Self { answer: Arc::new(answer), handlings, received: Arc::default() }
    }

    /// Returns a client of the server without retries.
    pub fn acme(&self) -> Acme {
        builder().transport(self.clone()).attempts(1).build().unwrap()
    }

    /// Returns the values of each request.
    pub fn received(&self) -> Vec<Value> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Transport for Server {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move {
            let given = given(&request);
            let number = self.received().len();
            self.received.lock().unwrap_or_else(PoisonError::into_inner).push(json!(given));
            let (wait, handling) = self.handlings[number % self.handlings.len()];
            tokio::time::sleep(Duration::from_millis(wait)).await;
            let response = |status: u16| http::Response::builder().status(status).header("X-Log", format!("l{number}"));
            match handling {
                Handling::Cut => Err(TransportError::new(TransportKind::Io)),
                Handling::Fails(status, body) => Ok(response(status).body(body.into()).unwrap()),
                Handling::Page => {
                    let path = request.uri().path().trim_start_matches("/api");
                    Ok(response(200).body((self.answer)(path, &given).to_string().into()).unwrap())
                }
            }
        })
    }
}

/// Returns the values in the query or the body of a request.
fn given(request: &http::Request<Bytes>) -> BTreeMap<String, Value> {
    let query = request.uri().query().unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let mut given: BTreeMap<String, Value> = pairs.map(|(name, value)| (name.to_owned(), Value::from(value))).collect();
    if !request.body().is_empty() {
        given.extend(serde_json::from_slice::<BTreeMap<String, Value>>(request.body()).expect("an object"));
    }
    given
}
