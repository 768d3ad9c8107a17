//! A part of a spec compared with the whole spec.

use clientloom::yaml::Value;

use crate::cli_import::second_reader::{entries, items};

/// Keys of a case that are about the case and not about the spec.
const OWN: [&str; 4] = ["refused", "not_refused", "different", "type_count"];

/// Returns what a spec lacks of an expected part of it, each with its address.
pub(super) fn differences(expected: &Value, spec: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (key, value) in entries(expected).iter().filter(|(key, _)| !OWN.contains(&key.as_str())) {
        match key.as_str() {
            "unsure" => push_open_points(value, spec, &mut found),
            "service" => push_service(value, spec.get("service"), &mut found),
            "method" | "example" if spec.get("event").is_some() => push_event(key, value, spec, &mut found),
            key => push(key, value, spec.get(key), &mut found),
        }
    }
    let count = entries(spec.get("types").unwrap_or(&Value::Null)).len();
    match expected.get("type_count") {
        Some(Value::Integer(right)) if usize::try_from(*right) != Ok(count) => {
            found.push(format!("{count} types instead of {right}"));
        }
        _ => {}
    }
    found
}

fn push(address: &str, expected: &Value, actual: Option<&Value>, into: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Null, None) => {}
        (Value::Map(members), Some(actual @ Value::Map(_))) => {
            for (key, value) in members {
                push(&format!("{address}.{key}"), value, actual.get(key), into);
            }
        }
        (Value::List(rows), Some(Value::List(actual))) if rows.iter().any(|row| matches!(row, Value::Map(_))) => {
            for (at, row) in rows.iter().enumerate() {
                push(&format!("{address}[{at}]"), row, actual.get(at), into);
            }
        }
        (expected, actual) if actual.is_some_and(|actual| is_same(expected, actual)) => {}
        (expected, actual) => {
            let actual = actual.map_or_else(|| "absent".to_owned(), Value::to_json);
            into.push(format!("{address} is {actual}, not {}", expected.to_json()));
        }
    }
}

/// Whether two values are equal. A list of values equals the map with their meanings, and a short
/// form equals the map with the same value below `is`.
fn is_same(expected: &Value, actual: &Value) -> bool {
    match (expected, actual) {
        (Value::List(values), Value::Map(meanings)) => {
            values.len() == meanings.len()
                && values.iter().zip(meanings).all(|(value, (key, _))| plain(value) == key.as_str())
        }
        (Value::List(either), Value::Text(_)) => either.contains(actual),
        (Value::Text(_), Value::Map(_)) => actual.get("is") == Some(expected),
        (expected, actual) => expected == actual,
    }
}

/// Returns a value as a key of a map has it.
fn plain(value: &Value) -> String {
    value.as_text().map_or_else(|| value.to_json(), ToOwned::to_owned)
}

/// Compares facts of an event that a spec writes in another way: the method in front of the path,
/// and the example with its frame.
fn push_event(key: &str, expected: &Value, spec: &Value, into: &mut Vec<String>) {
    let http = spec.get("http").and_then(Value::as_text).and_then(|http| http.split_once(' '));
    let method = http.map_or_else(|| Value::from("POST"), |(method, _)| Value::from(method));
    let pushed = spec.get("examples").and_then(|examples| items(examples).first()?.get("pushed"));
    let body = pushed.filter(|_| spec.get("schema").is_some()).and_then(|pushed| pushed.get("event")).or(pushed);
    let actual = if key == "method" { spec.get("method").or(Some(&method)) } else { body };
    push(key, expected, actual, into);
}

/// Compares the facts of a service, which are in parts of its file.
fn push_service(expected: &Value, service: Option<&Value>, into: &mut Vec<String>) {
    for (key, value) in entries(expected) {
        let inner = service.and_then(|service| service.get(key).or_else(|| service.get("envelope")?.get(key)));
        push(&format!("service.{key}"), value, inner, into);
    }
}

fn push_open_points(expected: &Value, spec: &Value, into: &mut Vec<String>) {
    let all = |key: &str| items(spec.get(key).unwrap_or(&Value::Null)).to_vec();
    let mut points = all("unsure");
    points.retain(|point| point.get("kind").and_then(Value::as_text) != Some("unread-prose"));
    if *expected == Value::Null && !points.is_empty() {
        into.push(format!("open points: {}", Value::List(points.clone()).to_json()));
    }
    points.extend(all("errata"));
    let points: Vec<(String, String)> = points.iter().map(|point| (at(point), words(point))).collect();
    into.extend(
        items(expected)
            .iter()
            .filter(|wanted| !is_named(wanted, &points))
            .map(|wanted| format!("no open point as {} among {points:?}", wanted.to_json())),
    );
}

/// Whether open points are as a case wants: one has `has`, and none has `lacks`.
fn is_named(wanted: &Value, points: &[(String, String)]) -> bool {
    let addresses: Vec<&str> = match wanted.get("at") {
        Some(Value::List(several)) => several.iter().filter_map(Value::as_text).collect(),
        one => one.and_then(Value::as_text).into_iter().collect(),
    };
    let is_below = |at: &str, address: &str| {
        at.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let is_meant = |at: &str| addresses.iter().any(|address| is_below(at, address));
    let mut words = points.iter().filter(|(at, _)| is_meant(at)).map(|(_, words)| words);
    let text = |key: &str| wanted.get(key).and_then(Value::as_text);
    match text("lacks") {
        Some(lacks) => words.all(|words| !words.contains(lacks)),
        None => words.any(|words| words.contains(text("has").unwrap_or_default())),
    }
}

fn at(point: &Value) -> String {
    point.get("at").and_then(Value::as_text).unwrap_or_default().to_owned()
}

fn words(point: &Value) -> String {
    let words = ["kind", "assumed", "why", "page", "fact"];
    words.iter().filter_map(|key| point.get(key)?.as_text()).collect::<Vec<_>>().join(" ")
}
