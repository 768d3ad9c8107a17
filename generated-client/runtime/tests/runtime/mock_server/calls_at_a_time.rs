//! More calls at a time than a page allows break a rule of the page.

use super::socket::send;
use super::vendors::GATEWAY;
use clientloom_runtime::Method;
use clientloom_runtime::operation::{Concurrency, Field, OperationInfo, ValueType};
use clientloom_runtime::testing::{MockResponse, MockServer, VendorDocs};
use futures_util::future::join_all;
use std::time::Duration;

const PLAIN: OperationInfo = OperationInfo { method: Method::Post, ..OperationInfo::of(&GATEWAY) };

static ALONE: OperationInfo =
    OperationInfo { name: "alone", path: "/alone", concurrency: Some(Concurrency::of(1)), ..PLAIN };
static ROOMS: OperationInfo = OperationInfo {
    name: "rooms",
    path: "/rooms",
    fields: &[Field::query("room", ValueType::String)],
    concurrency: Some(Concurrency::per("room", 2)),
    ..PLAIN
};

static DOCS: VendorDocs = VendorDocs::new(&[&ALONE, &ROOMS], &[]);

/// Sends requests at once, each with a token, and returns the violations.
async fn violations(name: &str, requests: &[(&str, &str)]) -> Vec<String> {
    let server = MockServer::start(&DOCS);
    server.on_named(name).always(MockResponse::json(200, "{}").delay(Duration::from_millis(300)));
    let calls = requests.iter().map(|(target, token)| {
        let (line, server) = (format!("POST {target}"), &server);
        async move { send(server, &line, &format!("Authorization: {token}\r\n"), "").await }
    });
    join_all(calls).await;
    let requests = server.requests();
    let violations = requests.iter().flat_map(|request| &request.violations).map(ToString::to_string);
    let mut violations: Vec<String> = violations.collect();
    violations.sort();
    violations
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_above_the_documented_number_are_violations() {
    let alone = ["2 calls at a time, but the page allows 1"];
    let rooms = ["3 calls at a time, but the page allows 2 for each value of `room`"];
    for (name, requests, expected) in [
        ("alone", &[("/alone", "t")][..], &[][..]),
        ("alone", &[("/alone", "t"), ("/alone", "t")], &alone),
        ("alone", &[("/alone", "t"), ("/alone", "u")], &[]),
        ("rooms", &[("/rooms?room=a", "t"), ("/rooms?room=a", "t"), ("/rooms?room=b", "t")], &[]),
        ("rooms", &[("/rooms?room=a", "t"), ("/rooms?room=a", "t"), ("/rooms?room=a", "t")], &rooms),
        ("rooms", &[("/rooms", "t"), ("/rooms", "t"), ("/rooms", "t")], &rooms),
    ] {
        assert_eq!(violations(name, requests).await, expected, "{requests:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_one_after_another_are_documented() {
    let server = MockServer::start(&DOCS);
    server.on_named("alone").always(MockResponse::json(200, "{}"));
    for _ in 0..20 {
        send(&server, "POST /alone", "Authorization: t\r\n", "").await;
    }
    server.assert_clean();
    assert_eq!(server.requests().len(), 20);
}
