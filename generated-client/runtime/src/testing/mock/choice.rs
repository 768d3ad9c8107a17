//! The choice between pages with the same method and path.
//!
//! Such pages differ by a fixed value of the query, of a header or of the body. The request belongs
//! to the page whose fixed and listed values it has. A value that a page excludes counts first.

use super::documented_call::DocumentedCall;
use super::read::{RequestContent, read, read_token_request};
use super::state::{Route, ServerState};
use super::users::read_user_request;
use super::violation::RequestViolation;
use crate::error::{LimitRule, Violation};
use crate::operation::{Field, OperationInfo, ValueType};
use crate::testing::loopback::Received;
use std::cmp::Reverse;

/// The page of a request, and the content of the request by that page.
pub(super) struct CalledPage {
    /// The number of the page.
    pub number: usize,
    pub content: RequestContent,
}

/// Returns the page that a request fits best; the first one if several fit alike.
pub(super) fn called_page(state: &ServerState, received: &Received) -> Option<CalledPage> {
    let pages = state.find(received.method.as_str(), &received.target).into_iter().map(|route| {
        let content = content(state, &route, received);
        (fit(state, route.number, &content), CalledPage { number: route.number, content })
    });
    pages.min_by_key(|(fit, page)| (*fit, page.content.violations.len())).map(|(_, page)| page)
}

/// Returns the number of the page that a request calls, if the request's head alone decides it.
pub(super) fn page_by_head(state: &ServerState, head: &Received) -> Option<usize> {
    match &state.find(head.method.as_str(), &head.target)[..] {
        [] => None,
        [route] => Some(route.number),
        routes => {
            let fit = |route: &Route<'_>| fit(state, route.number, &content(state, route, head));
            let pages: Vec<_> = routes.iter().map(|route| (fit(route), route.number)).collect();
            let (best, number) = pages.iter().min()?;
            let is_only = pages.iter().filter(|(fit, _)| fit == best).count() == 1;
            is_only.then_some(*number)
        }
    }
}

fn content(state: &ServerState, route: &Route<'_>, received: &Received) -> RequestContent {
    let page = state.page(route.number);
    match page.documented_call {
        DocumentedCall::Operation(info) => read(info, &route.values, received),
        DocumentedCall::Users(flow, call) => match page.operation {
            Some(info) => read(info, &route.values, received),
            None => read_user_request(flow, call, received),
        },
        DocumentedCall::Exchange(exchange) => read_token_request(exchange, received),
    }
}

/// The number of values that a page excludes, and that of values that it expects: less is better.
type Fit = (usize, Reverse<usize>);

fn fit(state: &ServerState, number: usize, content: &RequestContent) -> Fit {
    let expected = match state.page(number).documented_call {
        DocumentedCall::Operation(info) => expected_values(info, content),
        DocumentedCall::Exchange(_) | DocumentedCall::Users(..) => 0,
    };
    (content.violations.iter().filter(|violation| is_excluded(violation)).count(), Reverse(expected))
}

/// Whether a violation is about a value that the page excludes.
fn is_excluded(violation: &RequestViolation) -> bool {
    matches!(
        violation,
        RequestViolation::Fixed { .. }
            | RequestViolation::Body
            | RequestViolation::Value(Violation { rule: LimitRule::Value { .. }, .. })
    )
}

/// Counts the fixed values of a page, and the fields of the request whose values the page lists.
fn expected_values(info: &OperationInfo, content: &RequestContent) -> usize {
    let is_listed = |field: &&Field| matches!(field.value_type, ValueType::OneOf(_) | ValueType::OneOfIntegers(_));
    let listed = info.fields.iter().filter(is_listed);
    let given = listed.filter(|field| content.values.get(field.name).is_some()).count();
    info.query.len() + info.headers.len() + given
}
