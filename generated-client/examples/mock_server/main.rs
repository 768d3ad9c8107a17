//! Serves the documented responses of vendors on a port of this machine, until Ctrl-C.
//!
//! ```sh
//! cargo run --example mock_server -p feishu-gptbots-ctyun --features feishu -- feishu --port 8080
//! ```
//!
//! A program in any language can be tested against this server. The server issues tokens and checks
//! each request against its page. It prints the status of each response, the request, and the rules
//! that the request breaks.
//!
//! The exit code is 0 after Ctrl-C, 1 if the port cannot be used, and 2 for invalid arguments.

mod arguments;
#[cfg(test)]
mod test;

use arguments::{Arguments, name, usage};
use feishu_gptbots_ctyun::testing::{MockServer, Request};
use std::env;
use std::io::{self, Write as _};
use std::pin::pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::signal::ctrl_c;
use tokio::time::timeout;

/// The time after which the server forgets its requests, so that it can run for days.
const FORGET: Duration = Duration::from_secs(60);

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match Arguments::read(env::args().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            println!("{}", usage());
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    // The server goes on if the program that reads its lines has ended.
    let print = |lines: &str| drop(writeln!(io::stdout(), "{lines}"));
    match serve(&arguments, print, ctrl_c()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Serves the vendors of the arguments until `end` is ready.
async fn serve(
    arguments: &Arguments,
    print: impl Fn(&str) + Send + Sync + 'static,
    end: impl Future,
) -> Result<(), String> {
    let [first, others @ ..] = &arguments.vendors[..] else { return Err(usage()) };
    let (print, counts) = (Arc::new(print), Arc::new(Counts::default()));
    let on_response = {
        let (print, counts) = (Arc::clone(&print), Arc::clone(&counts));
        move |request: &Request, status: u16| {
            counts.add(request);
            print(&format!("{status} {request}"));
        }
    };
    let server = MockServer::start_at(first, arguments.port).map_err(|error| {
        format!("cannot listen on the port {}: {error}: choose another port, or 0 for any free one", arguments.port)
    })?;
    let server = others.iter().fold(server, |server, docs| server.with(docs)).on_response(on_response);
    arguments.tokens.iter().for_each(|token| server.accept_token(token));
    let vendors: Vec<String> = arguments
        .vendors
        .iter()
        .map(|docs| format!("{} ({} operations)", name(docs).unwrap_or_default(), docs.operations().len()))
        .collect();
    print(&format!("{} at {}, until Ctrl-C", vendors.join(", "), server.base_url()));
    let mut end = pin!(end);
    while timeout(FORGET, end.as_mut()).await.is_err() {
        server.forget();
    }
    print(&counts.summary());
    Ok(())
}

/// The numbers of requests.
#[derive(Default)]
struct Counts {
    all: AtomicUsize,
    broke_rules: AtomicUsize,
}

impl Counts {
    fn add(&self, request: &Request) {
        self.all.fetch_add(1, Ordering::Relaxed);
        self.broke_rules.fetch_add(usize::from(!request.violations.is_empty()), Ordering::Relaxed);
    }

    fn summary(&self) -> String {
        let [all, broke_rules] = [&self.all, &self.broke_rules].map(|count| count.load(Ordering::Relaxed));
        format!("requests: {all}, with broken rules: {broke_rules}")
    }
}
