//! The documented reply is read whole.

use super::desk::{Desk, examples};
use super::verdict::verdict;
use client_runtime::Value;

#[tokio::test]
async fn each_documented_reply_is_read_with_nothing_tolerated_and_nothing_lost() {
    for example in examples() {
        let result = Desk::of(example).call().await;
        assert_eq!(verdict(&result), "ok", "{}", example.name());
        let outcome = result.expect("a success");
        assert_eq!(outcome.status, example.status(), "{}", example.name());

        let body: Value = serde_json::from_str(example.reply()).expect("JSON");
        let envelope = &example.info().service.envelope;
        assert_eq!(outcome.message, body[envelope.message].as_str().unwrap_or_default(), "{}", example.name());
        let mut left = outcome.reply;
        for leaf in envelope.data.map(|name| leaves(&body[name])).unwrap_or_default() {
            assert!(left.contains(&leaf), "{} loses {leaf}", example.name());
            left = left.replacen(&leaf, "", 1);
        }
    }
}

/// Returns the scalars of a value, as `Debug` shows them in a typed reply.
fn leaves(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(leaves).collect(),
        Value::Object(members) => members.values().flat_map(leaves).collect(),
        Value::String(text) => vec![format!("{text:?}")],
        scalar => vec![scalar.to_string()],
    }
}
