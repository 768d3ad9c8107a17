//! The values of a request, field by field, and its violations of the page's rules.

use super::tree;
use super::violation::RequestViolation;
use crate::auth::Exchange;
use crate::error::{LimitRule, Violation};
use crate::operation::{Field, FieldLocation, Method, OperationInfo, RequestFormat, TokenLocation, ValueType};
use crate::request::{check_limits, size_rule};
use crate::testing::loopback::{Part, Received};
use crate::value::{Json, Value};
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;

/// The values of a request, and its violations.
#[derive(Default)]
pub(super) struct RequestContent {
    pub values: Value,
    pub violations: Vec<RequestViolation>,
}

/// Reads a request of an operation, whose path has the encoded values `path`.
pub(super) fn read(info: &'static OperationInfo, path: &[(&str, &str)], received: &Received) -> RequestContent {
    let mut cx = RequestReader { info, violations: Vec::new() };
    let mut query = cx.query(&received.target);
    let mut body = cx.body(received);
    let mut values = Vec::new();
    for field in info.fields {
        values.push(match field.location {
            FieldLocation::Path => {
                path.iter().find(|(name, _)| *name == field.name).map(|(_, value)| cx.path_value(field, value))
            }
            FieldLocation::Query => cx.parameter(field, &mut query),
            FieldLocation::Header => received.header(field.name).map(|text| scalar(&field.value_type, text)),
            FieldLocation::Body => body.remove(field.name),
        });
    }
    cx.check_fixed(received, &mut query);
    let undocumented = query.into_iter().map(|(name, _)| (FieldLocation::Query, name));
    let undocumented = undocumented.chain(body.into_keys().map(|name| (FieldLocation::Body, name)));
    cx.violations.extend(undocumented.map(|(location, name)| RequestViolation::Undocumented { location, name }));
    cx.check_limits(&values);
    RequestContent { values: cx.plain(values), violations: cx.violations }
}

/// Reads a token request: a JSON object of texts that are not empty, or the query of a `GET`.
pub(super) fn read_token_request(exchange: &Exchange, received: &Received) -> RequestContent {
    let (values, location) = if exchange.method == Method::Get {
        (query_values(&received.target), FieldLocation::Query)
    } else {
        (serde_json::from_slice(&received.body).unwrap_or_default(), FieldLocation::Body)
    };
    let Some(members) = values.as_object() else {
        let violations = vec![RequestViolation::Unreadable("the body is not a JSON object".to_owned())];
        return RequestContent { values, violations };
    };
    let sent = exchange.send.iter().filter_map(|name| {
        let rule = match members.get(*name) {
            None => LimitRule::Missing,
            Some(Value::String(text)) if text.is_empty() => LimitRule::Empty,
            Some(Value::String(_)) => return None,
            Some(value) => LimitRule::Type { expected: "a string", found: Json::Value(value).describe() },
        };
        Some(RequestViolation::Value(Violation { address: (*name).to_owned(), rule }))
    });
    let undocumented = members.keys().filter(|name| !exchange.send.contains(&name.as_str()));
    let undocumented = undocumented.map(|name| RequestViolation::Undocumented { location, name: name.clone() });
    let violations = sent.chain(undocumented).collect();
    RequestContent { values, violations }
}

/// Returns the decoded parameters of a query, as the members of an object.
pub(super) fn query_values(target: &str) -> Value {
    let query = target.split_once('?').map_or("", |(_, query)| query);
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    pairs.map(|(name, value)| (decoded(name), Value::from(decoded(value)))).collect()
}

/// A reader that collects the violations of one request.
struct RequestReader {
    info: &'static OperationInfo,
    violations: Vec<RequestViolation>,
}

impl RequestReader {
    fn path_value(&mut self, field: &Field, value: &str) -> Value {
        let text = self.decoded(field.name, value);
        scalar(&field.value_type, &text)
    }

    /// Returns the decoded pairs of a query.
    fn query(&mut self, target: &str) -> Vec<(String, String)> {
        let query = target.split_once('?').map_or("", |(_, query)| query);
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        pairs
            .map(|(name, value)| {
                let [name, value] = [name, value].map(|text| text.replace('+', " "));
                (self.decoded(&name, &name), self.decoded(&name, &value))
            })
            .collect()
    }

    fn decoded(&mut self, name: &str, text: &str) -> String {
        let decoded = percent_decode_str(text);
        if decoded.clone().decode_utf8().is_err() {
            self.violations.push(RequestViolation::Unreadable(format!("`{name}` is not percent-encoded UTF-8")));
        }
        decoded.decode_utf8_lossy().into_owned()
    }

    /// Removes the values of a field from the query and returns them.
    fn parameter(&mut self, field: &Field, query: &mut Vec<(String, String)>) -> Option<Value> {
        let given: Vec<String> = query.extract_if(.., |(name, _)| name == field.name).map(|(_, text)| text).collect();
        if let ValueType::List(of) = field.value_type {
            let items = given.iter().map(|text| scalar(of, text));
            return (!given.is_empty()).then(|| items.collect());
        }
        if given.len() > 1 {
            self.violations.push(RequestViolation::Repeated(field.name));
        }
        given.first().map(|text| scalar(&field.value_type, text))
    }

