//! The state of the mock server: pages with their scripts, tokens, and requests.

use super::documented_call::DocumentedCall;
use super::in_flight::CallsInFlight;
use super::page::DocumentedPage;
use super::request::Request;
use super::response::MockResponse;
use super::route;
use super::script::Script;
use super::tokens::Tokens;
use super::violation::RequestViolation;
use crate::operation::{OperationInfo, Service};
use crate::testing::example::{Example, json};
use crate::testing::vendor_docs::VendorDocs;
use std::sync::Arc;

/// The documentation, the scripts of the test, and the requests so far.
#[derive(Default)]
pub(super) struct ServerState {
    pages: Vec<ScriptedPage>,
    token_requests: Script,
    pub tokens: Tokens,
    pub requests: Vec<Request>,
    pub in_flight: CallsInFlight,
    /// The number of all requests, including removed ones.
    request_count: usize,
    pub lenient: bool,
    pub on_response: Option<OnResponse>,
}

/// The function that is called with each request and the status of its response.
pub(super) type OnResponse = Arc<dyn Fn(&Request, u16) + Send + Sync>;

struct ScriptedPage {
    page: DocumentedPage,
    script: Script,
}

/// The calls that a script is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Calls {
    /// The calls of the page with this number.
    Page(usize),
    /// All token requests.
    TokenRequests,
}

/// The page of a request, and the encoded values of its path.
pub(super) struct Route<'r> {
    /// The number of the page.
    pub number: usize,
    pub values: Vec<(&'static str, &'r str)>,
}

impl ServerState {
    /// Adds the documentation of a vendor.
    pub fn add(&mut self, docs: &VendorDocs) {
        let examples: Vec<&'static dyn Example> = docs.examples.iter().copied().flatten().copied().collect();
        let exchanges = docs.exchanges.iter().map(|exchange| DocumentedCall::Exchange(exchange));
        let operations = docs.operations.iter().copied().chain(examples.iter().map(|example| example.info()));
        for documented_call in exchanges.chain(operations.map(DocumentedCall::Operation)) {
            if self.number(documented_call).is_none() {
                self.push(documented_call, &examples);
            }
        }
    }

