//! Processes with one refresh token, which works once.
//!
//! Each process is this test program, started again with the test [`one_process`].

use super::vendor::{Vendor, client, sign_in, whoami};
use clientloom_runtime::auth::FileStore;
use clientloom_runtime::error::SignInReason;
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const SETTINGS: [&str; 2] = ["ACME_USERS_ADDRESS", "ACME_USERS_FOLDER"];

/// A folder of tokens, removed on drop.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("users-{name}-{}", std::process::id())))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

/// Calls for the user, if another test has started this process.
#[tokio::test]
async fn one_process() {
    let [Ok(address), Ok(folder)] = SETTINGS.map(env::var) else { return };
    let acme: crate::sample::Acme = crate::sample::builder()
        .base_url(address)
        .users("a1", "app-secret", "http://127.0.0.1:9/back")
        .token_store(FileStore::new(folder))
        .build()
        .unwrap();
    for _ in 0..10 {
        match whoami(&acme, "u1").await {
            Ok(user) => println!("saw {user}"),
            Err(error) => println!("failed: {error}"),
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn start(address: &str, folder: &Folder) -> Child {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "users::processes::one_process", "--nocapture"]);
    command.envs(SETTINGS.iter().zip([address, folder.0.to_str().unwrap()]));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

async fn output(process: Child) -> String {
    let output = tokio::task::spawn_blocking(|| process.wait_with_output().unwrap()).await.unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_use_a_refresh_token_once() {
    let (vendor, folder) = (Vendor::default(), Folder::new("two"));
    let server = vendor.start();
    sign_in(&vendor, &client(&server, FileStore::new(&folder.0)), "u1").await.unwrap();
    vendor.state().access.clear();
    vendor.state().delay = Duration::from_millis(300);
    let processes = [(); 2].map(|()| start(&server.base_url(), &folder));
    for process in processes {
        let text = output(process).await;
        assert_eq!(text.matches("saw u1").count(), 10, "{text}");
    }
    assert_eq!(vendor.renewals(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_ends_during_a_renewal_leaves_a_mark() {
    let (vendor, folder) = (Vendor::default(), Folder::new("ended"));
    let server = vendor.start();
    let acme = client(&server, FileStore::new(&folder.0));
    sign_in(&vendor, &acme, "u1").await.unwrap();
    vendor.state().access.clear();
    vendor.state().delay = Duration::from_secs(60);
    let mut process = start(&server.base_url(), &folder);
    while vendor.renewals() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    process.kill().unwrap();
    process.wait().unwrap();
    vendor.state().delay = Duration::ZERO;
    let error = whoami(&acme, "u1").await.unwrap_err();
    assert_eq!(error.sign_in_reason(), Some(SignInReason::AnswerLost), "{error}");
}
