//! All that a server knows: pages and their scripts, tokens, and what came.

use super::documented_call::DocumentedCall;
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

/// What is documented, what a test has said, and what happened.
#[derive(Default)]
pub(super) struct ServerState {
    pages: Vec<(DocumentedPage, Script)>,
    fetches: Script,
    pub tokens: Tokens,
    pub requests: Vec<Request>,
    came: usize,
    pub lenient: bool,
}

/// The calls that a script is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Calls {
    /// Those of a page, by its number.
    Page(usize),
    /// All that fetch a token.
    Fetches,
}

/// The page of a request, and the values that its path has, still encoded.
type Found<'r> = (usize, Vec<(&'static str, &'r str)>);

impl ServerState {
    /// Adds what is documented about a vendor.
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

    fn push(&mut self, documented_call: DocumentedCall, examples: &[&'static dyn Example]) -> usize {
        let own = examples.iter().filter(|example| DocumentedCall::Operation(example.info()).is(&documented_call));
        let page = DocumentedPage {
            documented_call,
            examples: own.copied().collect(),
            numeric: numeric(documented_call.service(), examples),
        };
        self.pages.push((page, Script::default()));
        self.pages.len() - 1
    }

    fn number(&self, documented_call: DocumentedCall) -> Option<usize> {
        self.pages.iter().position(|(page, _)| page.documented_call.is(&documented_call))
    }

    /// Returns the number of an operation, which is added if no seed has it.
    pub fn operation(&mut self, info: &'static OperationInfo) -> usize {
        let documented_call = DocumentedCall::Operation(info);
        self.number(documented_call).unwrap_or_else(|| self.push(documented_call, &[]))
    }

    /// Returns the number of the page with this name.
    pub fn named(&self, name: &str) -> Result<usize, String> {
        let names = || self.pages.iter().map(|(page, _)| page.documented_call.name());
        names().position(|known| known == name).ok_or_else(|| {
            let known: Vec<&str> = names().collect();
            format!("nothing is called {name}; there are {}", known.join(", "))
        })
    }

    pub fn page(&self, number: usize) -> &DocumentedPage {
        &self.pages[number].0
    }

    /// Returns the page of a request, of several the one whose path says most.
    pub fn find<'r>(&self, method: &str, target: &'r str) -> Option<Found<'r>> {
        let paths =
            self.paths(target).filter(|(number, _)| self.page(*number).documented_call.request_line().0 == method);
        paths.min_by_key(|(_, values)| values.len())
    }

    /// Returns the pages that have the path of this target, whatever their method.
    pub fn paths<'r>(&self, target: &'r str) -> impl Iterator<Item = Found<'r>> {
        let path = path(target);
        let pages = self.pages.iter().enumerate();
        pages.filter_map(move |(number, (page, _))| {
            Some((number, route::values(page.documented_call.request_line().1, path)?))
        })
    }

    /// Whether the vendor of this service has tokens that are fetched.
    pub fn fetches_tokens(&self, service: &Service) -> bool {
        self.pages.iter().any(|(page, _)| {
            matches!(page.documented_call, DocumentedCall::Exchange(_))
                && page.documented_call.service().vendor == service.vendor
        })
    }

    /// Whether a field of this name carries a token that was fetched before.
    pub fn is_token(&self, field: &str) -> bool {
        let documented_calls = self.pages.iter().map(|(page, _)| page.documented_call);
        documented_calls.into_iter().any(
            |documented_call| matches!(documented_call, DocumentedCall::Exchange(exchange) if exchange.token == field),
        )
    }

    /// Keeps a request and returns it with its number.
    pub fn keep(&mut self, request: Request) -> Request {
        self.came += 1;
        let request = Request { number: self.came, ..request };
        self.requests.push(request.clone());
        request
    }

    /// Adds to what is wrong with a request, unless it is forgotten.
    pub fn blame(&mut self, number: usize, violation: RequestViolation) {
        if let Some(request) = self.requests.iter_mut().rev().find(|request| request.number == number) {
            request.violations.push(violation);
        }
    }

    pub fn script(&mut self, calls: Calls) -> &mut Script {
        match calls {
            Calls::Page(number) => &mut self.pages[number].1,
            Calls::Fetches => &mut self.fetches,
        }
    }

    /// Returns why an answer cannot be given to such calls.
    pub fn check(&self, calls: Calls, scripted: &MockResponse) -> Result<(), String> {
        match calls {
            Calls::Page(number) => scripted.check(self.page(number)),
            Calls::Fetches => {
                let pages = self.pages.iter().map(|(page, _)| page);
                let mut fetches =
                    pages.filter(|page| matches!(page.documented_call, DocumentedCall::Exchange(_))).peekable();
                fetches.peek().ok_or("no vendor of this server has tokens that are fetched")?;
                fetches.try_for_each(|page| scripted.check(page))
            }
        }
    }

    /// Returns the script that decides about a page's next call.
    pub fn deciding(&mut self, number: usize) -> &mut Script {
        let fetch = matches!(self.page(number).documented_call, DocumentedCall::Exchange(_));
        let calls = if fetch && self.pages[number].1.peek().is_none() { Calls::Fetches } else { Calls::Page(number) };
        self.script(calls)
    }
}

/// Returns the path of a target, which to a proxy is a whole address.
fn path(target: &str) -> &str {
    let path = target.split('?').next().unwrap_or_default();
    let after = path.split_once("://").map(|(_, rest)| rest);
    after.map_or(path, |rest| rest.find('/').map_or("/", |start| &rest[start..]))
}

/// Whether the examples of a service have the envelope's code as a number; so it is taken to be where none shows it.
fn numeric(service: &Service, examples: &[&dyn Example]) -> bool {
    let of_service = examples.iter().filter(|example| example.info().service.vendor == service.vendor);
    // A file is no example of a code.
    let of_service = of_service.filter(|example| !example.response().is_empty());
    let mut codes = of_service.map(|example| json(example.response())[service.envelope.code].clone());
    codes.find(|code| !code.is_null()).is_none_or(|code| code.is_number())
}
