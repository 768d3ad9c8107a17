//! The printed form of calls.

use feishu_gptbots_ctyun::operation::Operation;
use feishu_gptbots_ctyun::testing::MockServer;
use feishu_gptbots_ctyun::{Error, Response};
use std::fmt::Debug;

/// A printer of calls that counts failures.
pub struct Screen {
    base_url: String,
    /// The mock server, which records the requests.
    server: Option<MockServer>,
    calls: usize,
    failures: usize,
}

impl Screen {
    /// Creates a printer for calls to a mock server.
    pub fn for_mock_server(server: MockServer) -> Self {
        Self { server: Some(server), ..Self::for_address(String::new()) }
    }

    /// Creates a printer for calls to another server.
    pub fn for_address(base_url: String) -> Self {
        Self { base_url, server: None, calls: 0, failures: 0 }
    }

    /// Returns the address to call.
    pub fn base_url(&self) -> String {
        self.server.as_ref().map_or_else(|| self.base_url.clone(), MockServer::base_url)
    }

    /// Whether no call has failed.
    pub fn all_succeeded(&self) -> bool {
        self.failures == 0
    }

    /// Prints a call and its result.
    pub fn show<O: Operation>(&mut self, result: Result<Response<O::Response>, Error>) {
        self.calls += 1;
        println!("{}. {}\n", self.calls, O::INFO.name);
        self.show_request();
        match result {
            Ok(response) => {
                println!("HTTP {} {}", response.status(), response.message());
                println!("{}\n", compact(&*response));
            }
            Err(error) => {
                self.failures += 1;
                println!("failed: {error}\n");
            }
        }
    }

    fn show_request(&self) {
        let requests = self.server.as_ref().map(MockServer::requests).unwrap_or_default();
        if let Some(request) = requests.last() {
            println!("{} {}", request.received.method, request.received.target);
            println!("{:#}\n", request.json());
        }
    }
}

/// Returns the `Debug` text of a response, with each `Some(…)` on one line.
fn compact(response: &impl Debug) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in format!("{response:#?}").lines() {
        match lines.last_mut() {
            Some(last) if last.ends_with("Some(") => last.push_str(line.trim().trim_end_matches(',')),
            Some(last) if line.trim() == ")," && last.contains("Some(") => last.push_str("),"),
            _ => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}