    /// Adds a page and returns its number.
    fn push(&mut self, documented_call: DocumentedCall, examples: &[&'static dyn Example]) -> usize {
        let own = examples.iter().filter(|example| DocumentedCall::Operation(example.info()).is(&documented_call));
        let page = DocumentedPage {
            documented_call,
            examples: own.copied().collect(),
            numeric: numeric(documented_call.service(), examples),
        };
        self.pages.push(ScriptedPage { page, script: Script::default() });
        self.pages.len() - 1
    }

    fn number(&self, documented_call: DocumentedCall) -> Option<usize> {
        self.pages.iter().position(|scripted| scripted.page.documented_call.is(&documented_call))
    }

    /// Returns the number of an operation's page, and adds the page if it is unknown.
    pub fn operation(&mut self, info: &'static OperationInfo) -> usize {
        let documented_call = DocumentedCall::Operation(info);
        self.number(documented_call).unwrap_or_else(|| self.push(documented_call, &[]))
    }

    /// Returns the number of the page with this name.
    pub fn named(&self, name: &str) -> Result<usize, String> {
        let names = || self.pages.iter().map(|scripted| scripted.page.documented_call.name());
        names().position(|known| known == name).ok_or_else(|| {
            let known: Vec<&str> = names().collect();
            format!("unknown operation or token path `{name}`: use one of {}", known.join(", "))
        })
    }

    pub fn page(&self, number: usize) -> &DocumentedPage {
        &self.pages[number].page
    }

    /// Returns the pages with the method and path of a request.
    ///
    /// If the paths differ in the number of their values, only those with the fewest match.
    pub fn find<'r>(&self, method: &str, target: &'r str) -> Vec<Route<'r>> {
        let has_method = |route: &Route<'r>| self.page(route.number).documented_call.request_line().0 == method;
        let mut routes: Vec<Route<'r>> = self.pages_with_path(target).filter(has_method).collect();
        let fewest = routes.iter().map(|route| route.values.len()).min();
        routes.retain(|route| Some(route.values.len()) == fewest);
        routes
    }

    /// Returns the pages with the path of this target, of any method.
    pub fn pages_with_path<'r>(&self, target: &'r str) -> impl Iterator<Item = Route<'r>> {
        let path = path(target);
        self.pages.iter().enumerate().filter_map(move |(number, scripted)| {
            let values = route::values(scripted.page.documented_call.request_line().1, path)?;
            Some(Route { number, values })
        })
    }

    fn calls(&self) -> impl Iterator<Item = DocumentedCall> {
        self.pages.iter().map(|scripted| scripted.page.documented_call)
    }

    /// Whether the vendor of this service issues tokens.
    pub fn issues_tokens(&self, service: &Service) -> bool {
        let mut exchanges = self.calls().filter(|call| matches!(call, DocumentedCall::Exchange(_)));
        exchanges.any(|call| call.service().vendor == service.vendor)
    }

    /// Whether a field of this name contains a token that was issued before.
    pub fn is_token(&self, field: &str) -> bool {
        self.calls().any(|call| matches!(call, DocumentedCall::Exchange(exchange) if exchange.token == field))
    }

    /// Stores a request and returns it with its number.
    pub fn add_request(&mut self, request: Request) -> Request {
        self.request_count += 1;
        let request = Request { number: self.request_count, ..request };
        self.requests.push(request.clone());
        request
    }

    /// Adds a violation to a request, unless the request was removed.
    pub fn add_violation(&mut self, number: usize, violation: RequestViolation) {
        if let Some(request) = self.requests.iter_mut().rev().find(|request| request.number == number) {
            request.violations.push(violation);
        }
    }

    pub fn script(&mut self, calls: Calls) -> &mut Script {
        match calls {
            Calls::Page(number) => &mut self.pages[number].script,
            Calls::TokenRequests => &mut self.token_requests,
        }
    }

    /// Returns an error if these calls cannot get this response.
    pub fn check(&self, calls: Calls, scripted: &MockResponse) -> Result<(), String> {
        match calls {
            Calls::Page(number) => scripted.check(self.page(number)),
            Calls::TokenRequests => {
                let is_exchange = |page: &&DocumentedPage| matches!(page.documented_call, DocumentedCall::Exchange(_));
                let mut exchanges = self.pages.iter().map(|scripted| &scripted.page).filter(is_exchange).peekable();
                exchanges.peek().ok_or("no vendor of this server issues tokens")?;
                exchanges.try_for_each(|page| scripted.check(page))
            }
        }
    }

    /// Returns the script that applies to the next call of a page.
    ///
    /// A token request without a script of its own uses the script of all token requests.
    pub fn script_for_page(&mut self, number: usize) -> &mut Script {
        let ScriptedPage { page, script } = &self.pages[number];
        let is_exchange = matches!(page.documented_call, DocumentedCall::Exchange(_));
        let is_unscripted = script.peek().is_none();
        self.script(if is_exchange && is_unscripted { Calls::TokenRequests } else { Calls::Page(number) })
    }
}

/// Returns the path of a target. A proxy gets a whole address as its target.
fn path(target: &str) -> &str {
    let path = target.split('?').next().unwrap_or_default();
    let after = path.split_once("://").map(|(_, rest)| rest);
    after.map_or(path, |rest| rest.find('/').map_or("/", |start| &rest[start..]))
}

/// Whether the examples of a service show the envelope's code as a number, or show no code.
fn numeric(service: &Service, examples: &[&dyn Example]) -> bool {
    let of_service = examples.iter().filter(|example| example.info().service.vendor == service.vendor);
    // A file shows no code.
    let of_service = of_service.filter(|example| !example.response().is_empty());
    let mut codes = of_service.map(|example| json(example.response())[service.envelope.code].clone());
    codes.find(|code| !code.is_null()).is_none_or(|code| code.is_number())
}
