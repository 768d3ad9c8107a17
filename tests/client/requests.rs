//! The sent request equals the documented one.

use super::each::{check_each, check_equal};
use super::stub::{Stub, examples, sorted};
use super::vendors::signed;
use clientloom_runtime::Value;
use clientloom_runtime::operation::{FieldLocation, RequestFormat, ResponseFormat, ValueType};
use clientloom_runtime::testing::{Example, Received};
use std::collections::BTreeMap;

#[test]
fn each_documented_request_is_sent_as_documented() {
    check_each(examples(), check);
}

async fn check(example: &'static dyn Example) -> Result<(), String> {
    let stub = Stub::of(example);
    stub.call().await.map_err(|error| error.to_string())?;
    let received = stub.received();
    let [received] = &received[..] else { return Err(format!("{} requests were sent", received.len())) };

    check_equal("the method", &received.method.as_str(), &example.info().method.as_str())?;
    check_equal("path and query", &sorted(&received.target), &sorted(example.target()))?;
    check_equal("the headers", &headers(example, received), &expected_headers(example, received, &stub.host()))?;
    if has_parts(example) {
        return check_equal("the parts", &parts(received)?, &expected_parts(example));
    }
    match example.body() {
        Some(body) => check_equal("the body", &json(&received.body), &json(body.as_bytes())),
        None => check_equal("the body", &received.body.len(), &0),
    }
}

/// Whether the body is a form with a part for each field.
fn has_parts(example: &dyn Example) -> bool {
    example.info().request_format == RequestFormat::Multipart
}

/// Returns the names of all parts with their text, or with the name and the content of their file.
fn parts(received: &Received) -> Result<Vec<(String, String)>, String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let parts = received.parts()?.into_iter().map(|part| match part.file_name {
        Some(name) => (part.name, format!("{name}: {}", text(&part.bytes))),
        None => (part.name, text(&part.bytes)),
    });
    Ok(parts.collect())
}

/// Returns the parts of the documented request. Pages do not show the content of a file.
fn expected_parts(example: &dyn Example) -> Vec<(String, String)> {
    let values = example.values();
    let fields = example.info().fields.iter().filter(|field| field.location == FieldLocation::Body);
    let mut parts = Vec::new();
    for field in fields.filter(|field| values.get(field.name).is_some()) {
        let value = &values[field.name];
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
        match (&field.value_type, value.as_array()) {
            (ValueType::File, _) => parts.push((field.name.to_owned(), format!("{}: documented", text(value)))),
            (ValueType::List(_), Some(items)) => {
                parts.extend(items.iter().map(|item| (field.name.to_owned(), text(item))));
            }
            _ => parts.push((field.name.to_owned(), text(value))),
        }
    }
    parts
}

fn json(text: &[u8]) -> Value {
    said(serde_json::from_slice(text).expect("JSON"))
}

/// Returns a value with parsed JSON texts, so that spaces and the order of keys do not matter.
fn said(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(said).collect(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, said(value))).collect(),
        Value::String(text) => match serde_json::from_str(&text) {
            Ok(inner @ (Value::Array(_) | Value::Object(_))) => {
                [("JSON text".to_owned(), said(inner))].into_iter().collect()
            }
            _ => Value::String(text),
        },
        scalar => scalar,
    }
}

/// Returns the received headers, with an empty value for those without a fixed one.
fn headers(example: &dyn Example, received: &Received) -> BTreeMap<String, String> {
    let mut headers: BTreeMap<String, String> = received
        .headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().expect("text").to_owned()))
        .collect();
    for (name, value) in signed(example.info()) {
        if let (Some(found), None) = (headers.get_mut(&name), value) {
            assert!(!found.is_empty(), "{name}");
            found.clear();
        }
    }
    assert_eq!(headers.len(), received.headers.len(), "a header came twice");
    headers
}

fn expected_headers(example: &dyn Example, received: &Received, host: &str) -> BTreeMap<String, String> {
    let length = received.body.len().to_string();
    let agent = concat!("clientloom-runtime/", env!("CARGO_PKG_VERSION"));
    let mut expected = vec![("host", host), ("user-agent", agent)];
    if example.info().response_format == ResponseFormat::File {
        expected.extend([("accept", "*/*"), ("accept-encoding", "identity")]);
    } else if example.is_stream() {
        expected.extend([("accept", "text/event-stream, application/json"), ("accept-encoding", "identity")]);
    } else {
        expected.extend([("accept", "application/json"), ("accept-encoding", "gzip, deflate")]);
    }
    if example.body().is_some() {
        expected.extend([("content-type", "application/json"), ("content-length", &length)]);
    } else if ["POST", "PUT", "PATCH"].contains(&example.info().method.as_str()) {
        expected.push(("content-length", "0"));
    }
    expected.extend(example.info().service.headers);
    expected.extend(example.headers());
    if has_parts(example) {
        // The mock server reads the boundary in it.
        let kind = received.header("content-type").unwrap_or_default();
        expected.extend([("content-type", kind), ("content-length", &length)]);
    }
    let mut expected: BTreeMap<String, String> =
        expected.into_iter().map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    expected.extend(signed(example.info()).into_iter().map(|(name, value)| (name, value.unwrap_or_default())));
    expected
}
