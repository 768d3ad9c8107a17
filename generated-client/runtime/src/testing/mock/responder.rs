//! The choice of the response to a request.
//!
//! An error for a violation comes first, then an error for an invalid token, then the scripted
//! response, then the documented one.

use super::choice::{CalledPage, called_page, page_by_head};
use super::documented_call::DocumentedCall;
use super::in_flight::AddedCall;
use super::page::{DocumentedPage, FILE_TARGET, file};
use super::read::RequestContent;
use super::request::Request;
use super::response::MockResponse;
use super::state::ServerState;
use super::users;
use super::violation::RequestViolation;
use crate::auth::Exchange;
use crate::operation::{ErrorClass, TokenLocation};
use crate::testing::loopback::{LoopbackResponse, Received, Responder, lock};
use crate::value::Value;
use std::sync::{Arc, Mutex};

/// The responder of a [`MockServer`](super::MockServer).
pub(super) struct DocumentedResponder(pub Arc<Mutex<ServerState>>);

impl Responder for DocumentedResponder {
    fn resets(&self, head: &Received) -> bool {
        let mut state = lock(&self.0);
        let Some(number) = page_by_head(&state, head) else { return false };
        let script = state.script_for_page(number);
        let resets = script.peek().is_some_and(MockResponse::resets);
        if resets {
            script.take();
            let documented_call = Some(state.page(number).documented_call);
            state.add_request(request(head.clone(), documented_call, RequestContent::default()));
        }
        resets
    }

    fn respond(&self, received: Received) -> LoopbackResponse {
        if received.target == FILE_TARGET {
            return file();
        }
        let (request, response) = match self.receive(received) {
            Ok(call) => self.answer(call),
            Err(refused) => *refused,
        };
        let on_response = lock(&self.0).on_response.clone();
        if let Some(on_response) = on_response {
            on_response(&request, response.status.as_u16());
        }
        response
    }
}

impl DocumentedResponder {
    /// Returns the response to a valid request, and the request.
    fn answer(&self, call: ValidCall) -> (Request, LoopbackResponse) {
        let ValidCall { page, mut request, scripted, in_flight } = call;
        // The lock is free here, because a function of the test may use the server.
        let documented = || match page.documented_call {
            DocumentedCall::Operation(_) => page.documented(&request),
            DocumentedCall::Exchange(exchange) => Ok(self.issue_token(exchange, &page)),
            DocumentedCall::Users(..) => users::answer(&page, &request, &mut lock(&self.0).tokens),
        };
        let response = match &scripted {
            Some(scripted) => scripted.response(&page, &request, &documented),
            None => documented(),
        };
        let response = response.unwrap_or_else(|message| {
            let violation = RequestViolation::Script(message.clone());
            lock(&self.0).add_violation(request.number, violation.clone());
            request.violations.push(violation);
            plain(501, message)
        });
        (request, LoopbackResponse { in_flight, ..response })
    }
}

/// A request that keeps the rules of its page and has a valid token.
struct ValidCall {
    page: DocumentedPage,
    request: Request,
    /// The scripted response, if the test has one.
    scripted: Option<MockResponse>,
    /// The mark of a call in flight, if its page states a number of calls at a time.
    in_flight: Option<Arc<()>>,
}

impl DocumentedResponder {
    /// Stores and checks a request. Returns the error response of an invalid one, with the request.
    fn receive(&self, received: Received) -> Result<ValidCall, Box<(Request, LoopbackResponse)>> {
        let mut guard = lock(&self.0);
        let state = &mut *guard;
        let Some(CalledPage { number, mut content }) = called_page(state, &received) else {
            let violations = vec![unknown(state, &received.target)];
            let content = RequestContent { values: Value::Null, violations };
            let request = state.add_request(request(received, None, content));
            let response = plain(404, request.to_string());
            return Err((request, response).into());
        };
        let page = state.page(number).clone();
        let added = match page.documented_call {
            DocumentedCall::Operation(info) => state.in_flight.add(number, info, &received, &content.values),
            DocumentedCall::Exchange(_) | DocumentedCall::Users(..) => None,
        };
        let in_flight = added.map(|AddedCall { mark, violation }| {
            content.violations.extend(violation);
            mark
        });
        let request = state.add_request(request(received, Some(page.documented_call), content));
        if !request.violations.is_empty() && !state.lenient {
            let response = plain(400, request.to_string());
            return Err((request, response).into());
        }
        if !has_valid_token(state, &page, &request) {
            let refused = page.row_of_class(ErrorClass::BadToken).map(|row| page.failure(row));
            let refused = refused.unwrap_or_else(|_| plain(401, "this server issued no such token".to_owned()));
            return Err((request, refused).into());
        }
        let scripted = state.script_for_page(number).take();
        Ok(ValidCall { page, request, scripted, in_flight })
    }

    fn issue_token(&self, exchange: &Exchange, page: &DocumentedPage) -> LoopbackResponse {
        let tokens = &mut lock(&self.0).tokens;
        let lifetime = Value::from(tokens.lifetime.as_secs());
        page.success([(exchange.token, tokens.issue().into()), (exchange.expires_in, lifetime)])
    }
}

fn request(received: Received, documented_call: Option<DocumentedCall>, content: RequestContent) -> Request {
    let RequestContent { values, violations } = content;
    let operation = match documented_call {
        Some(DocumentedCall::Operation(info)) => Some(info),
        _ => None,
    };
    Request { received, operation, values, violations, documented_call, number: 0 }
}

/// Returns the violation of an undocumented request, with the methods that its path has.
fn unknown(state: &ServerState, target: &str) -> RequestViolation {
    let calls = state.pages_with_path(target).map(|found| state.page(found.number).documented_call);
    let near = calls.map(|call| format!("{} of {}", call.request_line().0, call.name()));
    RequestViolation::Unknown { near: near.collect() }
}

/// Whether this server issued the token of a request, or the vendor issues none.
fn has_valid_token(state: &ServerState, page: &DocumentedPage, request: &Request) -> bool {
    match page.documented_call {
        DocumentedCall::Operation(info) => {
            let bearer = || request.received.header("authorization").and_then(|header| header.strip_prefix("Bearer "));
            let sent = match info.token_location {
                TokenLocation::None => return true,
                TokenLocation::Headers([name, ..]) if !name.eq_ignore_ascii_case("authorization") => {
                    request.received.header(name)
                }
                _ => bearer(),
            };
            !state.issues_tokens(info.service) || sent.is_some_and(|token| state.tokens.is_valid(token))
        }
        DocumentedCall::Users(..) => true,
        DocumentedCall::Exchange(exchange) => exchange.send.iter().filter(|field| state.is_token(field)).all(|field| {
            let sent = request.values.get(field).and_then(Value::as_str);
            sent.is_some_and(|token| state.tokens.is_valid(token))
        }),
    }
}

fn plain(status: u16, text: String) -> LoopbackResponse {
    LoopbackResponse::new(status, text).header("Content-Type", "text/plain; charset=utf-8")
}
