//! Feishu's tokens: fetched once for all, renewed early, replaced once when they are refused.

use super::desk::examples;
use client_runtime::Error;
use client_runtime::testing::{Example, Loopback, Received, Reply};
use generated_client::feishu::{Feishu, attendance::v1::user_flow::BatchDel};
use generated_client::{Operation, Secret};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

const FETCH: &str = "/open-apis/auth/v3/tenant_access_token/internal";
const BAD_TOKEN: &str = r#"{"code":99991663,"msg":"Invalid access token for authorization."}"#;

/// Hands out `t-1`, `t-2` and so on for two hours each, and answers calls by their token.
fn vendor(answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Loopback {
    let handed = AtomicU64::new(0);
    Loopback::start(move |received| {
        if !is_fetch(&received) {
            return answer(received.header("authorization").unwrap_or_default());
        }
        let number = handed.fetch_add(1, Ordering::SeqCst) + 1;
        let body = format!(r#"{{"code":0,"msg":"ok","tenant_access_token":"t-{number}","expire":7200}}"#);
        Reply::json(body).delay(Duration::from_millis(30))
    })
}

fn is_fetch(received: &Received) -> bool {
    received.target == FETCH
}

fn fine(_token: &str) -> Reply {
    Reply::json(call().reply())
}

fn call() -> &'static dyn Example {
    examples().find(|example| example.info().name == BatchDel::INFO.name).expect("a documented example")
}

fn app(server: &Loopback) -> Feishu {
    Feishu::builder().app("cli_a1", "app-secret").base_url(server.base_url()).build().expect("a client")
}

/// Returns the requests as the number of the token they came with, 0 for a fetch.
fn story(server: &Loopback) -> Vec<u32> {
    let token = |received: &Received| {
        received.header("authorization").and_then(|value| value.strip_prefix("Bearer t-")?.parse().ok())
    };
    server.received().iter().map(|received| token(received).unwrap_or_default()).collect()
}

#[tokio::test]
async fn many_calls_fetch_one_token() {
    let server = vendor(fine);
    let feishu = app(&server);
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let feishu = feishu.clone();
            tokio::spawn(async move { call().call(feishu.client()).await.map(drop) })
        })
        .collect();
    for call in calls {
        call.await.expect("no panic").expect("a success");
    }
    let story = story(&server);
    assert_eq!(story[0], 0);
    assert_eq!(story[1..], [1; 50]);
}

#[tokio::test]
async fn a_token_is_renewed_before_it_ends() {
    let server = vendor(fine);
    let seconds = Arc::new(AtomicU64::new(0));
    let hands = Arc::clone(&seconds);
    let clock = move || UNIX_EPOCH + Duration::from_secs(hands.load(Ordering::SeqCst));
    let builder = Feishu::builder().app("cli_a1", "app-secret").base_url(server.base_url()).clock(clock);
    let feishu = builder.build().expect("a client");
    // A token of 7200 s: renewed with less than 1800 s left, not used with less than 300 s.
    for (now, number) in [(0, 1), (5400, 1), (6901, 2), (6901 + 5400, 2)] {
        seconds.store(now, Ordering::SeqCst);
        call().call(feishu.client()).await.expect("a success");
        assert_eq!(story(&server).last(), Some(&number), "after {now} s");
    }
    assert_eq!(story(&server), [0, 1, 1, 0, 2, 2]);
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let server = vendor(|token| if token == "Bearer t-1" { Reply::json(BAD_TOKEN) } else { fine(token) });
    let feishu = app(&server);
    for _ in 0..2 {
        call().call(feishu.client()).await.expect("a success");
    }
    assert_eq!(story(&server), [0, 1, 0, 2, 2]);
}

#[tokio::test]
async fn a_second_refusal_is_the_error() {
    for status in [200, 400] {
        let server = vendor(move |_| Reply::new(status, BAD_TOKEN));
        let error = call().call(app(&server).client()).await.expect_err("a failure");
        assert_eq!(error.api_error().map(|api| (api.code.as_str(), api.status)), Some(("99991663", status)));
        assert_eq!(story(&server), [0, 1, 0, 2]);
    }
}

#[tokio::test]
async fn a_ready_made_token_is_sent_as_it_is() {
    let server = vendor(|_| Reply::json(BAD_TOKEN));
    let token = Secret::from("t-7");
    let builder = Feishu::builder().tenant_access_token(token).base_url(server.base_url());
    let error = call().call(builder.build().expect("a client").client()).await.expect_err("a failure");
    assert_eq!(error.api_error().map(|api| api.code.as_str()), Some("99991663"));
    assert_eq!(story(&server), [7], "nothing to replace it with");
}

#[tokio::test]
async fn without_a_token_the_call_is_not_sent() {
    for (reply, kind) in [
        (Reply::json(r#"{"code":10014,"msg":"app secret invalid"}"#), "10014"),
        (Reply::json(r#"{"code":0,"msg":"ok"}"#), ""),
        (Reply::json(r#"{"code":0,"msg":"ok","tenant_access_token":"","expire":7200}"#), ""),
        (Reply::json(r#"{"code":0,"msg":"ok","tenant_access_token":"t-1","expire":"soon"}"#), ""),
        (Reply::new(502, "<html>"), ""),
    ] {
        let server = Loopback::start(move |_| reply.clone());
        let error = call().call(app(&server).client()).await.expect_err("a failure");
        let Error::Auth(auth) = &error else { panic!("{error}") };
        let code = auth.token_error().and_then(Error::api_error).map_or("", |api| api.code.as_str());
        assert_eq!(code, kind, "{error}");
        assert!(!error.may_have_reached_server(), "{error}");
        assert_eq!(error.operation(), Some(BatchDel::INFO.name));
        assert!(server.received().iter().all(is_fetch), "{error}");
    }
}
