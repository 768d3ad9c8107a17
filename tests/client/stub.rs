//! A stub server with a chosen response, and a client that calls it.

use super::vendors::Setup;
use clientloom_runtime::testing::{Example, Loopback, LoopbackResponse, Outcome, Received};
use clientloom_runtime::{Client, Error, Value};
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Returns every documented example.
pub fn examples() -> impl Iterator<Item = &'static dyn Example> {
    feishu_gptbots_ctyun::examples::ALL.iter().flat_map(|vendor| vendor.iter()).flat_map(|page| page.iter()).copied()
}

/// The vendors and names of the operations of [`sample`].
static SAMPLE: LazyLock<BTreeSet<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("../cases/sample_operations.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once(' ').expect("a vendor and an operation")).collect()
});

/// Returns the documented examples of a few operations, for scenarios that depend on the runtime
/// more than on the operation.
pub fn sample() -> impl Iterator<Item = &'static dyn Example> {
    examples().filter(|example| SAMPLE.contains(&(example.info().service.vendor, example.info().name)))
}

/// Returns the first documented example of each operation.
pub fn operations() -> impl Iterator<Item = &'static dyn Example> {
    let mut known = BTreeSet::new();
    examples().filter(move |example| known.insert((example.info().service.vendor, example.info().name)))
}

/// Returns the path and the sorted query parameters; some signatures sort them.
pub fn sorted(target: &str) -> (&str, Vec<&str>) {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut pairs: Vec<&str> = query.split('&').collect();
    pairs.sort_unstable();
    (path, pairs)
}

/// Returns the documented response.
pub fn documented(example: &dyn Example) -> LoopbackResponse {
    LoopbackResponse::new(example.status(), example.response())
}

/// A client and a server of one operation.
pub struct Stub {
    example: &'static dyn Example,
    client: Client,
    server: Loopback,
    reply: Arc<Mutex<LoopbackResponse>>,
}

impl Stub {
    /// Creates a server with the documented response.
    pub fn of(example: &'static dyn Example) -> Self {
        Self::with(example, &Setup::default())
    }

    /// Creates a server and a client with other settings.
    pub fn with(example: &'static dyn Example, setup: &Setup) -> Self {
        let reply = Arc::new(Mutex::new(documented(example)));
        let answer = Arc::clone(&reply);
        let server = Loopback::start(move |_| answer.lock().unwrap_or_else(PoisonError::into_inner).clone());
        let setup = Setup { base_url: server.base_url(), ..*setup };
        let client = setup.client(example.info());
        Self { example, client, server, reply }
    }

    /// Makes the documented call.
    pub async fn call(&self) -> Result<Outcome, Error> {
        self.example.call(&self.client).await
    }

    /// Makes the documented call, to which the server responds with `reply`.
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

    /// Returns the received requests.
    pub fn received(&self) -> Vec<Received> {
        self.server.received()
    }

    /// Returns the server's host and port.
    pub fn host(&self) -> String {
        self.server.base_url().replace("http://", "")
    }
}
