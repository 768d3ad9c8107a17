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

        let mut body: Value = serde_json::from_str(example.response()).expect("JSON");
        let envelope = &example.info().service.envelope;
        assert_eq!(outcome.message, body[envelope.message].as_str().unwrap_or_default(), "{}", example.name());
        let mut left = outcome.response;
        if let Some(members) = body.as_object_mut().filter(|_| envelope.data.is_none()) {
            let framed = [Some(envelope.code), Some(envelope.message), envelope.detail];
            members.retain(|name, _| !framed.contains(&Some(name.as_str())));
        }
        let mut expected = leaves(envelope.data.map_or(&body, |name| &body[name]));
        // The longest first, so that a number is not looked for within a text.
        expected.sort_by_key(|leaf| std::cmp::Reverse(leaf.len()));
        for leaf in expected {
            assert!(left.contains(&leaf), "{} loses {leaf}", example.name());
            left = left.replacen(&leaf, "", 1);
        }
    }
}

/// Returns the value that a text holds as JSON, which is read as a list or an object.
fn inside(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().filter(|value: &Value| value.is_array() || value.is_object())
}

/// Returns the scalars of a value, as `Debug` shows them in a typed reply.
fn leaves(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(leaves).collect(),
        Value::Object(members) => members.values().flat_map(leaves).collect(),
        Value::String(text) => inside(text).map_or_else(|| vec![format!("{text:?}")], |value| leaves(&value)),
        // A field that is null stays empty.
        Value::Null => Vec::new(),
        scalar => vec![scalar.to_string()],
    }
}
