//! The comparison of requests and results with those of a case.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// A request as the server received it.
#[derive(Debug, Deserialize)]
pub(super) struct Request {
    line: String,
    headers: BTreeMap<String, String>,
    body: String,
}

impl Request {
    /// The absence of a request.
    pub(super) const NONE: Self = Self { line: String::new(), headers: BTreeMap::new(), body: String::new() };
}

/// The facts of a request that a case states.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectedRequest {
    /// The method and the path with its query.
    line: Option<String>,
    /// Headers by their names in lower case.
    #[serde(default)]
    headers: BTreeMap<String, String>,
    /// Headers that are not sent.
    #[serde(default)]
    without: Vec<String>,
    body: Option<String>,
}

/// Returns the first difference between a request and the expected facts.
pub(super) fn compare_request(expected: &ExpectedRequest, found: &Request) -> Option<String> {
    let texts = [("line", &expected.line, &found.line), ("body", &expected.body, &found.body)];
    for (name, expected, found) in texts {
        if expected.as_ref().is_some_and(|expected| expected != found) {
            return Some(format!("{name} of the request: `{found}` instead of {expected:?}"));
        }
    }
    for (name, value) in &expected.headers {
        if found.headers.get(name) != Some(value) {
            return Some(format!("header `{name}`: {:?} instead of `{value}`", found.headers.get(name)));
        }
    }
    let sent = expected.without.iter().find(|name| found.headers.contains_key(*name));
    sent.map(|name| format!("header `{name}` is sent"))
}

/// Returns the first member of `expected` that differs from `found`, whose other members are free.
pub(super) fn compare_result(expected: &Value, found: &Value, at: &mut String) -> Option<String> {
    let Value::Object(members) = expected else {
        return (expected != found).then(|| format!("`{at}` is {found} instead of {expected}"));
    };
    for (name, expected) in members {
        let length = at.len();
        at.extend([".", name.as_str()]);
        let problem = compare_result(expected, &found[name], at);
        at.truncate(length);
        if problem.is_some() {
            return problem;
        }
    }
    None
}

#[test]
fn other_members_are_free() {
    let found = serde_json::json!({ "a": { "b": 1, "c": [2] }, "d": null });
    let differs = |expected: Value| compare_result(&expected, &found, &mut "result".to_owned());
    assert_eq!(differs(serde_json::json!({ "a": { "b": 1 }, "e": null })), None);
    let problem = Some("`result.a.c` is [2] instead of [2,3]".to_owned());
    assert_eq!(differs(serde_json::json!({ "a": { "c": [2, 3] } })), problem);
}
