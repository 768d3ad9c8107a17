//! How a request is answered: by its page's rules, by its token, by the script, by the example, in this order.

use super::documented_call::DocumentedCall;
use super::page::DocumentedPage;
use super::read;
use super::request::Request;
use super::response::MockResponse;
use super::state::ServerState;
use super::violation::RequestViolation;
use crate::auth::Exchange;
use crate::error::{LimitRule, Violation};
use crate::operation::{ErrorClass, FieldLocation};
use crate::testing::loopback::{LoopbackResponse, Received, Responder, lock};
use crate::value::Json;
use serde_json::Value;
use std::sync::{Arc, Mutex};

/// The server's side of a [`MockServer`](super::MockServer).
pub(super) struct DocumentedResponder(pub Arc<Mutex<ServerState>>);

impl Responder for DocumentedResponder {
    fn resets(&self, head: &Received) -> bool {
        let mut state = lock(&self.0);
        let Some((number, _)) = state.find(head.method.as_str(), &head.target) else { return false };
        let script = state.deciding(number);
        let resets = script.peek().is_some_and(MockResponse::resets);
        if resets {
            script.take();
            let documented_call = Some(state.page(number).documented_call);
            state.keep(request(head.clone(), documented_call, Value::Null, Vec::new()));
        }
        resets
    }

    fn respond(&self, received: Received) -> LoopbackResponse {
        let (page, request, scripted) = match self.receive(received) {
            Ok(parts) => parts,
            Err(response) => return *response,
        };
        // Outside of the lock: a function of the test may ask the server something.
        let documented = || match page.documented_call {
            DocumentedCall::Operation(_) => page.documented(&request),
            DocumentedCall::Exchange(exchange) => Ok(self.hand_out(exchange, &page)),
        };
        let answered = match &scripted {
            Some(scripted) => scripted.response(&page, &request, &documented),
            None => documented(),
        };
        answered.unwrap_or_else(|why| {
            lock(&self.0).blame(request.number, RequestViolation::Script(why.clone()));
            plain(501, why)
        })
    }
}

impl DocumentedResponder {
    /// Keeps a request; returns its page and the answer that a test has for it, or what it gets instead.
    fn receive(
        &self,
        received: Received,
    ) -> Result<(DocumentedPage, Request, Option<MockResponse>), Box<LoopbackResponse>> {
        let mut guard = lock(&self.0);
        let state = &mut *guard;
        let target = received.target.clone();
        let Some((number, path)) = state.find(received.method.as_str(), &target) else {
            let request = state.keep(request(received, None, Value::Null, vec![unknown(state, &target)]));
            return Err(plain(404, request.to_string()).into());
        };
        let page = state.page(number).clone();
        let (values, violations) = match page.documented_call {
            DocumentedCall::Operation(info) => read::read(info, &path, &received),
            DocumentedCall::Exchange(exchange) => read_fetch(exchange, &received),
        };
        let request = state.keep(request(received, Some(page.documented_call), values, violations));
        if !request.violations.is_empty() && !state.lenient {
            return Err(plain(400, request.to_string()).into());
        }
        if !has_good_token(state, &page, &request) {
            let refused = page.meaning(ErrorClass::BadToken).map(|row| page.failure(row));
            let refused = refused.unwrap_or_else(|_| plain(401, "this server knows no such token".to_owned()));
            return Err(refused.into());
        }
        let scripted = state.deciding(number).take();
        Ok((page, request, scripted))
    }

    fn hand_out(&self, exchange: &Exchange, page: &DocumentedPage) -> LoopbackResponse {
        let tokens = &mut lock(&self.0).tokens;
        let life = Value::from(tokens.life.as_secs());
        page.success([(exchange.token, tokens.hand_out().into()), (exchange.expires_in, life)])
    }
}

fn request(
    received: Received,
    documented_call: Option<DocumentedCall>,
    values: Value,
    violations: Vec<RequestViolation>,
) -> Request {
    let operation = match documented_call {
        Some(DocumentedCall::Operation(info)) => Some(info),
        _ => None,
    };
    Request { received, operation, values, violations, documented_call, number: 0 }
}

/// Says which methods the path has, if it is known at all.
fn unknown(state: &ServerState, target: &str) -> RequestViolation {
    let documented_calls = state.paths(target).map(|(number, _)| state.page(number).documented_call);
    let near = documented_calls
        .map(|documented_call| format!("{} of {}", documented_call.request_line().0, documented_call.name()));
    RequestViolation::Unknown { near: near.collect() }
}

/// Reads the fetch of a token: a JSON object of texts that are not empty.
fn read_fetch(exchange: &Exchange, received: &Received) -> (Value, Vec<RequestViolation>) {
    let values: Value = serde_json::from_slice(&received.body).unwrap_or_default();
    let Some(members) = values.as_object() else {
        return (values, vec![RequestViolation::Unreadable("the body is no JSON object".to_owned())]);
    };
    let sent = exchange.send.iter().filter_map(|name| {
        let rule = match members.get(*name) {
            None => LimitRule::Missing,
            Some(Value::String(text)) if text.is_empty() => LimitRule::Empty,
            Some(Value::String(_)) => return None,
            Some(value) => LimitRule::Type { expected: "a string", found: Json::Value(value).describe() },
        };
        Some(RequestViolation::Value(Violation { address: (*name).to_owned(), rule }))
    });
    let strangers = members.keys().filter(|name| !exchange.send.contains(&name.as_str()));
    let strangers =
        strangers.map(|name| RequestViolation::Undocumented { location: FieldLocation::Body, name: name.clone() });
    let violations = sent.chain(strangers).collect();
    (values, violations)
}

/// Whether the tokens of a request are of this server; those of vendors whose tokens are not fetched are.
fn has_good_token(state: &ServerState, page: &DocumentedPage, request: &Request) -> bool {
    match page.documented_call {
        DocumentedCall::Operation(info) => {
            let sent = request.received.header("authorization").and_then(|header| header.strip_prefix("Bearer "));
            !state.fetches_tokens(info.service) || sent.is_some_and(|token| state.tokens.knows(token))
        }
        DocumentedCall::Exchange(exchange) => exchange.send.iter().filter(|field| state.is_token(field)).all(|field| {
            let sent = request.values.get(field).and_then(Value::as_str);
            sent.is_some_and(|token| state.tokens.knows(token))
        }),
    }
}

fn plain(status: u16, text: String) -> LoopbackResponse {
    LoopbackResponse::new(status, text).header("Content-Type", "text/plain; charset=utf-8")
}
