//! Processes that may open few files: a client of theirs makes many calls at once.
//!
//! The server is in the process of the test. The calls are made by a process of their own, which
//! runs one of the tests here and gets the address of the server in a variable.

use crate::sample::{builder, valid};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Builder, Call};
use std::env;
use std::process::Command;
use std::time::Duration;

const SERVER: &str = "CALLS_SERVER";

/// Makes calls at once, if this is the process of the calls, and expects all of them to succeed.
fn call_at_once(count: usize, set: impl Fn(Builder<crate::sample::Acme>) -> Builder<crate::sample::Acme>) {
    let Ok(server) = env::var(SERVER) else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let acme = set(builder()).base_url(server).attempts(1).build().unwrap();
        let calls = (0..count).map(|_| {
            let acme = acme.clone();
            tokio::spawn(async move { Call::new(&acme.0, &valid()).await.map(drop) })
        });
        let mut failed = Vec::new();
        for call in calls.collect::<Vec<_>>() {
            failed.extend(call.await.unwrap().err());
        }
        assert!(failed.is_empty(), "{} calls failed: {}", failed.len(), failed[0]);
    });
}

#[test]
fn calls_of_a_process_with_256_files() {
    call_at_once(2000, |builder| builder.max_in_flight(200));
}

#[test]
fn calls_of_a_process_with_1024_files() {
    call_at_once(10_000, |builder| builder);
}

/// Runs a test of this file in a process that may open this many files.
async fn run(test: &str, files: usize, delay: Duration) -> usize {
    let server = Loopback::start(move |_| LoopbackResponse::json(r#"{"code":0}"#).delay(delay));
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -n {files} && exec \"$0\" --exact descriptors::{test}")]);
    command.arg(env::current_exe().expect("a path")).env(SERVER, server.base_url());
    let output = tokio::task::spawn_blocking(move || command.output().expect("a shell")).await.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    server.received().len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_calls_need_no_more_than_256_files() {
    assert_eq!(run("calls_of_a_process_with_256_files", 256, Duration::from_millis(100)).await, 2000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_calls_need_no_more_than_1024_files() {
    assert_eq!(run("calls_of_a_process_with_1024_files", 1024, Duration::from_millis(20)).await, 10_000);
}
