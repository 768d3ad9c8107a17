//! Undocumented parts of responses, counted while a program runs.

use crate::sample::{builder, valid};
use crate::script::Script;
use crate::script::Step::Respond;
use clientloom_runtime::{Call, Method};
use std::sync::{Arc, Mutex};

#[tokio::test]
async fn deviations_are_counted_by_operation_and_location() {
    let body = r#"{"code":0,"data":{"children":[{"new":1},{"text":2},{"new":3}]},"trace":"t"}"#;
    let script = Script::new([Respond(200, &[], body)]);
    let acme = builder().transport(script).build().unwrap();
    for _ in 0..2 {
        Call::new(&acme.clone().0, &valid()).await.unwrap();
    }
    let drifts: Vec<String> = acme.0.drifts().iter().map(ToString::to_string).collect();
    assert_eq!(
        drifts,
        [
            "things.probe: `data.children[].new` is not documented (4×)",
            "things.probe: `data.children[].text` is a number instead of a string (2×)",
            "things.probe: `trace` is not documented (2×)",
        ]
    );
}

#[tokio::test]
async fn an_undocumented_error_code_is_counted() {
    let script = Script::new([Respond(400, &[], r#"{"code":77}"#), Respond(400, &[], r#"{"code":7}"#)]);
    let acme = builder().transport(script).build().unwrap();
    for _ in 0..2 {
        Call::new(&acme.0, &valid()).await.unwrap_err();
    }
    let drifts: Vec<String> = acme.0.drifts().iter().map(ToString::to_string).collect();
    assert_eq!(drifts, ["things.probe: `code 77` is not documented (1×)"]);
}

#[tokio::test]
async fn the_callback_receives_each_deviation() {
    let counts = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&counts);
    let script = Script::new([Respond(200, &[], r#"{"code":0,"data":{"new":1}}"#)]);
    let watch = move |drift: &clientloom_runtime::response::Drift| {
        notes.lock().unwrap().push((drift.address.clone(), drift.count));
    };
    let acme = builder().transport(script).on_drift(watch).build().unwrap();
    for _ in 0..3 {
        Call::new(&acme.0, &valid()).await.unwrap();
    }
    let new = "data.new".to_owned();
    assert_eq!(*counts.lock().unwrap(), [(new.clone(), 1), (new.clone(), 2), (new, 3)]);
}

#[tokio::test]
async fn raw_responses_are_not_counted() {
    let script = Script::new([Respond(200, &[], r#"{"code":0,"data":{"new":1}}"#)]);
    let acme = builder().transport(script).build().unwrap();
    acme.0.call_raw(Method::Get, "/v1/things", None).await.unwrap();
    assert_eq!(acme.0.drifts(), []);
}

#[tokio::test]
async fn long_keys_are_shortened() {
    let body = format!(r#"{{"code":0,"data":{{"{}":1}}}}"#, "k".repeat(100_000));
    let script = Script::new([Respond(200, &[], Box::leak(body.into_boxed_str()))]);
    let acme = builder().transport(script).build().unwrap();
    Call::new(&acme.0, &valid()).await.unwrap();
    let drifts = acme.0.drifts();
    assert!(drifts[0].address.starts_with("data.kkk") && drifts[0].address.len() < 1000, "{}", drifts[0].address.len());
}
