//! Calls of operations without a page.

use crate::sample::builder;
use crate::script::Step::{Broken, Respond};
use crate::script::{OK, Script};
use clientloom_runtime::{Error, Method, Options, Rate, Value};

#[tokio::test]
async fn a_raw_call_is_signed_and_decoded() {
    let script = Script::new([Respond(200, &[], r#"{"data":{"rooms":[1]},"code":0,"msg":"fine"}"#)]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let response = acme.0.call_raw(Method::Post, "/v9/rooms?floor=2", json!({ "size": 3 })).await.unwrap();
    assert_eq!((&*response, response.message()), (&json!({ "rooms": [1] }), "fine"));
    let request = script.last();
    assert_eq!(request.uri(), "https://north.acme.example/api/v9/rooms?floor=2");
    assert_eq!(request.headers()["authorization"], "Bearer t-very-secret-token");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body(), r#"{"size":3}"#);
}

#[tokio::test]
async fn a_raw_call_keeps_every_digit() {
    let script = Script::new([Respond(200, &[], r#"{"code":0,"data":{"prices":[0.10,1e400,98765432109876543210]}}"#)]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let body: Value = r#"{"id":98765432109876543210.125}"#.parse().unwrap();
    let options = Options::new().body_field("price", "0.10".parse::<Value>().unwrap());
    let response = acme.0.call_raw(Method::Post, "/v9/rooms", body).options(options).await.unwrap();
    assert_eq!(script.last().body(), r#"{"id":98765432109876543210.125,"price":0.10}"#);
    assert_eq!(response.to_string(), r#"{"prices":[0.10,1e400,98765432109876543210]}"#);
    acme.0.call_raw(Method::Post, "/v9/rooms", serde_json::json!([1.5])).await.unwrap();
    assert_eq!(script.last().body(), "[1.5]");
    acme.0.call_raw(Method::Post, "/v9/rooms", Some(json!({}))).await.unwrap();
    assert_eq!(script.last().body(), "{}");
}

#[tokio::test]
async fn an_error_of_a_raw_call_names_method_and_path_only() {
    let script = Script::new([Respond(400, &[], r#"{"code":7,"msg":"no"}"#)]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let error = acme.0.call_raw(Method::Get, "/v9/rooms?key=secret", None).await.unwrap_err();
    assert_eq!(error.operation(), Some("GET /v9/rooms"));
    assert_eq!(error.to_string(), "GET /v9/rooms failed with code 7 (TheVendorsSeven), HTTP 400: no");
    assert!(script.last().body().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_raw_call_is_retried_if_marked_safe() {
    let script = Script::new([Broken, OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let Err(Error::Transport(_)) = acme.0.call_raw(Method::Get, "/v9/rooms", None).await else { panic!("once") };
    acme.0.call_raw(Method::Get, "/v9/rooms", None).await.unwrap();
    let script = Script::new([Broken, OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    acme.0.call_raw(Method::Get, "/v9/rooms", None).retry_is_safe().await.unwrap();
    assert_eq!(script.count(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_raw_call_keeps_its_rate() {
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    for page in 0..3 {
        let call = acme.0.call_raw(Method::Get, format!("/v9/rooms?page={page}"), None);
        call.rate(Rate::per_minute(2)).await.unwrap();
    }
    assert_eq!(script.seconds(), [0, 0, 60]);
}

#[tokio::test]
async fn options_apply_to_a_raw_call() {
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let options = Options::new().query_field("q", "a&b").body_field("size", 4).header("X-More", "1");
    acme.0.call_raw(Method::Post, "/v9/rooms?floor=2", None).options(options).await.unwrap();
    let request = script.last();
    assert_eq!(request.uri().query(), Some("floor=2&q=a%26b"));
    assert_eq!(request.headers()["x-more"], "1");
    assert_eq!(request.body(), r#"{"size":4}"#);
    let options = Options::new().body_field("size", 4);
    let error = acme.0.call_raw(Method::Post, "/v9/rooms", json!([1])).options(options).await.unwrap_err();
    assert_eq!(error.to_string(), "cannot add the field `size`: the body is not a JSON object");
}

/// A path without a leading slash would become part of the host, which would receive the token.
#[tokio::test]
async fn a_path_that_changes_the_host_is_refused() {
    let script = Script::new([OK]);
    let acme = builder().base_url("https://acme.example").transport(script.clone()).build().unwrap();
    for path in ["@evil.example/v9", ".evil.example/v9", "v9/rooms", "", "?a=1", "/v9/rooms#7"] {
        let error = acme.0.call_raw(Method::Get, path, None).await.unwrap_err();
        let Error::Build(error) = error else { panic!("{path}: {error}") };
        assert!(error.to_string().starts_with("invalid path `"), "{error}");
    }
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn a_query_field_replaces_one_of_the_path() {
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    for (path, expected) in [
        ("/v9/rooms?floor=2&q=1", "q=1&floor=3&floor=4"),
        ("/v9/rooms?flo%6Fr=2", "floor=3&floor=4"),
        ("/v9/rooms?", "floor=3&floor=4"),
        ("/v9/rooms", "floor=3&floor=4"),
    ] {
        let options = Options::new().query_field("floor", "3").query_field("floor", "4");
        acme.0.call_raw(Method::Get, path, None).options(options).await.unwrap();
        assert_eq!(script.last().uri().query(), Some(expected));
        assert_eq!(script.last().uri().path(), "/api/v9/rooms");
    }
}

#[tokio::test(start_paused = true)]
async fn a_raw_calls_rate_is_kept_if_documented_rates_are_skipped() {
    let script = Script::new([OK]);
    let acme = builder().skip_rates().transport(script.clone()).build().unwrap();
    for _ in 0..3 {
        acme.0.call_raw(Method::Get, "/v9/rooms", None).rate(Rate::per_minute(2)).await.unwrap();
    }
    assert_eq!(script.seconds(), [0, 0, 60]);
}

#[tokio::test(start_paused = true)]
async fn a_rate_given_by_a_later_call_applies_from_then_on() {
    let script = Script::new([Respond(429, &[("Retry-After", "5")], ""), OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    acme.0.call_raw(Method::Get, "/v9/rooms", None).await.unwrap();
    for _ in 0..2 {
        acme.0.call_raw(Method::Get, "/v9/rooms", None).rate(Rate::per_minute(2)).await.unwrap();
    }
    assert_eq!(script.seconds(), [0, 5, 5, 65]);
}

#[tokio::test]
async fn a_rate_of_zero_calls_is_refused() {
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let error = acme.0.call_raw(Method::Get, "/v9/rooms", None).rate(Rate::per_minute(0)).await.unwrap_err();
    assert_eq!((error.to_string().as_str(), script.count()), ("invalid rate of `0` calls: allow at least one call", 0));
}
