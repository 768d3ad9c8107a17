//! Processes that share tokens, at a vendor that ends the old token when it gives a new one.
//!
//! Each process is this test program, started again with the test [`one_process`].

use crate::issuer::{APP, OF_TENANT, OWN, own, store};
use crate::sample::{Acme, valid};
use clientloom_runtime::auth::{FileStore, Sign};
use clientloom_runtime::testing::{Loopback, LoopbackResponse, Received};
use clientloom_runtime::{Builder, Call, Value};
use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const PROCESSES: usize = 20;

/// Time of a token request.
const FETCH: Duration = Duration::from_millis(30);

/// A vendor that accepts only the newest token of each kind.
#[derive(Clone, Default)]
struct Vendor(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// The newest token of each exchange, by its path and tenant.
    tokens: BTreeMap<String, String>,
    fetches: usize,
    calls: usize,
    refused: usize,
}

impl Vendor {
    fn start(&self) -> Loopback {
        let vendor = self.clone();
        Loopback::start(move |received| vendor.respond(&received))
    }

    fn respond(&self, received: &Received) -> LoopbackResponse {
        let mut state = self.0.lock().unwrap();
        if let Some(exchange) = [OWN, APP, OF_TENANT].iter().find(|exchange| received.target == exchange.path) {
            let body: Value = serde_json::from_slice(&received.body).unwrap();
            let app_token = body["app_token"].as_str();
            if app_token.is_some_and(|token| state.tokens.get(APP.path).is_none_or(|newest| newest != token)) {
                return LoopbackResponse::json(r#"{"code":9001,"msg":"the app's token has ended"}"#);
            }
            state.fetches += 1;
            let token = format!("t-{}", state.fetches);
            let tenant = body["tenant_key"].as_str().unwrap_or_default();
            state.tokens.insert(format!("{}{tenant}", exchange.path), token.clone());
            let answer = format!(r#"{{"code":0,"msg":"ok","token":"{token}","expire":7200}}"#);
            return LoopbackResponse::json(answer).delay(FETCH);
        }
        state.calls += 1;
        let token = received.header("authorization").unwrap_or_default().trim_start_matches("Bearer ");
        let is_newest = state.tokens.iter().any(|(of, newest)| *of != APP.path && newest == token);
        if is_newest {
            return LoopbackResponse::json(r#"{"code":0,"msg":"ok"}"#);
        }
        state.refused += 1;
        LoopbackResponse::json(r#"{"code":9001,"msg":"the token has ended"}"#)
    }

    /// Ends all tokens from outside.
    fn revoke(&self) {
        self.0.lock().unwrap().tokens.clear();
    }

    fn fetches(&self) -> usize {
        self.0.lock().unwrap().fetches
    }
}

/// A folder of tokens, removed on drop.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("processes-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

/// The settings of a process, from its environment.
const SETTINGS: [&str; 4] = ["ACME_SIGNER", "ACME_ADDRESS", "ACME_FOLDER", "ACME_CALLS"];

/// Starts processes that make `calls` calls each, and returns their failed calls.
async fn run(signer: &str, server: &Loopback, folder: &Folder, calls: usize) -> Vec<String> {
    let values = [signer.to_owned(), server.base_url(), folder.0.to_str().unwrap().to_owned(), calls.to_string()];
    let mut running = tokio::task::JoinSet::new();
    for _ in 0..PROCESSES {
        let mut command = std::process::Command::new(env::current_exe().unwrap());
        command.args(["--exact", "processes::one_process", "--nocapture"]).envs(SETTINGS.iter().zip(&values));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let process = command.spawn().unwrap();
        running.spawn_blocking(move || process.wait_with_output().unwrap());
    }
    let mut failed = Vec::new();
    while let Some(output) = running.join_next().await {
        let output = output.unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{text}");
        assert!(text.contains(&format!("made {calls} calls")), "{text}");
        failed.extend(text.lines().filter(|line| line.starts_with("failed: ")).map(str::to_owned));
    }
    failed
}

/// Makes calls 5 ms apart, if another test has started this process.
#[tokio::test]
async fn one_process() {
    let [Ok(signer), Ok(address), Ok(folder), Ok(calls)] = SETTINGS.map(env::var) else { return };
    let sign: Arc<dyn Sign> = if signer == "own" { Arc::new(own()) } else { Arc::new(store("ticket-1")) };
    let report = |failure: &clientloom_runtime::auth::StoreFailure| println!("failed: {failure}");
    let store = FileStore::new(folder).on_failure(report);
    let acme: Acme = Builder::new(sign).base_url(address).token_store(store).build().unwrap();
    let calls: usize = calls.parse().unwrap();
    for _ in 0..calls {
        if let Err(error) = Call::new(&acme.0, &valid()).await {
            println!("failed: {error}");
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    println!("made {calls} calls");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_processes_that_start_together_fetch_one_token() {
    // Columns: signer, number of tokens that a call needs.
    for (signer, tokens) in [("own", 1), ("store", 2)] {
        let (vendor, folder) = (Vendor::default(), Folder::new(&format!("start-{signer}")));
        let server = vendor.start();
        assert_eq!(run(signer, &server, &folder, 50).await, [""; 0], "{signer}");
        assert_eq!((vendor.fetches(), vendor.0.lock().unwrap().refused), (tokens, 0), "{signer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_processes_replace_a_revoked_token_once() {
    for (signer, tokens) in [("own", 1), ("store", 2)] {
        let (vendor, folder) = (Vendor::default(), Folder::new(&format!("revoked-{signer}")));
        let server = vendor.start();
        let revoking = vendor.clone();
        let revoke = tokio::spawn(async move {
            // Half of the calls are made with the first token.
            while revoking.0.lock().unwrap().calls < PROCESSES * 100 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            revoking.revoke();
        });
        assert_eq!(run(signer, &server, &folder, 200).await, [""; 0], "{signer}");
        revoke.await.unwrap();
        assert_eq!(vendor.fetches(), 2 * tokens, "{signer}");
    }
}