    /// Returns the fields of a multipart body, with the name of each file as its value.
    fn form(&mut self, received: &Received) -> BTreeMap<String, Value> {
        let parts = received.parts().unwrap_or_else(|message| {
            self.violations.push(RequestViolation::Unreadable(message));
            Vec::new()
        });
        let mut fields = BTreeMap::new();
        for Part { name, file_name, bytes, .. } in parts {
            let field =
                self.info.fields.iter().find(|field| field.location == FieldLocation::Body && field.name == name);
            let value_type = field.map_or(ValueType::Any, |field| field.value_type);
            let expected = if file_name.is_some() == matches!(value_type, ValueType::File) { None } else { field };
            if let Some(Field { name, value_type, .. }) = expected {
                let found = if file_name.is_some() { "a file" } else { "text" };
                let rule = LimitRule::Type { expected: value_type.describe(), found };
                self.violations.push(RequestViolation::Value(Violation { address: (*name).to_owned(), rule }));
                continue;
            }
            let broken = field.filter(|_| file_name.is_some()).and_then(|field| {
                let rule = size_rule(&field.bytes, u64::try_from(bytes.len()).ok()?)?;
                Some(RequestViolation::Value(Violation { address: name.clone(), rule }))
            });
            self.violations.extend(broken);
            let text = file_name.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned());
            match (value_type, fields.get_mut(&name)) {
                (ValueType::List(of), Some(Value::Array(items))) => items.push(scalar(of, &text)),
                (ValueType::List(of), _) => drop(fields.insert(name, Value::Array(vec![scalar(of, &text)]))),
                (_, Some(_)) => self.violations.extend(field.map(|field| RequestViolation::RepeatedPart(field.name))),
                (value_type, None) => drop(fields.insert(name, scalar(&value_type, &text))),
            }
        }
        fields
    }

    /// Returns the members of the body; none if the page documents no body.
    fn body(&mut self, received: &Received) -> BTreeMap<String, Value> {
        if self.info.fields.iter().all(|field| field.location != FieldLocation::Body) {
            if !received.body.is_empty() {
                self.violations.push(RequestViolation::Body);
            }
            return BTreeMap::new();
        }
        if self.info.request_format == RequestFormat::Multipart {
            return self.form(received);
        }
        let read: Result<BTreeMap<String, Value>, _> = serde_json::from_slice(&received.body);
        read.unwrap_or_else(|error| {
            self.violations.push(RequestViolation::Unreadable(format!("the body is not a JSON object: {error}")));
            BTreeMap::new()
        })
    }

    /// Checks fixed headers, and removes fixed parameters from the query.
    fn check_fixed(&mut self, received: &Received, query: &mut Vec<(String, String)>) {
        let OperationInfo { service, headers, fields, query: parameters, tokens, token_location, .. } = *self.info;
        let given = fields.iter().filter(|field| field.location == FieldLocation::Header).map(|field| field.name);
        let own: Vec<&str> = headers.iter().map(|(name, _)| *name).chain(given).collect();
        let overridden = |name: &str| own.iter().any(|own| own.eq_ignore_ascii_case(name));
        let inherited = service.headers.iter().filter(|(name, _)| !overridden(name));
        for &(name, expected) in inherited.chain(headers) {
            self.check_same(FieldLocation::Header, name, expected, received.header(name).map(ToOwned::to_owned));
        }
        for &(name, expected) in parameters {
            let mut found = query.extract_if(.., |(given, _)| given == name).map(|(_, text)| text);
            let first = found.next();
            let repeated = found.next().is_some();
            drop(found);
            self.check_same(FieldLocation::Query, name, expected, first);
            self.violations.extend(repeated.then_some(RequestViolation::Repeated(name)));
        }
        let signed = match token_location {
            TokenLocation::Headers(names) => names.iter().all(|name| received.header(name).is_some()),
            // Some signatures have another header, such as `Eop-Authorization`.
            TokenLocation::Authorization => {
                received.headers.keys().any(|name| name.as_str().ends_with("authorization"))
            }
            TokenLocation::None => true,
        };
        self.violations.extend((!tokens.is_empty() && !signed).then_some(RequestViolation::Unsigned(tokens)));
    }

    fn check_same(
        &mut self,
        location: FieldLocation,
        name: &'static str,
        expected: &'static str,
        found: Option<String>,
    ) {
        if found.as_deref() != Some(expected) {
            self.violations.push(RequestViolation::Fixed { location, name, expected, found });
        }
    }

    fn check_limits(&mut self, values: &[Option<Value>]) {
        let members = self.info.fields.iter().zip(values);
        let members = members.map(|(field, value)| (field.name, value.as_ref().map_or(Json::Absent, Json::Value)));
        let violations = check_limits(&self.info.object_type(), &Json::Object(members.collect()));
        self.violations.extend(violations.into_iter().map(RequestViolation::Value));
    }

    /// Returns the values by name, with JSON texts decoded.
    fn plain(&mut self, values: Vec<Option<Value>>) -> Value {
        let given = self.info.fields.iter().zip(values).filter_map(|(field, value)| Some((field, value?)));
        let given = given.map(|(field, value)| {
            tree::check(&field.value_type, &value, field.name, &mut self.violations);
            (field.name.to_owned(), tree::plain(&field.value_type, value))
        });
        Value::Object(given.collect())
    }
}

/// Returns the typed value of a text in a path, a query or a header.
///
/// A text that does not fit its type stays a text.
fn scalar(value_type: &ValueType, text: &str) -> Value {
    match value_type {
        ValueType::String | ValueType::OneOf(_) | ValueType::File | ValueType::JsonText(_) | ValueType::Any => {
            Value::from(text)
        }
        _ => serde_json::from_str(text).unwrap_or_else(|_| Value::from(text)),
    }
}
