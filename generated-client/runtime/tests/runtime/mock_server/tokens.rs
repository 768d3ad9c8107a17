//! Tokens of the mock server: issued and refused as the vendor does.

use super::socket::{self, HEADERS, LINE, send};
use super::vendors::{ACCESS, APP, Apply, Ask, Shelve, Shop, VENDOR_DOCS, shelve};
use clientloom_runtime::auth::TokenExchange;
use clientloom_runtime::operation::Operation;
use clientloom_runtime::testing::{Fault, MockResponse, MockServer, VendorDocs};
use clientloom_runtime::{Builder, Call, Client};
use std::time::Duration;

fn client(server: &MockServer) -> Client {
    let exchange = TokenExchange::new(&APP, "id-1", "secret-1");
    Builder::<Shop>::new(exchange).base_url(server.base_url()).attempts(1).build().unwrap().0
}

async fn call(client: &Client) -> Result<(), String> {
    Call::new(client, &shelve(&["a"])).await.map(|_| ()).map_err(|error| error.to_string())
}

#[tokio::test]
async fn a_revoked_token_is_replaced() {
    let server = MockServer::start(&VENDOR_DOCS);
    let client = client(&server);
    for _ in 0..2 {
        call(&client).await.unwrap();
    }
    server.revoke_tokens();
    call(&client).await.unwrap();
    let sent: Vec<_> = server.of::<Ask<Shelve>>();
    let sent: Vec<_> = sent.iter().map(|request| request.received.header("authorization").unwrap()).collect();
    let [first, second] = ["Bearer replay-token-1", "Bearer replay-token-2"];
    assert_eq!(sent, [first, first, first, second]);
    let fetches = server.token_requests();
    assert_eq!(fetches.len(), 2);
    assert_eq!(fetches[0].values, json!({ "id": "id-1", "secret": "secret-1" }));
    assert!(fetches[0].is_fetch() && fetches[0].operation.is_none());
    server.assert_clean();
}

#[tokio::test]
async fn a_token_fetch_can_fail() {
    let server = MockServer::start(&VENDOR_DOCS);
    server
        .on_token()
        .once(Fault::HangUp)
        .once(MockResponse::code("9003").status(200))
        .once(MockResponse::new(502, "<html>"));
    server.on_named("/app").once(Fault::Reset);
    let client = client(&server);
    let mut failures = Vec::new();
    while let Err(error) = call(&client).await {
        failures.push(error);
    }
    let expected = ["received no response", "received no response", "code 9003, HTTP 200: used up", "HTTP 502"];
    assert_eq!(failures.len(), expected.len(), "{failures:?}");
    assert!(failures.iter().zip(expected).all(|(found, expected)| found.contains(expected)), "{failures:?}");
    assert_eq!(server.token_requests().len(), 5);
    server.assert_clean();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_was_not_issued_is_refused() {
    let server = MockServer::start(&VENDOR_DOCS);
    let ended = send(&server, LINE, HEADERS, socket::BODY).await;
    assert_eq!(ended.json(), json!({ "code": 9001, "msg": "No such token." }));
    server.on::<Ask<Shelve>>().once(MockResponse::code("7"));
    assert_eq!(send(&server, LINE, HEADERS, socket::BODY).await.json()["code"], 9001, "the script waits");
    server.accept_token("t");
    assert_eq!(send(&server, LINE, HEADERS, socket::BODY).await.json()["code"], 7);
    server.assert_clean();
}

/// The vendor documents its token request as an operation too.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_request_can_be_an_operation() {
    static APPLY: VendorDocs = VendorDocs::new(&[<Ask<Apply>>::INFO], &[]);
    let server = MockServer::start(&VENDOR_DOCS).with(&APPLY);
    server.on::<Ask<Apply>>().once(MockResponse::code("11"));
    let ended = send(&server, "POST /app", "", r#"{"id":"i","secret":"s"}"#).await;
    assert_eq!((ended.status(), ended.json()), (403, json!({ "code": 11, "msg": "no such app" })));
    call(&client(&server)).await.unwrap();
    assert_eq!(server.of::<Ask<Apply>>().len(), 2);
    assert_eq!(server.of_named("app.apply").len(), 2);
    assert_eq!(server.token_requests().len(), 2);
    server.assert_clean();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_fetch_needs_the_documented_fields() {
    let server = MockServer::start(&VENDOR_DOCS);
    let cases = [
        ("[]", "the body is not a JSON object"),
        (r#"{"id":"i"}"#, "`secret` is required but missing"),
        (r#"{"id":"","secret":7}"#, "`id` must not be empty\n- `secret` must be a string, not a number"),
        (r#"{"id":"i","secret":"s","more":1}"#, "the field `more` is not documented"),
    ];
    for (body, wrong) in cases {
        let ended = send(&server, "POST /app", "", body).await;
        assert_eq!((ended.status(), ended.body()), (400, format!("POST /app (/app)\n- {wrong}")));
    }
    server.token_life(Duration::from_secs(60));
    let ended = send(&server, "POST /app", "", r#"{"id":"i","secret":"s"}"#).await;
    assert_eq!(ended.json(), json!({ "code": 0, "msg": "ok", "app_token": "replay-token-1", "expires_in": 60 }));
    assert_eq!(server.token_requests().len(), 5);
}

/// If one token is exchanged for another, the first one must be valid.
#[tokio::test(flavor = "multi_thread")]
async fn a_token_fetch_may_need_another_token() {
    static CHAIN: VendorDocs = VendorDocs::new(&[], &[]).exchanges(&[&APP, &ACCESS]);
    let server = MockServer::start(&CHAIN);
    let buy = |token: &str| format!(r#"{{"app_token":"{token}","tenant":"a"}}"#);
    assert_eq!(send(&server, "POST /access", "", &buy("stolen")).await.json()["code"], 9001);
    let token = send(&server, "POST /app", "", r#"{"id":"i","secret":"s"}"#).await.json()["app_token"].clone();
    let bought = send(&server, "POST /access", "", &buy(token.as_str().unwrap())).await.json();
    assert_eq!(bought["access"], "replay-token-2");
}

#[tokio::test]
#[should_panic(expected = "no vendor of this server issues tokens")]
async fn a_token_that_is_never_fetched_has_no_response() {
    MockServer::start(&super::vendors::GATES).on_token().once(Fault::Cut);
}
