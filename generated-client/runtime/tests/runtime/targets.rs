//! Paths and queries: what is encoded, and what is refused.

use crate::sample::{refused, sent, with};
use serde_json::json;

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
async fn a_path_value_that_leads_elsewhere_is_refused() {
    for (value, violation) in [
        (json!(""), r#"id is "", which would lead to another address"#),
        (json!("."), r#"id is ".", which would lead to another address"#),
        (json!(".."), r#"id is "..", which would lead to another address"#),
        (json!(null), r#"id is "", which would lead to another address"#),
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
