//! Documented examples, as generated tests use them.

use crate::sample::{Probe, builder};
use clientloom_runtime::ErrorCode;
use clientloom_runtime::Value;
use clientloom_runtime::operation::Operation;
use clientloom_runtime::testing::{Example, Loopback, LoopbackResponse, Typed};

static EXAMPLES: &[&dyn Example] = &[&Typed {
    name: "probe 1",
    request: || Probe(json!({ "space": "s", "id": "1", "ids": ["a"], "name": "n" })),
    target: "/v1/s/things/1",
    headers: &[("X-Fixed", "yes")],
    body: Some(r#"{ "name": "n", "ids": ["a"] }"#),
    status: 200,
    response: r#"{ "code": 0, "msg": "ok", "data": { "int": 1, "new": true } }"#,
}];

#[tokio::test]
async fn an_example_has_request_and_response() {
    let example = EXAMPLES[0];
    let server = Loopback::start(move |_| LoopbackResponse::new(example.status(), example.response()));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let outcome = example.call(&acme.0).await.unwrap();

    assert_eq!((outcome.message.as_str(), outcome.status), ("ok", 200));
    assert_eq!(outcome.deviations[0].to_string(), "`data.new` is not documented");
    assert!(
        outcome.response.starts_with("Answer {\n    text: None,\n    int: Some(\n        1,\n"),
        "{}",
        outcome.response
    );
    let received = &server.received()[0];
    assert_eq!((example.name(), example.info().name), ("probe 1", Probe::INFO.name));
    assert_eq!(received.method.as_str(), example.info().method.as_str());
    assert_eq!(received.target, example.target());
    for (name, value) in example.headers() {
        assert_eq!(received.header(name), Some(*value));
    }
    let body: Value = serde_json::from_str(example.body().unwrap()).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&received.body).unwrap(), body);
}

#[tokio::test]
async fn an_example_has_its_error_code() {
    let example = EXAMPLES[0];
    for (body, code) in [(r#"{"code":7}"#, "Seven"), (r#"{"code":1}"#, "Unknown")] {
        let server = Loopback::start(move |_| LoopbackResponse::new(400, body));
        let acme = builder().base_url(server.base_url()).build().unwrap();
        let error = example.call(&acme.0).await.unwrap_err();
        assert_eq!(example.code(&error).as_deref(), Some(code));
    }
    assert_eq!(format!("{:?}", ErrorCode::new("1")), r#"ErrorCode("1")"#);
}

#[tokio::test]
async fn an_example_can_be_called_with_other_values() {
    let example = EXAMPLES[0];
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let mut values = example.values();
    values["ids"] = json!(["b"]);
    example.call_with(&acme.0, &values).await.unwrap();
    assert_eq!(server.received()[0].body, r#"{"ids":["b"],"name":"n"}"#);
    values["ids"] = json!(7);
    let error = example.call_with(&acme.0, &values).await.unwrap_err();
    assert_eq!(error.to_string(), "things.probe was not sent: `ids` must be a list, not a number");
}

#[test]
fn an_example_lists_the_documented_fields_of_its_response() {
    let found = |pointer| EXAMPLES[0].documented(pointer).map(|place| (place.kind, place.optional));
    assert_eq!(found(""), Some(("an object", false)));
    assert_eq!(found("/names"), Some(("a list", false)));
    assert_eq!(found("/names/3"), Some(("a string", false)));
    assert_eq!(found("/by_key/a~1b"), Some(("a whole number", false)));
    assert_eq!(found("/child/children/0/text"), Some(("a string", true)));
    assert_eq!(found("/any/of/it"), Some(("any JSON", true)));
    assert_eq!((found("/new"), found("/text/0")), (None, None));
}
