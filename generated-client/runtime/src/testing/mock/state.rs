//! The state of the mock server: pages with their scripts, tokens, and requests.

use super::documented_call::{DocumentedCall, UserCall};
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
use std::collections::HashMap;
use std::sync::Arc;

/// The documentation, the scripts of the test, and the requests so far.
#[derive(Default)]
pub(super) struct ServerState {
    pages: Vec<ScriptedPage>,
    /// The numbers of pages by the keys of their calls.
    numbers: HashMap<Key, usize>,
    /// The numbers of pages by the text before the first value of their paths.
    numbers_by_start: HashMap<&'static str, Vec<usize>>,
    token_requests: Script,
    pub tokens: Tokens,
    pub requests: Vec<Request>,
    pub in_flight: CallsInFlight,
    /// The number of all requests, including removed ones.
    request_count: usize,
    pub lenient: bool,
    pub on_response: Option<OnResponse>,
}

/// The key of a documented call.
type Key = (u8, &'static str, &'static str);

/// The examples of each call.
type ExamplesByKey = HashMap<Key, Vec<&'static dyn Example>>;

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
        let mut by_key = ExamplesByKey::new();
        for example in &examples {
            by_key.entry(DocumentedCall::Operation(example.info()).key()).or_default().push(*example);
        }
        let mut numeric_codes = HashMap::new();
        let exchanges = docs.exchanges.iter().map(|exchange| DocumentedCall::Exchange(exchange));
        let operations = docs.operations.iter().copied().chain(examples.iter().map(|example| example.info()));
        let users = docs.users.into_iter().flat_map(UserCall::of);
        for documented_call in exchanges.chain(users).chain(operations.map(DocumentedCall::Operation)) {
            if self.number(documented_call).is_none() && !self.is_token_request(documented_call) {
                let service = documented_call.service();
                let numeric = numeric_codes
                    .entry((service.vendor, service.envelope.code))
                    .or_insert_with(|| numeric(service, &examples));
                let examples = by_key.remove(&documented_call.key()).unwrap_or_default();
                self.push(DocumentedPage { documented_call, operation: None, examples, numeric: *numeric });
            } else if let Some(number) = self.number(documented_call) {
                self.add_examples(number, by_key.remove(&documented_call.key()).unwrap_or_default());
            }
        }
    }

    /// Whether an operation is a token request. If so, both get the same page.
    ///
    /// They are equal on the wire, and only a token request gives a valid token.
    fn is_token_request(&mut self, documented_call: DocumentedCall) -> bool {
        let DocumentedCall::Operation(info) = documented_call else { return false };
        let line = |call: DocumentedCall| (call.service().vendor, call.request_line());
        let is_same = |number: &usize| {
            let call = self.page(*number).documented_call;
            matches!(call, DocumentedCall::Exchange(_) | DocumentedCall::Users(..))
                && line(call) == line(documented_call)
        };
        let mut near = self.numbers_by_start.get(route::start(info.path)).into_iter().flatten().copied();
        let number = near.find(is_same);
        let Some(number) = number else { return false };
        self.numbers.insert(documented_call.key(), number);
        self.pages[number].page.operation = Some(info);
        true
    }

    /// Adds the examples of an operation to the page of a sign-in that it shares.
    fn add_examples(&mut self, number: usize, examples: Vec<&'static dyn Example>) {
        let page = &mut self.pages[number].page;
        if matches!(page.documented_call, DocumentedCall::Users(..)) {
            page.examples.extend(examples);
        }
    }

    /// Adds a page and returns its number.
    fn push(&mut self, page: DocumentedPage) -> usize {
        let number = self.pages.len();
        self.numbers.insert(page.documented_call.key(), number);
        let path = page.documented_call.request_line().1;
        self.numbers_by_start.entry(route::start(path)).or_default().push(number);
        self.pages.push(ScriptedPage { page, script: Script::default() });
        number
    }

    fn number(&self, documented_call: DocumentedCall) -> Option<usize> {
        self.numbers.get(&documented_call.key()).copied()
    }

    /// Returns the number of an operation's page, and adds the page if it is unknown.
    pub fn operation(&mut self, info: &'static OperationInfo) -> usize {
        let documented_call = DocumentedCall::Operation(info);
        let numeric = numeric(info.service, &[]);
        let page = DocumentedPage { documented_call, operation: None, examples: Vec::new(), numeric };
        match self.number(documented_call) {
            Some(number) => number,
            None if self.is_token_request(documented_call) => self.numbers[&documented_call.key()],
            None => self.push(page),
        }
    }

    /// Returns the number of the page with this name.
    pub fn named(&self, name: &str) -> Result<usize, String> {
        let names = |page: &DocumentedPage| [Some(page.documented_call.name()), page.operation.map(|info| info.name)];
        let found = self.pages.iter().position(|scripted| names(&scripted.page).contains(&Some(name)));
        found.ok_or_else(|| {
            let known: Vec<&str> = self.pages.iter().flat_map(|scripted| names(&scripted.page)).flatten().collect();
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
        let starts = (0..=path.len()).filter_map(|end| path.get(..end));
        let mut numbers: Vec<usize> =
            starts.filter_map(|start| self.numbers_by_start.get(start)).flatten().copied().collect();
        // The first page counts if several fit alike.
        numbers.sort_unstable();
        numbers.into_iter().filter_map(move |number| {
            let values = route::values(self.page(number).documented_call.request_line().1, path)?;
            Some(Route { number, values })
        })
    }

    fn calls(&self) -> impl Iterator<Item = DocumentedCall> {
        self.pages.iter().map(|scripted| scripted.page.documented_call)
    }

    /// Whether the vendor of this service issues tokens.
    pub fn issues_tokens(&self, service: &Service) -> bool {
        let is_source = |call: &DocumentedCall| matches!(call, DocumentedCall::Exchange(_) | DocumentedCall::Users(..));
        let mut exchanges = self.calls().filter(is_source);
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
    let of_service = of_service.filter(|example| !(example.response().is_empty() || example.is_stream()));
    let mut codes = of_service.map(|example| json(example.response())[service.envelope.code].clone());
    codes.find(|code| !code.is_null()).is_none_or(|code| code.is_number())
}
