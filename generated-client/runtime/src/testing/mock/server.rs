//! A server that answers as the pages document, or as a test wants it, and holds requests against the pages.

use super::mocked_operation::MockedOperation;
use super::request::Request;
use super::responder::DocumentedResponder;
use super::state::{Calls, ServerState};
use crate::operation::Operation;
use crate::testing::loopback::{Loopback, lock};
use crate::testing::vendor_docs::VendorDocs;

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A loopback server of one or more vendors.
///
/// Without a script it answers a call with its page's documented example, of several with the one
/// whose request is most like it, and the fetch of a token with a new one. Each request is held
/// against its page; one that breaks a rule is answered with HTTP 400 and a text that says so.
///
/// It knows what the pages say and nothing of how a client is written, so that what passes here is
/// what the pages ask for. A program without an async runtime starts it on one of a test's own, of
/// more than one thread, by `runtime.block_on(async { MockServer::start(&SEED) })`.
pub struct MockServer {
    server: Loopback,
    state: Arc<Mutex<ServerState>>,
}

impl MockServer {
    /// Starts a server of a vendor inside the current Tokio runtime, on a free port of 127.0.0.1.
    ///
    /// # Panics
    ///
    /// Outside of a runtime, or if no port is free.
    #[must_use]
    pub fn start(docs: &VendorDocs) -> Self {
        let state = Arc::default();
        let server = Loopback::of(Box::new(DocumentedResponder(Arc::clone(&state))));
        Self { server, state }.with(docs)
    }

    /// Adds another vendor.
    #[must_use]
    pub fn with(self, docs: &VendorDocs) -> Self {
        lock(&self.state).add(docs);
        self
    }

    /// Answers requests that break rules as if they did not. They are noted all the same.
    #[must_use]
    pub fn lenient(self) -> Self {
        lock(&self.state).lenient = true;
        self
    }

    /// Returns the server's address: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.server.base_url()
    }

    /// Scripts the answers to calls of an operation.
    #[must_use]
    pub fn on<O: Operation>(&self) -> MockedOperation<'_> {
        let number = lock(&self.state).operation(O::INFO);
        MockedOperation { state: &self.state, calls: Calls::Page(number) }
    }

    /// Scripts the answers to calls of an operation by its name, or to fetches of a token by their path.
    ///
    /// # Panics
    ///
    /// If the server knows no such name; it lists those that it knows.
    #[must_use]
    #[track_caller]
    pub fn on_named(&self, name: &str) -> MockedOperation<'_> {
        let found = lock(&self.state).named(name);
        match found {
            Ok(number) => MockedOperation { state: &self.state, calls: Calls::Page(number) },
            Err(why) => panic!("{why}"),
        }
    }

    /// Scripts the answers to fetches of a token.
    #[must_use]
    pub fn on_token(&self) -> MockedOperation<'_> {
        MockedOperation { state: &self.state, calls: Calls::Fetches }
    }

    /// Returns all requests so far, fetches of tokens too, in the order in which they arrived.
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
    /// If the server knows no such name; it lists those that it knows.
    #[must_use]
    #[track_caller]
    pub fn of_named(&self, name: &str) -> Vec<Request> {
        let found = lock(&self.state).named(name);
        match found {
            Ok(number) => self.of_page(number),
            Err(why) => panic!("{why}"),
        }
    }

    fn of_page(&self, number: usize) -> Vec<Request> {
        let state = lock(&self.state);
        let page = state.page(number).documented_call;
        let of_it =
            |request: &&Request| request.documented_call.is_some_and(|documented_call| documented_call.is(&page));
        state.requests.iter().filter(of_it).cloned().collect()
    }

    /// Returns the fetches of a token so far.
    #[must_use]
    pub fn token_requests(&self) -> Vec<Request> {
        lock(&self.state).requests.iter().filter(|request| request.is_fetch()).cloned().collect()
    }

    /// Forgets the requests so far; scripts and tokens stay.
    pub fn forget(&self) {
        lock(&self.state).requests.clear();
    }

    /// Checks that every request so far was a documented one and broke no rule.
    ///
    /// # Panics
    ///
    /// If one was not, with what was wrong with each.
    #[track_caller]
    pub fn assert_clean(&self) {
        let requests = self.requests();
        let wrong = requests.iter().filter(|request| !request.violations.is_empty());
        let wrong: Vec<String> = wrong.map(ToString::to_string).collect();
        assert!(
            wrong.is_empty(),
            "{} of {} requests break the pages' rules:\n{}",
            wrong.len(),
            requests.len(),
            wrong.join("\n")
        );
    }

    /// Takes a token that this server did not hand out for a good one.
    ///
    /// Where a vendor's tokens are fetched, all others are refused with its code for a bad token.
    pub fn accept_token(&self, token: &str) {
        lock(&self.state).tokens.accept(token);
    }

    /// Refuses all tokens of until now.
    pub fn revoke_tokens(&self) {
        lock(&self.state).tokens.revoke();
    }

    /// Sets how long tokens live that are handed out from now on, in whole seconds; two hours
    /// unless set. Clients are told; the server itself forgets no token.
    pub fn token_life(&self, life: Duration) {
        lock(&self.state).tokens.life = life;
    }

    /// Resets this many of the connections that are made from now on, each as soon as something comes over it, of
    /// which nothing is read: no request is noted, and scripts stay as they are. Connections that there are already
    /// stay; [`stop`](Self::stop) and [`resume`](Self::resume) end them.
    pub fn reset_next(&self, connections: usize) {
        self.server.reset_next(connections);
    }

    /// Ends all connections and listens no more: whoever connects is refused.
    pub async fn stop(&self) {
        self.server.stop().await;
    }

    /// Listens again on the same port, if it was stopped.
    ///
    /// # Panics
    ///
    /// Outside of a runtime, or if somebody else has taken the port.
    pub fn resume(&self) {
        self.server.resume();
    }
}

impl fmt::Debug for MockServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockServer").field("server", &self.server).finish_non_exhaustive()
    }
}
