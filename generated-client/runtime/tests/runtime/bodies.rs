//! Bodies and headers, as they arrive.

use crate::sample::{Answer, Probe, ProbeError, SERVICE, builder, sent, valid, with};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::Value;
use clientloom_runtime::operation::{Field, Operation, OperationInfo, ValueType};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Method};

#[tokio::test]
async fn fields_are_sent_in_their_locations() {
    let Probe(mut probe) = valid();
    probe["tag"] = json!(["x"]);
    probe["X-Trace"] = json!("trace");
    probe["rows"] = json!([{ "_id": "1", "n": 2 }]);
    probe["options"] = json!({ "objects": [{ "key": "k", "id": "i", "rows": [{ "a": "\"" }] }], "quiet": false });
    let received = sent(&Probe(probe)).await;

    assert_eq!(received.method, "DELETE");
    assert_eq!(received.target, "/v1/s/things/1?tag=x");
    let expected = json!({
        "ids": ["a"],
        "name": "n",
        "rows": r#"[{"_id":"1","n":2}]"#,
        "options": { "objects": [{ "key": "k", "id": "i", "rows": r#"[{"a":"\""}]"# }], "quiet": false },
    });
    assert_eq!(serde_json::from_slice::<Value>(&received.body).unwrap(), expected);
    let mut headers: Vec<(&str, &str)> =
        received.headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
    headers.retain(|(name, _)| *name != "host");
    headers.sort_unstable();
    let length = received.body.len().to_string();
    assert_eq!(
        headers,
        [
            ("accept", "application/json"),
            ("accept-encoding", "gzip, deflate"),
            ("authorization", "Bearer t-very-secret-token"),
            ("content-length", length.as_str()),
            ("content-type", "application/json"),
            ("user-agent", concat!("clientloom-runtime/", env!("CARGO_PKG_VERSION"))),
            ("x-fixed", "yes"),
            ("x-trace", "trace"),
        ]
    );
}

#[tokio::test]
async fn the_user_agent_has_the_configured_suffix() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let acme = builder().base_url(server.base_url()).user_agent_suffix("my-app/2").build().unwrap();
    Call::new(&acme.0, &valid()).await.unwrap();
    let expected = concat!("clientloom-runtime/", env!("CARGO_PKG_VERSION"), " my-app/2");
    assert_eq!(server.received()[0].header("user-agent"), Some(expected));
}

#[tokio::test]
async fn unset_fields_are_not_sent() {
    let received = sent(&with("note", Value::Null)).await;
    assert_eq!(received.body, r#"{"ids":["a"],"note":null,"name":"n"}"#);
    let received = sent(&valid()).await;
    assert_eq!(received.body, r#"{"ids":["a"],"name":"n"}"#);
}

/// An operation with optional body fields, or without body fields.
struct Plain<const BODY: bool>;

impl<const BODY: bool> Encode for Plain<BODY> {
    fn encode(&self) -> Json<'_> {
        Json::Object(if BODY { vec![("note", Json::Absent)] } else { Vec::new() })
    }
}

impl<const BODY: bool> Operation for Plain<BODY> {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.plain",
        method: if BODY { Method::Post } else { Method::Get },
        path: "/plain",
        fields: if BODY { &[Field::body("note", ValueType::String)] } else { &[] },
        headers: if BODY { &[("Content-Type", "application/json; charset=utf-8")] } else { &[] },
        ..OperationInfo::of(&SERVICE)
    };
}

#[tokio::test]
async fn a_body_is_sent_if_the_operation_has_body_fields() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    Call::new(&acme.0, &Plain::<true>).await.unwrap();
    Call::new(&acme.0, &Plain::<false>).await.unwrap();
    let [with, without] = &server.received()[..] else { panic!("not two") };
    assert_eq!(with.body, "{}");
    assert_eq!(with.header("content-type"), Some("application/json; charset=utf-8"));
    assert_eq!(without.body, "");
    assert_eq!(without.header("content-type"), None);
    assert_eq!(without.header("content-length"), None);
}

#[tokio::test]
async fn an_empty_body_states_its_length_where_the_method_usually_has_one() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let cases = [
        (Method::Post, Some("0")),
        (Method::Put, Some("0")),
        (Method::Patch, Some("0")),
        (Method::Get, None),
        (Method::Delete, None),
    ];
    for (method, length) in cases {
        acme.0.call_raw(method, "/v1/things", None).await.unwrap();
        let received = server.received().pop().unwrap();
        assert_eq!(received.header("content-length"), length, "{method:?}");
    }
    acme.0.call_raw(Method::Post, "/v1/things", json!({})).await.unwrap();
    assert_eq!(server.received().pop().unwrap().body, "{}");
}
