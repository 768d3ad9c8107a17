//! Documented calls: the request in Rust, and the same request on the wire.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::boundary::is_boundary;
use super::example_expr::request_expr;
use crate::rust::ir;
use crate::spec::{Example, Field, FieldLocation, Operation, Scope, Uses, When};
use crate::yaml::Value;

/// Characters that a path or query encodes: all but those that RFC 3986 calls unreserved.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The values of a documented request, by location.
type Given = [(FieldLocation, Value)];

pub(super) fn lower_examples(operation: &Operation, scope: &Scope<'_>, uses: &Uses, request: &str) -> Vec<ir::Example> {
    let lower = |(number, example): (usize, &Example)| {
        let name = example.name.clone().unwrap_or_else(|| (number + 1).to_string());
        let given = example.request.as_deref()?;
        let values = operation.request.iter().filter(|field| field.is_given());
        let values = values.filter_map(|field| Some((field, member(given, field)?)));
        let values = values.filter(|(field, value)| !is_set_by_method(operation, field, value)).collect();
        // A page shows neither the content of a file nor an empty response.
        let is_unshown = operation.receives_file() || operation.receives_nothing();
        let response = example.response.as_ref().map(Value::to_json);
        let events = example.events.as_ref().map(|events| events.iter().map(|event| event.to_json() + "\n").collect());
        Some(ir::Example {
            name: format!("{} {name}", operation.name),
            request: request_expr(request, values, operation, scope, uses),
            target: target(operation, given),
            headers: headers(operation, given),
            body: body(operation, given),
            status: example.status,
            response: events.or(response).or_else(|| is_unshown.then(String::new))?,
            is_stream: example.events.is_some(),
        })
    };
    operation.examples.iter().enumerate().filter_map(lower).collect()
}

/// Whether a method of the client sends this value by itself.
fn is_set_by_method(operation: &Operation, field: &Field, value: &Value) -> bool {
    let sent = |when: &When| value.as_text().is_some_and(|value| value == when.stream || value == when.whole);
    operation.is_switch(field) && operation.when().is_some_and(sent)
}

fn member<'a>(given: &'a Given, field: &Field) -> Option<&'a Value> {
    given.iter().find(|(location, _)| *location == field.location).and_then(|(_, values)| values.get(&field.name))
}

fn plain(value: &Value) -> String {
    value.as_text().map_or_else(|| value.to_json(), ToOwned::to_owned)
}

fn encoded(value: &Value) -> String {
    utf8_percent_encode(&plain(value), ENCODED).to_string()
}

/// Returns path and query.
fn target(operation: &Operation, given: &Given) -> String {
    let mut target = operation.http.path.clone();
    let at = |location| operation.request.iter().filter(move |field| field.location == location);
    for field in at(FieldLocation::Path) {
        if let Some(value) = member(given, field) {
            target = target.replace(&format!("{{{}}}", field.name), &encoded(value));
        }
    }
    let fixed = at(FieldLocation::Query).filter_map(|field| Some((&field.name, Value::Text(field.value.clone()?))));
    let fixed = fixed.map(|(name, value)| format!("{name}={}", encoded(&value)));
    let values = at(FieldLocation::Query).filter(|field| field.is_given()).flat_map(|field| parameters(given, field));
    let query: Vec<String> = fixed.chain(values).collect();
    if query.is_empty() { target } else { format!("{target}?{}", query.join("&")) }
}

/// Returns the query parameters of a field: one for each item of a list.
fn parameters(given: &Given, field: &Field) -> Vec<String> {
    let parameter = |value: &Value| format!("{}={}", field.name, encoded(value));
    match member(given, field) {
        None => Vec::new(),
        Some(Value::List(items)) if !field.json_text => items.iter().map(parameter).collect(),
        Some(value) => vec![parameter(value)],
    }
}

fn headers(operation: &Operation, given: &Given) -> Vec<(String, String)> {
    let headers = operation.request.iter().filter(|field| field.location == FieldLocation::Header);
    let headers = headers.filter(|field| !is_boundary(operation, field));
    let value = |field: &Field| field.value.clone().or_else(|| member(given, field).map(plain));
    headers.filter_map(|field| Some((field.name.clone(), value(field)?))).collect()
}

/// Returns the body as JSON.
///
/// A multipart body has none, because its bytes differ from one call to the next.
fn body(operation: &Operation, given: &Given) -> Option<String> {
    if operation.sends_multipart() {
        return None;
    }
    let shown = given.iter().find(|(location, _)| *location == FieldLocation::Body).map(|(_, body)| body.to_json());
    let has_body = operation.request.iter().any(|field| field.location == FieldLocation::Body);
    shown.or_else(|| has_body.then(|| "{}".to_owned()))
}
