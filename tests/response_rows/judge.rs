//! The comparison of a row with what the caller gets.

use super::table::Row;
use serde_json::{Map, Value};

/// Compares a row with its result; returns what is wrong.
pub(super) fn judge(row: &Row, result: &Value) -> Result<(), String> {
    judge_lenient(row, &result["lenient"]).map_err(|problem| format!("{}: {problem}", row.subject()))?;
    let strict = &result["strict"];
    let is_error = row.outcome == "error" || !row.tolerated.is_empty();
    // Batches and pages show no deviations of single responses.
    let is_typed = !row.call.contains("_all") && !row.call.contains("_items");
    if is_typed && is_error == strict["error"].is_null() {
        return Err(format!("{}: a strict call gets {strict}", row.subject()));
    }
    Ok(())
}

fn judge_lenient(row: &Row, got: &Value) -> Result<(), String> {
    if row.outcome == "error" {
        return if got["error"].is_string() { Ok(()) } else { Err(format!("no error, but {got}")) };
    }
    if let Some(error) = got["error"].as_str() {
        return Err(error.to_owned());
    }
    if row.json.is_some() && got["value"]["mark"] != "here" {
        return Err(format!("the member beside the field is {}", got["value"]["mark"]));
    }
    let is_typed = got["places"].is_array();
    let found = match &row.field {
        Some(field) if is_typed => without_nulls(&got["value"][field]),
        _ => without_nulls(&got["value"]),
    };
    if let (Some(kept), Some(field)) = (&row.kept, &row.field) {
        let written = format!(r#""{field}":{kept}"#);
        let raw = got["raw"].as_str().unwrap_or_default();
        return if raw.contains(&written) { Ok(()) } else { Err(format!("`{written}` is not in {raw}")) };
    }
    let is_right = match &row.value {
        Some(value) => equal(&found, &without_nulls(value)),
        None => is_nothing(&found),
    };
    if !is_right {
        return Err(format!("{found} instead of {:?}", row.value));
    }
    if is_typed { judge_places(row, &got["places"]) } else { Ok(()) }
}

/// Compares the places of deviations. A place covers itself and those inside it.
fn judge_places(row: &Row, places: &Value) -> Result<(), String> {
    let places: Vec<&str> = places.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let is_in = |place: &str, outer: &str| {
        place.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let all_known = places.iter().all(|place| row.tolerated.iter().any(|outer| is_in(place, outer)));
    let all_noted = row.tolerated.iter().all(|outer| places.iter().any(|place| is_in(place, outer)));
    if all_known && all_noted { Ok(()) } else { Err(format!("deviations at {places:?}, not {:?}", row.tolerated)) }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// Compares values; numbers by their value, and members that are empty like missing ones.
fn equal(found: &Value, right: &Value) -> bool {
    match (found, right) {
        (Value::Number(a), Value::Number(b)) => a == b || (!(a.is_i64() && b.is_i64()) && a.as_f64() == b.as_f64()),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            let covers = |a: &Map<String, Value>, b: &Map<String, Value>| {
                a.iter().all(|(key, value)| b.get(key).map_or(is_nothing(value), |other| equal(value, other)))
            };
            covers(a, b) && covers(b, a)
        }
        (found, right) => found == right,
    }
}

/// Removes the members of objects that are null.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(without_nulls).collect(),
        Value::Object(members) => {
            let members = members.iter().filter(|(_, value)| !value.is_null());
            Value::Object(members.map(|(key, value)| (key.clone(), without_nulls(value))).collect())
        }
        other => other.clone(),
    }
}
