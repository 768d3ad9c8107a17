//! Changes of specs as values: a key is set or removed, and mappings are merged.

use serde_json::{Map, Value};

/// Sets the value at an address, or removes its key if the value is null.
///
/// Mappings and items of lists on the way are created.
pub(super) fn set(root: &mut Value, address: &str, value: &Value) {
    let mut place = root;
    let steps: Vec<&str> = address.split(['.', '[']).collect();
    let (last, above) = steps.split_last().expect("an address has a key");
    for step in above {
        place = go(place, step);
    }
    if value.is_null() {
        if let Value::Object(members) = place {
            members.remove(*last);
        }
    } else {
        *go(place, last) = value.clone();
    }
}

/// Returns the value one step down: `label` in a mapping, or `0]` in a list.
fn go<'a>(place: &'a mut Value, step: &str) -> &'a mut Value {
    if let Some(number) = step.strip_suffix(']') {
        let number: usize = number.parse().unwrap_or_else(|_| panic!("`{number}` is no number"));
        if !place.is_array() {
            *place = Value::Array(Vec::new());
        }
        let items = place.as_array_mut().expect("a list");
        items.resize(items.len().max(number + 1), Value::Null);
        return &mut items[number];
    }
    if !place.is_object() {
        *place = Value::Object(Map::new());
    }
    place.as_object_mut().expect("a mapping").entry(step).or_insert(Value::Null)
}

/// Merges a value into another one: mappings key by key, null removes a key, all else replaces.
pub(super) fn merge(into: &mut Value, patch: &Value) {
    if patch.is_null() {
        return;
    }
    let Value::Object(changes) = patch else {
        *into = patch.clone();
        return;
    };
    if !into.is_object() {
        *into = Value::Object(Map::new());
    }
    let members = into.as_object_mut().expect("a mapping");
    for (key, change) in changes {
        if change.is_null() {
            members.remove(key);
        } else {
            merge(members.entry(key).or_insert(Value::Null), change);
        }
    }
}

#[test]
fn keys_are_set_and_removed() {
    let rows = [
        ("{}", "a", "1", r#"{"a":1}"#),
        (r#"{"a":1}"#, "a", "null", "{}"),
        ("{}", "a.b", "[1]", r#"{"a":{"b":[1]}}"#),
        (r#"{"a":[{"b":1}]}"#, "a[0].c", "2", r#"{"a":[{"b":1,"c":2}]}"#),
        ("{}", "a[0].c", "2", r#"{"a":[{"c":2}]}"#),
        (r#"{"a":{"b":1,"c":2}}"#, "a.b", "null", r#"{"a":{"c":2}}"#),
    ];
    for (before, address, value, after) in rows {
        let read = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        let mut root = read(before);
        set(&mut root, address, &read(value));
        assert_eq!(root, read(after), "{address} of {before}");
    }
}

#[test]
fn mappings_are_merged() {
    let mut into = serde_json::json!({ "a": { "b": 1, "c": 2 }, "d": [1] });
    merge(&mut into, &serde_json::json!({ "a": { "b": null, "e": 3 }, "d": [2] }));
    assert_eq!(into, serde_json::json!({ "a": { "c": 2, "e": 3 }, "d": [2] }));
}
