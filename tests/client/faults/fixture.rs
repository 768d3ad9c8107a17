//! A server with a fault, and its client.

use super::case::{CallResult, Case, Network};
use crate::client::stub::sample;
use crate::client::summary::summarize;
use crate::client::vendors::{Setup, TOKEN};
use clientloom_runtime::operation::OperationInfo;
use clientloom_runtime::testing::{Example, MockServer, Outcome, VendorDocs};
use clientloom_runtime::{Client, Error};
use feishu_gptbots_ctyun::examples::VENDORS;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tokio::time::sleep;

pub struct Fixture {
    pub server: Arc<MockServer>,
    pub client: Client,
    info: &'static OperationInfo,
}

/// The documentation of the sample. It is short, and each run has a server.
static SAMPLE_DOCS: LazyLock<Vec<VendorDocs>> = LazyLock::new(|| {
    let of_vendor = |docs: &&VendorDocs| {
        let is_own = |example: &&dyn Example| docs.operations().iter().any(|info| info.name == example.info().name);
        let examples: Vec<&'static dyn Example> = sample().filter(is_own).collect();
        let operations: Vec<&'static OperationInfo> = examples.iter().map(|example| example.info()).collect();
        docs.only(operations.leak(), vec![&*examples.leak()].leak())
    };
    VENDORS.iter().map(of_vendor).collect()
});

/// Time in which a client notices closed connections on a busy machine.
const NOTICE: Duration = Duration::from_millis(300);

/// Time for which a restarting server is away.
const AWAY: Duration = Duration::from_millis(60);

/// Largest response body that the client accepts, in bytes.
const MAX_BODY: usize = 64 * 1024;

impl Fixture {
    /// Creates a server and a client for a case; `None` if the vendor has no such client.
    pub fn of(case: &Case, info: &'static OperationInfo) -> Option<Self> {
        let [first, others @ ..] = &SAMPLE_DOCS[..] else { panic!("no vendor") };
        let server = others.iter().fold(MockServer::start(first), MockServer::with);
        server.accept_token(TOKEN);
        let setup = Setup {
            base_url: server.base_url(),
            max_body: Some(MAX_BODY),
            attempts: Some(case.client.attempts.unwrap_or(3)),
            attempt_timeout: case.client.attempt_timeout_ms.map(Duration::from_millis),
            timeout: case.client.timeout_ms.map(Duration::from_millis),
            ..Setup::default()
        };
        let client = if case.fetched { setup.fetching(info.service.vendor)? } else { setup.client(info) };
        for said in &case.fetches {
            server.on_token().once(said.answer(info));
        }
        Some(Self { server: Arc::new(server), client, info })
    }

    /// Puts the network into the state of the case.
    pub async fn inject(&self, case: &Case) {
        if case.network.is_none() && case.resets == 0 {
            return;
        }
        self.server.stop().await;
        match case.network {
            Some(Network::Refused) => {}
            Some(Network::RefusedAtFirst) => {
                let server = Arc::clone(&self.server);
                tokio::spawn(async move {
                    sleep(AWAY).await;
                    server.resume();
                });
            }
            Some(Network::Restarted) | None => self.server.resume(),
        }
        self.server.reset_next(case.resets);
        sleep(NOTICE).await;
    }

    /// Restores the network.
    pub fn restore(&self) {
        self.server.resume();
    }

    /// Makes the documented call.
    pub async fn call(&self, example: &'static dyn Example) -> Result<Outcome, Error> {
        example.call(&self.client).await
    }

    /// Returns how many requests of the operation have arrived.
    pub fn requests(&self) -> usize {
        self.server.of_named(self.info.name).len()
    }

    /// Returns how many fetches of a token have arrived.
    pub fn fetches(&self) -> usize {
        self.server.token_requests().len()
    }
}

/// Returns the result of a call.
pub fn call_result(result: Result<(), &Error>) -> CallResult {
    let Err(error) = result else { return CallResult { result: "ok".to_owned(), ..CallResult::default() } };
    CallResult {
        result: words(error),
        attempts: error.attempts(),
        reached: error.may_have_reached_server(),
        carried_out: error.may_have_been_carried_out(),
        retry_after_s: error.retry_after().map(|wait| wait.as_secs()),
    }
}

/// Returns the kind of an error, without the vendor's numbers.
fn words(error: &Error) -> String {
    match error {
        Error::Api(api) => match api.row.and_then(|row| row.class) {
            Some(means) => format!("api {means:?}"),
            None => "api".to_owned(),
        },
        Error::Http(http) => format!("http {}", http.status),
        Error::Transport(transport) => format!("transport {:?}", transport.kind()),
        Error::Auth(auth) => {
            auth.token_error().map_or_else(|| error.to_string(), |cause| format!("auth, {}", words(cause)))
        }
        error => error.to_string(),
    }
}

/// Returns the result of a documented call, with the deviations of its response.
pub fn documented_result(result: &Result<Outcome, Error>) -> CallResult {
    match result {
        Ok(_) => CallResult { result: summarize(result), ..CallResult::default() },
        Err(error) => call_result(Err(error)),
    }
}
