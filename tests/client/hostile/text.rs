//! JSON text with a chosen order of members, and with values that no `Value` can hold.

use clientloom_runtime::Value;
use clientloom_runtime::testing::Example;

/// Returns the documented response as a value.
pub fn reply(example: &dyn Example) -> Value {
    serde_json::from_str(example.response()).expect("JSON")
}

/// Returns the text of a response with `text` at `pointer`, which may be invalid JSON.
pub fn with(reply: &Value, pointer: &str, text: &str) -> String {
    const HOLE: &str = "the place of another value";
    let mut reply = reply.clone();
    put(&mut reply, pointer, HOLE.into());
    reply.to_string().replace(&format!("{HOLE:?}"), text)
}

/// Puts a value at `pointer`, instead of another or as a new member.
pub fn put(reply: &mut Value, pointer: &str, value: Value) {
    if let Some(place) = reply.pointer_mut(pointer) {
        *place = value;
        return;
    }
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer to a member");
    let parent = reply.pointer_mut(parent).and_then(Value::as_object_mut);
    parent.expect("a parent that is an object").insert(key.to_owned(), value);
}

/// Returns a response without the member at `pointer`.
pub fn without(reply: &Value, pointer: &str) -> String {
    let mut reply = reply.clone();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer to a member");
    let parent = reply.pointer_mut(parent).and_then(Value::as_object_mut);
    parent.expect("a parent that is an object").remove(key).expect("a member");
    reply.to_string()
}

/// Returns the text of a value, with members in alphabetical order or in reverse.
pub fn ordered(value: &Value, reverse: bool) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| ordered(item, reverse)).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let mut names: Vec<&String> = members.keys().collect();
            names.sort();
            if reverse {
                names.reverse();
            }
            let member = |name: &String| format!("{}:{}", Value::from(name.as_str()), ordered(&members[name], reverse));
            format!("{{{}}}", names.into_iter().map(member).collect::<Vec<_>>().join(","))
        }
        scalar => scalar.to_string(),
    }
}

#[test]
fn json_text_can_hold_what_no_value_can() {
    let reply = json!({ "b": { "d": 1, "c": [0] }, "a": null });
    assert_eq!(ordered(&reply, false), r#"{"a":null,"b":{"c":[0],"d":1}}"#);
    assert_eq!(ordered(&reply, true), r#"{"b":{"d":1,"c":[0]},"a":null}"#);
    assert_eq!(
        ordered(&serde_json::from_str(&with(&reply, "/b/e", "2")).expect("JSON"), true)[..16],
        *r#"{"b":{"e":2,"d":"#
    );
    assert_eq!(without(&reply, "/b"), r#"{"a":null}"#);
    assert_eq!(with(&json!([1]), "/0", "1e999"), "[1e999]");
}
