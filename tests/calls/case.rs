//! The files of a case.

use std::collections::BTreeMap;
use std::fs;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::compare::ExpectedRequest;
use crate::support::golden;

/// A case: a call, and the responses of a server.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    #[serde(skip)]
    pub(super) name: String,
    /// The facts that the case proves.
    pub(super) what: String,
    /// Names of the client that the call uses.
    #[serde(rename = "use", default)]
    pub(super) uses: Vec<String>,
    /// Methods of the builder that set the credentials.
    #[serde(default = "api_key")]
    pub(super) credentials: String,
    /// The call as a caller writes it; `client` is the vendor's client.
    pub(super) call: String,
    /// Whether the call gives a stream of events.
    #[serde(default)]
    pub(super) streams: bool,
    pub(super) turns: Vec<Turn>,
}

/// A call with the responses of the server, and its result.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Turn {
    /// Responses in their order; the last one is repeated.
    #[serde(default)]
    pub(super) answers: Vec<Answer>,
    /// The number of requests.
    pub(super) requests: Option<usize>,
    /// The last request.
    pub(super) request: Option<ExpectedRequest>,
    /// Members of the result; all others are free.
    pub(super) expect: Value,
}

/// A response of the server.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    #[serde(default = "ok")]
    status: u16,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: String,
    /// The body in hexadecimal, for bytes that are no text.
    hex: Option<String>,
}

fn ok() -> u16 {
    200
}

fn api_key() -> String {
    r#"api_key("sk-1")"#.to_owned()
}

impl Case {
    /// Reads all cases, in the order of their names.
    pub(super) fn read_all() -> Vec<Self> {
        let folder = golden::cases("calls");
        let names = fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().expect("a name in UTF-8")).collect();
        names.sort();
        let read = |name: String| {
            let path = folder.join(&name).join("case.yaml");
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let case: Self = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            Self { name, ..case }
        };
        names.into_iter().map(read).collect()
    }
}
