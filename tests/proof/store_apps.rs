//! Feishu's store apps: one token of the app for all tenants, and the codes by which either token is refused.

use super::desk::examples;
use client_runtime::testing::{Example, Loopback, Received, Reply};
use client_runtime::{Call, Error, Value};
use generated_client::Operation;
use generated_client::feishu::{Feishu, attendance::v1::user_flow::BatchDel};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// What a request is, in a line: `app the-ticket`, `tenant a-1 red`, or the token of a call.
fn line(received: &Received) -> String {
    let body: Value = serde_json::from_slice(&received.body).expect("JSON");
    let text = |name: &str| body[name].as_str().unwrap_or("-").to_owned();
    match received.target.rsplit_once("/auth/v3/") {
        Some((_, "app_access_token")) => format!("app {}", text("app_ticket")),
        Some(_) => format!("tenant {} {}", text("app_access_token"), text("tenant_key")),
        None => received.header("authorization").unwrap_or("-").trim_start_matches("Bearer ").to_owned(),
    }
}

/// Hands out `a-1` and `t-red-2` and so on, and answers with a code where `refuse` has one.
fn vendor(refuse: impl Fn(&str) -> Option<u64> + Send + Sync + 'static) -> Loopback {
    let handed = AtomicU64::new(0);
    Loopback::start(move |received| {
        let line = line(&received);
        if let Some(code) = refuse(&line) {
            return Reply::json(format!(r#"{{"code":{code},"msg":"no"}}"#));
        }
        let (field, begin) = match line.split(' ').collect::<Vec<_>>()[..] {
            ["app", _] => ("app_access_token", "a".to_owned()),
            ["tenant", _, tenant] => ("tenant_access_token", format!("t-{tenant}")),
            _ => return Reply::json(call().reply()),
        };
        let number = handed.fetch_add(1, Ordering::SeqCst) + 1;
        let body = format!(r#"{{"code":0,"msg":"success","{field}":"{begin}-{number}","expire":7140}}"#);
        Reply::json(body).delay(Duration::from_millis(30))
    })
}

fn call() -> &'static dyn Example {
    examples().find(|example| example.info().name == BatchDel::INFO.name).expect("a documented example")
}

fn app(server: &Loopback) -> Feishu {
    let builder = Feishu::builder().store_app("cli_a1", "app-secret", "the-ticket", "red");
    builder.base_url(server.base_url()).attempts(1).build().expect("a client")
}

fn story(server: &Loopback) -> Vec<String> {
    server.received().iter().map(line).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_calls_fetch_one_token_of_each_kind() {
    let server = vendor(|_| None);
    let feishu = app(&server);
    let request = BatchDel::new(["1"]);
    let calls = (0..90).map(|number| {
        let (client, request) = (feishu.client().clone(), request.clone());
        let tenant = ["red", "green", "blue"][number % 3];
        tokio::spawn(async move { Call::new(&client, &request).tenant(tenant).await.map(drop) })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.expect("no panic").expect("a success");
    }
    let mut fetches = story(&server);
    fetches.retain(|line| line.contains(' '));
    assert_eq!(fetches.remove(0), "app the-ticket");
    fetches.sort();
    assert_eq!(fetches, ["tenant a-1 blue", "tenant a-1 green", "tenant a-1 red"]);
}

#[tokio::test]
async fn each_code_of_a_bad_token_drops_the_token_that_was_sent() {
    for code in [99_991_663, 99_991_664, 99_991_671] {
        let server = vendor(move |line| (line == "t-red-2").then_some(code));
        call().call(app(&server).client()).await.expect("a success");
        assert_eq!(story(&server), ["app the-ticket", "tenant a-1 red", "t-red-2", "tenant a-1 red", "t-red-3"]);

        let server = vendor(move |line| line.starts_with("tenant a-1 ").then_some(code));
        call().call(app(&server).client()).await.expect("a success");
        let again = ["app the-ticket", "tenant a-1 red", "app the-ticket", "tenant a-2 red", "t-red-3"];
        assert_eq!(story(&server), again);
    }
}

#[tokio::test]
async fn a_refused_ticket_is_an_error_that_says_what_to_do() {
    let server = vendor(|line| line.starts_with("app").then_some(10_012));
    let error = call().call(app(&server).client()).await.expect_err("a failure");
    let Error::Auth(auth) = &error else { panic!("{error}") };
    let api = auth.token_error().and_then(Error::api_error).expect("what the vendor said");
    assert_eq!((api.code.as_str(), api.row.and_then(|row| row.name)), ("10012", Some("AppTicketRefused")));
    assert!(error.to_string().contains("Set the latest ticket"), "{error}");
    assert_eq!(story(&server), ["app the-ticket"]);
}
