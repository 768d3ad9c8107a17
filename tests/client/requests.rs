//! The sent request equals the documented one.

use super::stub::{Stub, examples, sorted};
use super::vendors::signed;
use clientloom_runtime::Value;
use clientloom_runtime::testing::{Example, Received};
use std::collections::BTreeMap;

#[tokio::test]
async fn each_documented_request_is_sent_as_documented() {
    for example in examples() {
        let stub = Stub::of(example);
        stub.call().await.unwrap_or_else(|error| panic!("{error}"));
        let received = stub.received();
        let [received] = &received[..] else { panic!("{} was sent {} times", example.name(), received.len()) };

        assert_eq!(received.method.as_str(), example.info().method.as_str(), "{}", example.name());
        assert_eq!(sorted(&received.target), sorted(example.target()), "{}", example.name());
        assert_eq!(headers(example, received), expected_headers(example, received, &stub.host()), "{}", example.name());
        match example.body() {
            Some(body) => assert_eq!(json(&received.body), json(body.as_bytes()), "{}", example.name()),
            None => assert_eq!(received.body, "", "{}", example.name()),
        }
    }
}

fn json(text: &[u8]) -> Value {
    said(serde_json::from_slice(text).expect("JSON"))
}

/// Returns a value with parsed JSON texts, so that spaces and the order of keys do not matter.
fn said(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(said).collect(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, said(value))).collect(),
        Value::String(text) => match serde_json::from_str(&text) {
            Ok(inner @ (Value::Array(_) | Value::Object(_))) => {
                [("JSON text".to_owned(), said(inner))].into_iter().collect()
            }
            _ => Value::String(text),
        },
        scalar => scalar,
    }
}

/// Returns the received headers, with an empty value for those without a fixed one.
fn headers(example: &dyn Example, received: &Received) -> BTreeMap<String, String> {
    let mut headers: BTreeMap<String, String> = received
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().expect("text").to_owned()))
        .collect();
    for (name, value) in signed(example.info().service.vendor) {
        if let (Some(found), None) = (headers.get_mut(*name), value) {
            assert!(!found.is_empty(), "{name}");
            found.clear();
        }
    }
    assert_eq!(headers.len(), received.headers.len(), "a header came twice");
    headers
}

fn expected_headers(example: &dyn Example, received: &Received, host: &str) -> BTreeMap<String, String> {
    let length = received.body.len().to_string();
    let agent = concat!("clientloom-runtime/", env!("CARGO_PKG_VERSION"));
    let mut expected = vec![
        ("accept", "application/json"),
        ("accept-encoding", "gzip, deflate"),
        ("host", host),
        ("user-agent", agent),
    ];
    if example.body().is_some() {
        expected.extend([("content-type", "application/json"), ("content-length", &length)]);
    }
    expected.extend(example.info().service.headers);
    expected.extend(example.headers());
    expected.extend(signed(example.info().service.vendor).iter().map(|(name, value)| (*name, value.unwrap_or(""))));
    expected.into_iter().map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect()
}
