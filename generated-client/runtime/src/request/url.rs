//! The target of a request: path and query, percent-encoded.

use super::options::Options;
use crate::error::{LimitRule, Violation};
use crate::operation::{Field, FieldLocation, OperationInfo, ValueType};
use crate::value::Json;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::borrow::Cow;
use std::mem;

/// Characters that are percent-encoded: all but the unreserved ones of RFC 3986.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Returns path and query of an operation.
///
/// The values have been checked; a missing path field leaves an empty segment.
pub(crate) fn target(info: &OperationInfo, request: &Json<'_>, options: &Options) -> String {
    let mut target = String::with_capacity(info.path.len() + 64);
    let mut rest = info.path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        target.push_str(before);
        push_encoded(&mut target, &field(info, request, name).scalar().unwrap_or_default());
        rest = after;
    }
    target.push_str(rest);
    push_query(&mut target, info, request, options);
    target
}

/// Returns the violation of a URL that is too long, at its longest value.
pub(super) fn too_long(info: &OperationInfo, request: &Json<'_>, options: &Options) -> Option<Violation> {
    let is_in_url = |field: &Field| matches!(field.location, FieldLocation::Path | FieldLocation::Query);
    let fields = info.fields.iter().enumerate().filter(|(_, field)| is_in_url(field)).map(|(index, field)| {
        let json = request.member(index, field.name);
        (field.name, json.scalar().unwrap_or_else(|| Cow::Owned(text(json))).chars().count())
    });
    let length = |(name, value): &(String, String)| name.chars().count().max(value.chars().count());
    let given = options.query.iter().map(|field| (field.0.as_str(), length(field)));
    let (name, found) = fields.chain(given).max_by_key(|(_, found)| *found)?;
    Some(Violation { address: name.to_owned(), rule: LimitRule::Url { found } })
}

fn field<'j, 'a>(info: &OperationInfo, request: &'j Json<'a>, name: &str) -> &'j Json<'a> {
    let index = info.fields.iter().position(|field| field.location == FieldLocation::Path && field.name == name);
    debug_assert!(index.is_some(), "{} has no path field {name}", info.name);
    request.member(index.unwrap_or_default(), name)
}

/// Replaces query parameters of a target by those of the options.
pub(crate) fn replace_query(target: &mut String, options: &Options) {
    if options.query.is_empty() {
        return;
    }
    let own = target.find('?').map(|end| target.split_off(end)).unwrap_or_default();
    let mut separator = '?';
    for pair in own.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()) {
        let name = pair.split_once('=').map_or(pair, |(name, _)| name);
        if !options.sets_query(&percent_decode_str(name).decode_utf8_lossy()) {
            target.push(mem::replace(&mut separator, '&'));
            target.push_str(pair);
        }
    }
    push_options(target, &mut separator, options);
}

fn push_options(target: &mut String, separator: &mut char, options: &Options) {
    for (name, value) in &options.query {
        push_parameter(target, separator, name, value);
    }
}

fn push_query(target: &mut String, info: &OperationInfo, request: &Json<'_>, options: &Options) {
    let mut separator = '?';
    for (name, value) in info.query.iter().filter(|(name, _)| !options.sets_query(name)) {
        push_parameter(target, &mut separator, name, value);
    }
    for (index, field) in info.fields.iter().enumerate() {
        if field.location == FieldLocation::Query && !options.sets_query(field.name) {
            push_field(target, &mut separator, field, request.member(index, field.name));
        }
    }
    push_options(target, &mut separator, options);
}

/// Writes a query field; a list repeats its key.
fn push_field(target: &mut String, separator: &mut char, field: &Field, json: &Json<'_>) {
    match json {
        json if json.is_nothing() => {}
        json if matches!(field.value_type, ValueType::JsonText(_)) => {
            push_parameter(target, separator, field.name, &text(json));
        }
        Json::Value(value) => push_field(target, separator, field, &Json::from(*value)),
        Json::List(items) => {
            for item in items.iter().filter(|item| !item.is_nothing()) {
                push_value(target, separator, field.name, item);
            }
        }
        json => push_value(target, separator, field.name, json),
    }
}

fn push_value(target: &mut String, separator: &mut char, name: &str, json: &Json<'_>) {
    let value = json.scalar().unwrap_or_else(|| Cow::Owned(text(json)));
    push_parameter(target, separator, name, &value);
}

fn push_parameter(target: &mut String, separator: &mut char, name: &str, value: &str) {
    target.push(mem::replace(separator, '&'));
    push_encoded(target, name);
    target.push('=');
    push_encoded(target, value);
}

/// Returns the JSON text of a value.
fn text(json: &Json<'_>) -> String {
    serde_json::to_string(json).unwrap_or_default()
}

/// Percent-encodes a value, as in a query.
pub(crate) fn percent_encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

fn push_encoded(target: &mut String, text: &str) {
    target.extend(utf8_percent_encode(text, ENCODED));
}
