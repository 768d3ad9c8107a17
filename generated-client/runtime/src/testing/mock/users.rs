//! The sign-in of users: the page in the browser, and the requests for tokens.
//!
//! The page agrees at once. It redirects the browser with a code, which works once. So does a
//! refresh token, if the vendor says so.

use super::documented_call::{DocumentedCall, UserCall};
use super::page::DocumentedPage;
use super::read::{RequestContent, query_values};
use super::request::Request;
use super::tokens::{Code, Tokens};
use super::violation::RequestViolation;
use crate::auth::AuthorizationCode;
use crate::error::{LimitRule, Violation};
use crate::operation::{ErrorClass, FieldLocation};
use crate::request::percent_encoded;
use crate::testing::loopback::{LoopbackResponse, Received};
use crate::value::Value;

/// Reads a request of the flow, and checks that it has what its step needs.
pub(super) fn read_user_request(flow: &AuthorizationCode, call: UserCall, received: &Received) -> RequestContent {
    let values = match call {
        UserCall::Page => query_values(&received.target),
        UserCall::Exchange | UserCall::Refresh => serde_json::from_slice(&received.body).unwrap_or_default(),
    };
    let names: &[&'static str] = match (call, values[flow.name("grant_type")].as_str()) {
        (UserCall::Page, _) => &["client_id", "response_type", "redirect_uri"],
        (_, Some("refresh_token")) => &["client_id", "client_secret", "refresh_token"],
        _ => &["grant_type", "client_id", "client_secret", "code", "redirect_uri"],
    };
    let is_missing = |name: &&str| values[*name].as_str().is_none_or(str::is_empty);
    let missing = names.iter().map(|name| flow.name(name)).filter(is_missing);
    let violation =
        |name: &str| RequestViolation::Value(Violation { address: name.to_owned(), rule: LimitRule::Missing });
    let many = too_many_scopes(flow, call, &values);
    let violations = missing.map(violation).chain(many).collect();
    RequestContent { values, violations }
}

fn too_many_scopes(flow: &AuthorizationCode, call: UserCall, values: &Value) -> Option<RequestViolation> {
    let scopes = values[flow.name("scope")].as_str().filter(|_| call == UserCall::Page)?;
    let found = scopes.split(flow.scope_separator).count();
    let location = FieldLocation::Query;
    let name = format!("{found} scopes");
    flow.max_scopes.filter(|max| found > *max).map(|_| RequestViolation::Undocumented { location, name })
}

/// Returns the response to a request of the flow.
///
/// A code or refresh token of another server gets the documented example, if the client has the
/// request as an operation.
pub(super) fn answer(
    page: &DocumentedPage,
    request: &Request,
    tokens: &mut Tokens,
) -> Result<LoopbackResponse, String> {
    let DocumentedCall::Users(flow, call) = page.documented_call else { return page.documented(request) };
    let text = |name: &'static str| request.values[flow.name(name)].as_str().unwrap_or_default();
    if call == UserCall::Page {
        return Ok(redirect(flow, tokens, &text));
    }
    let is_refresh = text("grant_type") == "refresh_token";
    let (is_known, is_valid) = if is_refresh {
        tokens.take_refresh(text("refresh_token"), flow.is_refresh_once)
    } else {
        let (is_known, code) = tokens.take_code(text("code"));
        (is_known, code.is_some_and(|code| fits(&code, text("redirect_uri"), text("code_verifier"))))
    };
    match (is_known, is_valid) {
        (true, true) => Ok(issue(page, flow, tokens)),
        (false, _) if !page.examples.is_empty() => page.documented(request),
        _ => page.row_of_class(ErrorClass::SignIn).map(|row| page.failure(row)),
    }
}

/// Redirects the browser with a code.
fn redirect<'r>(
    flow: &AuthorizationCode,
    tokens: &mut Tokens,
    text: &impl Fn(&'static str) -> &'r str,
) -> LoopbackResponse {
    let redirect = text("redirect_uri");
    let code = Code { redirect: redirect.to_owned(), challenge: text("code_challenge").to_owned() };
    let code = tokens.issue_code(code);
    let separator = if redirect.contains('?') { '&' } else { '?' };
    let [code_name, state_name] = ["code", "state"].map(|name| flow.name(name));
    let query = format!("{code_name}={code}&{state_name}={}", percent_encoded(text("state")));
    LoopbackResponse::new(302, "").header("Location", &format!("{redirect}{separator}{query}"))
}

fn issue(page: &DocumentedPage, flow: &AuthorizationCode, tokens: &mut Tokens) -> LoopbackResponse {
    let lifetime = Value::from(tokens.lifetime.as_secs());
    let mut members: Vec<(&'static str, Value)> =
        vec![(flow.name("access_token"), tokens.issue().into()), (flow.name("expires_in"), lifetime)];
    if flow.refresh.is_some() {
        members.push((flow.name("refresh_token"), tokens.issue_refresh().into()));
        members.push((flow.name("refresh_token_expires_in"), Value::from(7 * 24 * 60 * 60)));
    }
    page.success(members)
}

/// Whether a code is exchanged by the program that asked for it.
fn fits(code: &Code, redirect: &str, verifier: &str) -> bool {
    code.redirect == redirect && (code.challenge.is_empty() || proves(verifier, &code.challenge))
}

#[cfg(feature = "users")]
fn proves(verifier: &str, challenge: &str) -> bool {
    crate::auth::PkceVerifier::new(verifier).challenge() == challenge
}

/// A server without the feature `users` cannot compute the challenge.
#[cfg(not(feature = "users"))]
fn proves(verifier: &str, _challenge: &str) -> bool {
    !verifier.is_empty()
}
