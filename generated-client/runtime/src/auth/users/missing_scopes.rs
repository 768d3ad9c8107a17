//! The scopes that a refused call lacks.

use serde_json::Value;

/// Returns the texts at a dotted path of a JSON body. The path leads into each item of a list.
pub(super) fn texts_at(body: &[u8], path: &str) -> Vec<String> {
    let mut found = vec![serde_json::from_slice(body).unwrap_or_default()];
    for step in path.split('.') {
        found = found.into_iter().flat_map(items).filter_map(|mut value| Some(value.get_mut(step)?.take())).collect();
    }
    found.into_iter().flat_map(items).filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

/// Returns the items of a list, or the value itself.
fn items(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        value => vec![value],
    }
}

#[cfg(test)]
#[path = "missing_scopes_test.rs"]
mod test;
