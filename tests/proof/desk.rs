//! A server that answers as it is told, and a client that calls it.

use super::vendors::Setup;
use client_runtime::testing::{Example, Loopback, LoopbackResponse, Outcome, Received};
use client_runtime::{Client, Error, Value};
use std::sync::{Arc, Mutex, PoisonError};

/// Returns every documented example.
pub fn examples() -> impl Iterator<Item = &'static dyn Example> {
    generated_client::examples::ALL.iter().flat_map(|vendor| vendor.iter()).flat_map(|page| page.iter()).copied()
}

/// Returns path and query parameters, these in the order of the alphabet, as some signatures want them.
pub fn sorted(target: &str) -> (&str, Vec<&str>) {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut pairs: Vec<&str> = query.split('&').collect();
    pairs.sort_unstable();
    (path, pairs)
}

/// Returns the documented reply.
pub fn documented(example: &dyn Example) -> LoopbackResponse {
    LoopbackResponse::new(example.status(), example.response())
}

/// One operation's client and its server.
pub struct Desk {
    example: &'static dyn Example,
    client: Client,
    server: Loopback,
    reply: Arc<Mutex<LoopbackResponse>>,
}

impl Desk {
    /// A desk that answers what is documented.
    pub fn of(example: &'static dyn Example) -> Self {
        Self::with(example, &Setup::default())
    }

    /// A desk whose client is set up in another way.
    pub fn with(example: &'static dyn Example, setup: &Setup) -> Self {
        let reply = Arc::new(Mutex::new(documented(example)));
        let answer = Arc::clone(&reply);
        let server = Loopback::start(move |_| answer.lock().unwrap_or_else(PoisonError::into_inner).clone());
        let setup = Setup { base_url: server.base_url(), ..*setup };
        let client = setup.client(example.info().service.vendor);
        Self { example, client, server, reply }
    }

    /// Makes the documented call.
    pub async fn call(&self) -> Result<Outcome, Error> {
        self.example.call(&self.client).await
    }

    /// Makes the documented call, which is answered with `reply`.
    pub async fn answered(&self, reply: LoopbackResponse) -> Result<Outcome, Error> {
        *self.reply.lock().unwrap_or_else(PoisonError::into_inner) = reply;
        self.call().await
    }

    /// Makes the call with these values.
    pub async fn given(&self, values: &Value) -> Result<Outcome, Error> {
        self.example.call_with(&self.client, values).await
    }

    /// Returns the client.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Returns what the server has got.
    pub fn received(&self) -> Vec<Received> {
        self.server.received()
    }

    /// Returns the server's host and port.
    pub fn host(&self) -> String {
        self.server.base_url().replace("http://", "")
    }
}
