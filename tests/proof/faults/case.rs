//! A fault and what it has to lead to: a file of `cases/faults`.

use super::said::Said;
use client_runtime::operation::{OperationInfo, RetrySafety};
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// What goes wrong with one call, and what that call has to end in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The name of its file.
    #[serde(skip)]
    pub name: String,
    /// What happens, in words.
    pub what: String,
    /// What happens to the network before the call.
    pub network: Option<Network>,
    /// How many connections are reset from then on, with nothing read.
    #[serde(default)]
    pub resets: usize,
    /// What the call's requests are answered, in order; what comes after them is answered as documented.
    #[serde(default)]
    pub answers: Vec<Said>,
    /// Whether the client fetches its tokens; vendors without such are left out.
    #[serde(default)]
    pub fetched: bool,
    /// What its fetches are answered.
    #[serde(default)]
    pub fetches: Vec<Said>,
    #[serde(default)]
    pub client: Patience,
    pub expect: Expect,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Network {
    /// Nobody listens until the call is over.
    Refused,
    /// Nobody listens for a moment.
    RefusedAtFirst,
    /// All connections are closed; the server listens.
    Restarted,
}

/// How long the client waits and how often it tries.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patience {
    /// 3 unless given.
    pub attempts: Option<u32>,
    pub attempt_timeout_ms: Option<u64>,
    pub timeout_ms: Option<u64>,
}

/// What is expected of operations; those of a group that is not there are left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// Of all.
    all: Option<Expected>,
    /// Of those whose pages say that a repeat is safe.
    safe: Option<Expected>,
    /// Of those whose pages do not.
    #[serde(rename = "unsafe")]
    not_said: Option<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// What the call ends in.
    result: String,
    /// How many attempts the error tells of.
    #[serde(default)]
    attempts: u32,
    /// Whether the vendor may have seen it.
    #[serde(default)]
    reached: bool,
    /// Whether the vendor may have done it.
    #[serde(default)]
    carried_out: bool,
    retry_after_s: Option<u64>,
    /// How many requests of the call arrive.
    pub requests: usize,
    /// How many fetches of a token arrive.
    #[serde(default)]
    pub fetches: usize,
    /// What became of the call's items.
    #[serde(default)]
    pub items: Fate,
    /// What became of the items of the calls behind it: of those that failed, nothing was sent.
    #[serde(default)]
    pub others: Fate,
    /// What another call ends in.
    #[serde(default = "ok")]
    pub afterwards: String,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    #[default]
    Succeeded,
    Failed,
    Unknown,
}

/// What a call ended in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    pub result: String,
    pub attempts: u32,
    pub reached: bool,
    pub carried_out: bool,
    pub retry_after_s: Option<u64>,
}

impl Expected {
    pub fn ended(&self) -> Ended {
        let Self { attempts, reached, carried_out, retry_after_s, .. } = *self;
        Ended { result: self.result.clone(), attempts, reached, carried_out, retry_after_s }
    }
}

impl Case {
    /// Returns what is expected of an operation, if the case is about it.
    pub fn expected(&self, info: &OperationInfo) -> Option<&Expected> {
        let own = if info.retry_safety == RetrySafety::Safe { &self.expect.safe } else { &self.expect.not_said };
        let expected = own.as_ref().or(self.expect.all.as_ref())?;
        self.answers.iter().all(|said| said.is_documented(info)).then_some(expected)
    }

    /// Whether the fault befalls the fetch of a token, which only a client's first call needs.
    pub fn befalls_fetch(&self) -> bool {
        !self.fetches.is_empty() || (self.fetched && self.network.is_some())
    }
}

/// Reads all cases.
pub fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/faults");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("cases").map(|entry| entry.expect("a case").path()).collect();
    paths.sort();
    let read = |path: &Path| {
        let text = fs::read_to_string(path).expect("a file");
        let case: Case = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Case { name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), ..case }
    };
    paths.iter().map(|path| read(path)).collect()
}

fn ok() -> String {
    "ok".to_owned()
}
