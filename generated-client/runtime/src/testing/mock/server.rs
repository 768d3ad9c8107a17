//! The mock server and its settings.

use super::mocked_operation::MockedOperation;
use super::request::Request;
use super::responder::DocumentedResponder;
use super::state::{Calls, ServerState};
use crate::operation::Operation;
use crate::testing::loopback::{Loopback, lock};
use crate::testing::vendor_docs::VendorDocs;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use std::{fmt, io};

/// A server on 127.0.0.1 that responds as one or more vendors document.
///
/// - A call without a scripted response gets the documented example whose request is most similar.
/// - A token request gets a new token, also if the call of an operation sends it.
/// - A request that breaks a rule of its page gets HTTP 400 and a text with the violations.
///
/// The server knows the pages and not the client, so a request that passes here is a documented
/// one.
///
/// A test without an async runtime starts the server on a multi-threaded runtime of its own:
/// `runtime.block_on(async { MockServer::start(&VENDOR_DOCS) })`.
pub struct MockServer {
    server: Loopback,
    state: Arc<Mutex<ServerState>>,
}

impl MockServer {
    /// Starts a server of one vendor in the current Tokio runtime, on a free port of 127.0.0.1.
    ///
    /// # Panics
    ///
    /// Panics outside of a runtime, or if no port is free.
    #[must_use]
    pub fn start(docs: &VendorDocs) -> Self {
        Self::start_at(docs, 0).expect("a free port")
    }

    /// Starts a server like [`start`](Self::start), on this port of 127.0.0.1.
    ///
    /// The port 0 is any free port.
    ///
    /// # Errors
    ///
    /// The error of the system if another program uses the port, or if the port is not allowed.
    ///
    /// # Panics
    ///
    /// Panics outside of a runtime.
    pub fn start_at(docs: &VendorDocs, port: u16) -> io::Result<Self> {
        let state = Arc::default();
        let server = Loopback::with_responder(Box::new(DocumentedResponder(Arc::clone(&state))), port)?;
        Ok(Self { server, state }.with(docs))
    }

    /// Adds another vendor.
    #[must_use]
    pub fn with(self, docs: &VendorDocs) -> Self {
        lock(&self.state).add(docs);
        self
    }

    /// Responds to requests that break rules as it does to valid ones.
    ///
    /// The violations are still recorded.
    #[must_use]
    pub fn lenient(self) -> Self {
        lock(&self.state).lenient = true;
        self
    }

    /// Calls a function with each request and the HTTP status of its response, before the response
    /// is sent.
    ///
    /// The function is not called for a request whose connection is reset before its body is read.
    #[must_use]
    pub fn on_response(self, on_response: impl Fn(&Request, u16) + Send + Sync + 'static) -> Self {
        lock(&self.state).on_response = Some(Arc::new(on_response));
        self
    }

    /// Returns the address of the server: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.server.base_url()
    }

    /// Scripts the responses to calls of an operation.
    #[must_use]
    pub fn on<O: Operation>(&self) -> MockedOperation<'_> {
        let number = lock(&self.state).operation(O::INFO);
        MockedOperation { state: &self.state, calls: Calls::Page(number) }
    }

    /// Scripts the responses to calls of an operation by its name, or to token requests by their
    /// path.
    ///
    /// # Panics
    ///
    /// Panics if the server knows no such name. The message lists the known names.
    #[must_use]
    #[track_caller]
    pub fn on_named(&self, name: &str) -> MockedOperation<'_> {
        let found = lock(&self.state).named(name);
        match found {
            Ok(number) => MockedOperation { state: &self.state, calls: Calls::Page(number) },
            Err(message) => panic!("{message}"),
        }
    }

    /// Scripts the responses to token requests.
    #[must_use]
    pub fn on_token(&self) -> MockedOperation<'_> {
        MockedOperation { state: &self.state, calls: Calls::TokenRequests }
    }

    /// Returns all requests so far, with token requests, in the order of their arrival.
    ///
    /// Requests for the file to which a documented redirect leads are not recorded.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.state).requests.clone()
    }

    /// Returns the calls of an operation so far.
    #[must_use]
    pub fn of<O: Operation>(&self) -> Vec<Request> {
        let number = lock(&self.state).operation(O::INFO);
        self.of_page(number)
    }

    /// Returns the calls of the operation with this name so far.
    ///
    /// # Panics
    ///
    /// Panics if the server knows no such name. The message lists the known names.
    #[must_use]
    #[track_caller]
    pub fn of_named(&self, name: &str) -> Vec<Request> {
        let found = lock(&self.state).named(name);
        match found {
            Ok(number) => self.of_page(number),
            Err(message) => panic!("{message}"),
        }
    }

    fn of_page(&self, number: usize) -> Vec<Request> {
        let state = lock(&self.state);
        let page = state.page(number).documented_call;
        let is_of_page = |request: &&Request| request.documented_call.is_some_and(|call| call.is(&page));
        state.requests.iter().filter(is_of_page).cloned().collect()
    }

    /// Returns the token requests so far.
    #[must_use]
    pub fn token_requests(&self) -> Vec<Request> {
        lock(&self.state).requests.iter().filter(|request| request.is_fetch()).cloned().collect()
    }

    /// Removes the requests so far, but neither scripts nor tokens.
    pub fn forget(&self) {
        lock(&self.state).requests.clear();
    }

    /// Checks that every request so far was documented and broke no rule.
    ///
    /// # Panics
    ///
    /// Panics with the violations of each request if there are any.
    #[track_caller]
    pub fn assert_clean(&self) {
        let requests = self.requests();
        let invalid = requests.iter().filter(|request| !request.violations.is_empty());
        let invalid: Vec<String> = invalid.map(ToString::to_string).collect();
        assert!(
            invalid.is_empty(),
            "{} of {} requests break rules of their pages:\n{}",
            invalid.len(),
            requests.len(),
            invalid.join("\n")
        );
    }

    /// Accepts a token that this server did not issue.
    ///
    /// If a vendor issues tokens, all other tokens are refused with the vendor's code for a bad
    /// token.
    pub fn accept_token(&self, token: &str) {
        lock(&self.state).tokens.accept(token);
    }

    /// Revokes all tokens so far.
    pub fn revoke_tokens(&self) {
        lock(&self.state).tokens.revoke();
    }

    /// Sets the lifetime of tokens that are issued from now on, in whole seconds (default: 2
    /// hours).
    ///
    /// The responses state the lifetime. The server itself expires no token.
    pub fn token_life(&self, life: Duration) {
        lock(&self.state).tokens.lifetime = life;
    }

    /// Resets this many of the next connections.
    ///
    /// Each is reset when the first bytes arrive, and none of them is read. No request is recorded,
    /// and no scripted response is used up. Open connections stay: [`stop`](Self::stop) and
    /// [`resume`](Self::resume) close them.
    pub fn reset_next(&self, connections: usize) {
        self.server.reset_next(connections);
    }

    /// Closes all connections and refuses new ones.
    pub async fn stop(&self) {
        self.server.stop().await;
    }

    /// Listens on the same port again, if the server was stopped.
    ///
    /// # Panics
    ///
    /// Panics outside of a runtime, or if another program uses the port.
    pub fn resume(&self) {
        self.server.resume();
    }
}

impl fmt::Debug for MockServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockServer").field("server", &self.server).finish_non_exhaustive()
    }
}
