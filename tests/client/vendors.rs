//! A client of each vendor, with invalid credentials.

use clientloom_runtime::VendorClient;
use clientloom_runtime::operation::{OperationInfo, TokenLocation};
use clientloom_runtime::{Builder, Client};
use feishu_gptbots_ctyun::ctyun::Ctyun;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::gptbots::GptBots;
use std::time::Duration;

/// The token or key of vendors that take one.
pub const TOKEN: &str = "t-LOCALTEST";

/// Settings of a client.
#[derive(Default)]
pub struct Setup {
    pub base_url: String,
    pub skip_limits: bool,
    pub strict: bool,
    pub max_body: Option<usize>,
    /// The number of attempts (default: 1).
    pub attempts: Option<u32>,
    pub attempt_timeout: Option<Duration>,
    pub timeout: Option<Duration>,
}

impl Setup {
    /// Returns a client of the operation's vendor, without rate limits, with a ready-made token of
    /// the first kind that the operation accepts.
    pub fn client(&self, info: &OperationInfo) -> Client {
        match info.service.vendor {
            "ctyun" => self.build(Ctyun::builder().keys("access-key", "secret-key")).client().clone(),
            "feishu" => {
                let token = match info.tokens.first() {
                    Some(&"user_access_token") => Feishu::builder().user_access_token(TOKEN),
                    Some(&"app_access_token") => Feishu::builder().app_access_token(TOKEN),
                    _ => Feishu::builder().tenant_access_token(TOKEN),
                };
                self.build(token).client().clone()
            }
            "gptbots" => self.build(GptBots::builder().api_key(TOKEN)).client().clone(),
            other => panic!("tests/client/vendors.rs lacks credentials for {other}: add them"),
        }
    }

    /// Returns a client that fetches its tokens, if the vendor has such tokens.
    pub fn fetching(&self, vendor: &str) -> Option<Client> {
        match vendor {
            "feishu" => Some(self.build(Feishu::builder().app("cli_a1", "app-secret")).client().clone()),
            _ => None,
        }
    }

    fn build<V: VendorClient>(&self, mut builder: Builder<V>) -> V {
        let wait = Duration::from_millis(10);
        builder =
            builder.base_url(&self.base_url).skip_rates().backoff(wait, wait).attempts(self.attempts.unwrap_or(1));
        if let Some(timeout) = self.attempt_timeout {
            builder = builder.attempt_timeout(timeout);
        }
        if let Some(timeout) = self.timeout {
            builder = builder.timeout(timeout);
        }
        if self.skip_limits {
            builder = builder.skip_limits();
        }
        if self.strict {
            builder = builder.strict();
        }
        if let Some(bytes) = self.max_body {
            builder = builder.max_body(bytes);
        }
        builder.build().expect("a client of a server on this machine")
    }
}

/// Returns the documented code for a wrong secret or key.
pub fn wrong_secret(vendor: &str) -> &'static str {
    match vendor {
        "ctyun" => "10009",
        "feishu" => "10014",
        "gptbots" => "40127",
        other => panic!("tests/client/vendors.rs lacks the refusal code of {other}: add it"),
    }
}

/// Returns the headers that identify the caller, in small letters. A value that differs between
/// calls is `None`.
pub fn signed(info: &OperationInfo) -> Vec<(String, Option<String>)> {
    let names: &[&str] = match (info.token_location, info.service.vendor) {
        (TokenLocation::None, _) => &[],
        (_, "ctyun") => return ["ctyun-eop-request-id", "eop-authorization", "eop-date"].map(differing).into(),
        (TokenLocation::Headers(names), _) => names,
        _ => &["authorization"],
    };
    names.iter().map(|name| (name.to_lowercase(), Some(token(name)))).collect()
}

fn differing(name: &str) -> (String, Option<String>) {
    (name.to_owned(), None)
}

/// Returns the value of a header with the token.
fn token(header: &str) -> String {
    if header.eq_ignore_ascii_case("authorization") { format!("Bearer {TOKEN}") } else { TOKEN.to_owned() }
}
