//! The documented response is decoded completely.

use super::stub::{Stub, examples};
use super::summary::summarize;
use clientloom_runtime::Value;

#[tokio::test]
async fn documented_responses_are_decoded_without_deviation_or_loss() {
    for example in examples() {
        let result = Stub::of(example).call().await;
        assert_eq!(summarize(&result), "ok", "{}", example.name());
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
        // The longest comes first, so that no number is found within a text.
        expected.sort_by_key(|leaf| std::cmp::Reverse(leaf.len()));
        for leaf in expected {
            assert!(left.contains(&leaf), "{} loses {leaf}", example.name());
            left = left.replacen(&leaf, "", 1);
        }
    }
}

/// Returns the JSON in a text, if it is a list or an object.
fn inside(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().filter(|value: &Value| value.is_array() || value.is_object())
}

/// Returns the scalars of a value, as `Debug` shows them in a typed response.
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
