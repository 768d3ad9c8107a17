//! Tokens of Feishu: fetched once for all calls, renewed early, and replaced once if refused.

use super::super::stub::examples;
use clientloom_runtime::Error;
use clientloom_runtime::testing::{Example, MockResponse, MockServer, Request};
use feishu_gptbots_ctyun::auth::Ticket;
use feishu_gptbots_ctyun::examples::feishu::VENDOR_DOCS;
use feishu_gptbots_ctyun::feishu::Feishu;
use feishu_gptbots_ctyun::feishu::attendance::v1::user_flow::BatchDel;
use feishu_gptbots_ctyun::operation::Operation;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

fn call() -> &'static dyn Example {
    examples().find(|example| example.info().name == BatchDel::INFO.name).expect("a documented example")
}

fn app(server: &MockServer) -> Feishu {
    Feishu::builder().app("cli_a1", "app-secret").base_url(server.base_url()).build().expect("a client")
}

/// Returns the number of the token of each request, 0 for a token request.
fn story(server: &MockServer) -> Vec<u32> {
    let token = |request: &Request| {
        request.received.header("authorization").and_then(|value| value.rsplit('-').next()?.parse().ok())
    };
    server.requests().iter().map(|request| token(request).unwrap_or_default()).collect()
}

#[tokio::test]
async fn many_calls_fetch_one_token() {
    let server = MockServer::start(&VENDOR_DOCS);
    server.on_token().once(MockResponse::documented().delay(Duration::from_millis(30)));
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
async fn a_token_is_renewed_before_it_expires() {
    let server = MockServer::start(&VENDOR_DOCS);
    let seconds = Arc::new(AtomicU64::new(0));
    let hands = Arc::clone(&seconds);
    let clock = move || UNIX_EPOCH + Duration::from_secs(hands.load(Ordering::SeqCst));
    let builder = Feishu::builder().app("cli_a1", "app-secret").base_url(server.base_url()).clock(clock);
    let feishu = builder.build().expect("a client");
    // Renewal runs in the background. It is slow enough to end after the call.
    server.on_token().always(MockResponse::documented().delay(Duration::from_millis(30)));
    // A token lives 7200 s. It is renewed below 1800 s, and not used below 300 s.
    for (now, number) in [(0, 1), (5400, 1), (6901, 2), (6901 + 5400, 2)] {
        seconds.store(now, Ordering::SeqCst);
        call().call(feishu.client()).await.expect("a success");
        assert_eq!(story(&server).last(), Some(&number), "after {now} s");
    }
    assert_eq!(story(&server), [0, 1, 1, 0, 2, 2]);
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let server = MockServer::start(&VENDOR_DOCS);
    let feishu = app(&server);
    call().call(feishu.client()).await.expect("a success");
    server.revoke_tokens();
    for _ in 0..2 {
        call().call(feishu.client()).await.expect("a success");
    }
    assert_eq!(story(&server), [0, 1, 1, 0, 2, 2]);
}

#[tokio::test]
async fn a_second_refusal_is_an_error() {
    for status in [200, 400] {
        let server = MockServer::start(&VENDOR_DOCS);
        server.on::<BatchDel>().always(MockResponse::bad_token().status(status));
        let error = call().call(app(&server).client()).await.expect_err("a failure");
        assert_eq!(error.api_error().map(|api| (api.code.as_str(), api.status)), Some(("99991663", status)));
        assert_eq!(story(&server), [0, 1, 0, 2]);
    }
}

#[tokio::test]
async fn a_ready_made_token_is_sent_unchanged() {
    let server = MockServer::start(&VENDOR_DOCS);
    let feishu = Feishu::builder().tenant_access_token("t-7").base_url(server.base_url()).build().expect("a client");
    let error = call().call(feishu.client()).await.expect_err("a failure");
    assert_eq!(error.api_error().map(|api| api.code.as_str()), Some("99991663"));
    assert_eq!(story(&server), [7], "nothing to replace it with");
    server.accept_token("t-7");
    call().call(feishu.client()).await.expect("a success");
}

#[tokio::test]
async fn a_call_without_a_token_is_not_sent() {
    for (answer, kind) in [
        (MockResponse::code("10014").status(200), "10014"),
        (MockResponse::json(200, r#"{"code":0,"msg":"ok"}"#), ""),
        (MockResponse::json(200, r#"{"code":0,"msg":"ok","tenant_access_token":"","expire":7200}"#), ""),
        (MockResponse::json(200, r#"{"code":0,"msg":"ok","tenant_access_token":"t-1","expire":"soon"}"#), ""),
        (MockResponse::new(502, "<html>"), ""),
    ] {
        let server = MockServer::start(&VENDOR_DOCS);
        server.on_token().always(answer);
        let error = call().call(app(&server).client()).await.expect_err("a failure");
        let Error::Auth(auth) = &error else { panic!("{error}") };
        let code = auth.token_error().and_then(Error::api_error).map_or("", |api| api.code.as_str());
        assert_eq!(code, kind, "{error}");
        assert!(!error.may_have_reached_server(), "{error}");
        assert_eq!(error.operation(), Some(BatchDel::INFO.name));
        assert!(server.requests().iter().all(Request::is_fetch), "{error}");
    }
}

/// The app token is exchanged for the tenant token.
#[tokio::test]
async fn a_store_app_replaces_both_tokens() {
    let server = MockServer::start(&VENDOR_DOCS);
    let builder = Feishu::builder().store_app("cli_b2", "app-secret", Ticket::from("the-ticket"), "tenant-1");
    let feishu = builder.base_url(server.base_url()).build().expect("a client");
    call().call(feishu.client()).await.expect("a success");
    assert_eq!(story(&server), [0, 0, 2]);
    server.revoke_tokens();
    call().call(feishu.client()).await.expect("a success");
    // The old token is refused, then the app token, and both are fetched again.
    assert_eq!(story(&server)[3..], [2, 0, 0, 0, 4]);
    server.assert_clean();
}
