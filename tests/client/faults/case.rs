//! A fault and the expected results: one file of `cases/faults`.

use super::response::ScriptedResponse;
use crate::support::golden;
use clientloom_runtime::operation::{OperationInfo, RetrySafety};
use serde::Deserialize;
use std::fs;

/// A fault of one call, and the expected results.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The name of the file.
    #[serde(skip)]
    pub name: String,
    /// A description of the fault.
    pub what: String,
    /// The state of the network before the call.
    pub network: Option<Network>,
    /// The number of connections that are then reset before anything is read.
    #[serde(default)]
    pub resets: usize,
    /// The responses to the call's requests, in order. Later requests get the documented response.
    #[serde(default)]
    pub answers: Vec<ScriptedResponse>,
    /// Whether the client fetches its tokens. Vendors without such tokens are skipped.
    #[serde(default)]
    pub fetched: bool,
    /// The responses to token requests.
    #[serde(default)]
    pub fetches: Vec<ScriptedResponse>,
    #[serde(default)]
    pub client: ClientSettings,
    pub expect: Expect,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Network {
    /// The server does not listen until the call is over.
    Refused,
    /// The server does not listen for a moment.
    RefusedAtFirst,
    /// All connections are closed, and the server listens.
    Restarted,
}

/// Timeouts and the number of attempts.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientSettings {
    /// The number of attempts (default: 3).
    pub attempts: Option<u32>,
    pub attempt_timeout_ms: Option<u64>,
    pub timeout_ms: Option<u64>,
}

/// Expected results by retry safety. Operations without an expected result are skipped.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// For all operations.
    all: Option<Expected>,
    /// For operations that are safe to retry according to their page.
    safe: Option<Expected>,
    /// For all other operations.
    #[serde(rename = "unsafe")]
    not_said: Option<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The result of the call.
    result: String,
    /// The number of attempts that the error reports.
    #[serde(default)]
    attempts: u32,
    /// Whether the request may have reached the vendor.
    #[serde(default)]
    reached: bool,
    /// Whether the request may have been carried out.
    #[serde(default)]
    carried_out: bool,
    retry_after_s: Option<u64>,
    /// The number of requests of the call that arrive.
    pub requests: usize,
    /// The number of token requests that arrive.
    #[serde(default)]
    pub fetches: usize,
    /// The status of the call's items.
    #[serde(default)]
    pub items: ItemStatus,
    /// The status of the items of later calls. Failed items were never sent.
    #[serde(default)]
    pub others: ItemStatus,
    /// The result of another call afterwards.
    #[serde(default = "ok")]
    pub afterwards: String,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ItemStatus {
    #[default]
    Succeeded,
    Failed,
    Unknown,
}

/// The result of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallResult {
    pub result: String,
    pub attempts: u32,
    pub reached: bool,
    pub carried_out: bool,
    pub retry_after_s: Option<u64>,
}

impl Expected {
    pub fn call_result(&self) -> CallResult {
        let Self { attempts, reached, carried_out, retry_after_s, .. } = *self;
        CallResult { result: self.result.clone(), attempts, reached, carried_out, retry_after_s }
    }
}

impl Case {
    /// Returns the expected result of an operation, if the case covers it.
    pub fn expected(&self, info: &OperationInfo) -> Option<&Expected> {
        let own = if info.retry_safety == RetrySafety::Safe { &self.expect.safe } else { &self.expect.not_said };
        let expected = own.as_ref().or(self.expect.all.as_ref())?;
        self.answers.iter().all(|said| said.is_documented(info)).then_some(expected)
    }

    /// Whether the fault affects the token request, which only the first call of a client needs.
    pub fn affects_token_request(&self) -> bool {
        !self.fetches.is_empty() || (self.fetched && self.network.is_some())
    }
}

impl Case {
    /// Reads the case of this name.
    pub fn read(name: &str) -> Self {
        let path = golden::cases("faults").join(format!("{name}.yaml"));
        let text = fs::read_to_string(&path).expect("a file");
        let case: Self = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self { name: name.to_owned(), ..case }
    }
}

fn ok() -> String {
    "ok".to_owned()
}
