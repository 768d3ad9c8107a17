//! Paths and queries: encoded values, and refused values.

use crate::sample::{Answer, ProbeError, SERVICE, builder, refused, sent, with};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::operation::{Field, Operation, OperationInfo, ValueType};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, Value};

#[tokio::test]
async fn a_path_value_stays_one_segment() {
    let cases = [
        (json!("a"), "a"),
        (json!("a/b c"), "a%2Fb%20c"),
        (json!("?#%"), "%3F%23%25"),
        (json!("Az09-_.~"), "Az09-_.~"),
        (json!("..."), "..."),
        (json!("a/../b"), "a%2F..%2Fb"),
        (json!("%2e%2e"), "%252e%252e"),
        (json!("..\\"), "..%5C"),
        (json!("表格"), "%E8%A1%A8%E6%A0%BC"),
        (json!(17), "17"),
        (json!(true), "true"),
    ];
    for (value, segment) in cases {
        let received = sent(&with("id", value)).await;
        assert_eq!(received.target, format!("/v1/s/things/{segment}"));
    }
}

#[tokio::test]
async fn a_path_value_that_leaves_its_segment_is_refused() {
    for (value, violation) in [
        (json!(""), r#"`id` is "", which would change the URL"#),
        (json!("."), r#"`id` is ".", which would change the URL"#),
        (json!(".."), r#"`id` is "..", which would change the URL"#),
        (json!(null), r#"`id` is "", which would change the URL"#),
    ] {
        assert_eq!(refused(&with("id", value)).await, [violation]);
    }
}

#[tokio::test]
async fn a_query_is_encoded_and_a_list_repeats_its_key() {
    let cases = [
        ("tag", json!(["a", "b"]), "?tag=a&tag=b"),
        ("tag", json!([]), ""),
        ("tag", json!(["a b+c&d=e*~", ""]), "?tag=a%20b%2Bc%26d%3De%2A~&tag="),
        ("page", json!(3), "?page=3"),
    ];
    for (field, value, query) in cases {
        let received = sent(&with(field, value)).await;
        assert_eq!(received.target, format!("/v1/s/things/1{query}"));
    }
}

/// A request with JSON text in its query, and with a name that is also in the path.
struct Search(Value);

impl Encode for Search {
    fn encode(&self) -> Json<'_> {
        Json::Object(vec![("id", Json::Str("of the query")), ("where", Json::from(&self.0)), ("id", Json::Int(7))])
    }
}

impl Operation for Search {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.search",
        path: "/v1/things/{id}",
        fields: &[
            Field::query("id", ValueType::String),
            Field::query("where", ValueType::JsonText(&ValueType::Any)),
            Field::path("id", ValueType::Integer),
        ],
        ..OperationInfo::of(&SERVICE)
    };
}

#[tokio::test]
async fn json_text_is_one_parameter_and_paths_take_path_fields() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    for (value, query) in [
        (json!(["a", 1]), "&where=%5B%22a%22%2C1%5D"),
        (json!([]), "&where=%5B%5D"),
        (json!({ "a": [null] }), "&where=%7B%22a%22%3A%5Bnull%5D%7D"),
        (json!(3), "&where=3"),
        (json!(null), ""),
    ] {
        Call::new(&acme.0, &Search(value)).await.unwrap();
        let target = server.received().pop().unwrap().target;
        assert_eq!(target, format!("/v1/things/7?id=of%20the%20query{query}"));
    }
}
