//! A client of each vendor, with invalid credentials.

use clientloom_runtime::VendorClient;
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
    /// Returns a client of the vendor with a ready-made token and without rate limits.
    pub fn client(&self, vendor: &str) -> Client {
        match vendor {
            "ctyun" => self.build(Ctyun::builder().keys("access-key", "secret-key")).client().clone(),
            "feishu" => self.build(Feishu::builder().tenant_access_token(TOKEN)).client().clone(),
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

/// Returns the headers that identify the caller. A value that differs between calls is `None`.
pub fn signed(vendor: &str) -> &'static [(&'static str, Option<&'static str>)] {
    match vendor {
        "ctyun" => &[("ctyun-eop-request-id", None), ("eop-authorization", None), ("eop-date", None)],
        _ => &[("authorization", Some("Bearer t-LOCALTEST"))],
    }
}
