//! The depth of values: lists and objects inside each other.
//!
//! Recursive code, like that of `serde_json`, ends the process at a value of ten thousands of
//! levels. The checks here end at the limit, so that they accept any value.

use super::any::Value;
use super::json::Json;
use std::cell::Cell;

/// The largest depth of a value in a request, in levels.
pub(crate) const MAX_DEPTH: usize = 128;

/// Whether a value with `outer` levels around it is nested deeper than a request allows.
pub(crate) fn is_too_deep(json: &Json<'_>, outer: usize) -> bool {
    exceeds(json, MAX_DEPTH.saturating_sub(outer))
}

/// Whether a value is nested deeper than `levels`.
pub(crate) fn is_deeper_than(value: &Value, levels: usize) -> bool {
    match (value, levels.checked_sub(1)) {
        (Value::Array(_) | Value::Object(_), None) => true,
        (Value::Array(items), Some(levels)) => items.iter().any(|item| is_deeper_than(item, levels)),
        (Value::Object(members), Some(levels)) => members.values().any(|member| is_deeper_than(member, levels)),
        _ => false,
    }
}

fn exceeds(json: &Json<'_>, levels: usize) -> bool {
    match (json, levels.checked_sub(1)) {
        (Json::Value(value), _) => is_deeper_than(value, levels),
        (Json::List(_) | Json::Object(_), None) => true,
        (Json::List(items), Some(levels)) => items.iter().any(|item| exceeds(item, levels)),
        (Json::Object(members), Some(levels)) => members.iter().any(|(_, member)| exceeds(member, levels)),
        _ => false,
    }
}

/// Drops a value of any depth, level by level.
pub(crate) fn dismantle(value: Value) {
    let mut values = vec![value];
    while let Some(value) = values.pop() {
        match value {
            Value::Array(items) => values.extend(items),
            Value::Object(members) => values.extend(members.into_values()),
            _ => {}
        }
    }
}

thread_local! {
    /// The number of types around the one that is being encoded.
    static ENCLOSING: Cell<usize> = const { Cell::new(0) };
}

/// Encodes a list, a map or a boxed object.
///
/// A recursive type contains itself in one of these. Beyond the largest depth, the result is an
/// empty list: it is itself too deep, so the request is refused.
pub(super) fn encode_nested<'a>(encode: impl FnOnce() -> Json<'a>) -> Json<'a> {
    let enclosing = ENCLOSING.get();
    if enclosing > MAX_DEPTH {
        return Json::List(Vec::new());
    }
    let _reset = Reset(enclosing);
    ENCLOSING.set(enclosing + 1);
    encode()
}

/// The number that counts again when an encoding ends, even by a panic.
struct Reset(usize);

impl Drop for Reset {
    fn drop(&mut self) {
        ENCLOSING.set(self.0);
    }
}

#[cfg(test)]
#[path = "depth_test.rs"]
mod tests;
