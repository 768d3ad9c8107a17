//! Checks of the examples of a page.

use super::context::OperationCx;
use super::stream;
use super::value::{Direction, Members, ValueCx, check_field, check_members};
use crate::diagnostics::{At, codes};
use crate::spec::model::{Envelope, Example, FieldLocation, Operation};
use crate::yaml::Value;

pub(super) fn check_examples(cx: &mut OperationCx<'_, '_>, at: &At<'_>) {
    let operation = cx.operation;
    let section = at.key("examples");
    // Only responses: a caller sends what the page describes.
    let explained: Vec<&str> = operation.errata.iter().map(|erratum| erratum.at.as_str()).collect();
    for (number, example) in operation.examples.iter().enumerate() {
        let at = section.index(number);
        let mut cx = ValueCx {
            scope: cx.scope,
            direction: Direction::Sent,
            word: "example",
            has_json_text: true,
            explained: &[],
            report: cx.report,
        };
        check_request(&mut cx, operation, example, &at);
        if !operation.receives_file() {
            cx.direction = Direction::Received;
            cx.explained = &explained;
            check_response(&mut cx, operation, example, &at.key("response"));
            stream::check_example(&mut cx, operation, example, &at);
        }
    }
}

fn check_request(cx: &mut ValueCx<'_>, operation: &Operation, example: &Example, at: &At<'_>) {
    let Some(request) = &example.request else { return };
    let at = at.key("request");
    for location in [FieldLocation::Path, FieldLocation::Query, FieldLocation::Header, FieldLocation::Body] {
        let key = location.key();
        let fields = operation.request.iter().filter(|field| field.location == location);
        let either = if location == FieldLocation::Body { operation.either.as_slice() } else { &[] };
        let members = Members::of_request(fields, either);
        if let Some((_, value)) = request.iter().find(|(known, _)| *known == location) {
            check_members(cx, value, &members, &at.key(key));
            continue;
        }
        let is_text = location == FieldLocation::Body && example.texts.request.is_some();
        let missing = members.given().find(|field| field.required && !is_text);
        if let ([first, ..], None, false) = (either, missing, is_text) {
            let message = format!("the example has no `{key}`, but one of its fields is required, such as `{first}`");
            let finding = cx.report.add(&codes::EXAMPLE_FIELD, &at, message).on_key();
            finding.help(format!("add `{key}` with the values from the page's example, or correct `either`"));
        }
        if let Some(field) = missing {
            let message = format!("the example has no `{key}`, but `{}` is required", field.name);
            let finding = cx.report.add(&codes::EXAMPLE_FIELD, &at, message).on_key();
            finding.help(format!("add `{key}` with the values from the page's example"));
        }
    }
}

fn check_response(cx: &mut ValueCx<'_>, operation: &Operation, example: &Example, at: &At<'_>) {
    let (Some(response), Some(envelope)) = (&example.response, cx.scope.envelope()) else { return };
    let has_own_code = operation.response.iter().any(|field| field.name == envelope.code);
    if operation.bare && (response.get(&envelope.code).is_none() || has_own_code && example.status < 300) {
        match operation.whole().filter(|whole| response.get(&whole.name).is_none()) {
            Some(whole) => check_field(cx, response, whole, at),
            None => check_members(cx, response, &Members::of(&operation.response), at),
        }
        return;
    }
    let Value::Map(_) = response else {
        let message = format!("a response must be a mapping, but this is {}", response.kind());
        let finding = cx.report.add(&codes::EXAMPLE_TYPE, at, message);
        finding.help("write the whole response, with its envelope");
        return;
    };
    if response.get(&envelope.code).is_none() {
        let message = format!("the response has no `{}`, the code of the envelope", envelope.code);
        let finding = cx.report.add(&codes::EXAMPLE_FIELD, at, message).on_key();
        finding.help("write the whole response, with its envelope");
        return;
    }
    if example.is_success(envelope) {
        check_data(cx, response, envelope, operation, at);
    }
}

/// Checks the data of a success: below the key `data`, or next to the members of the envelope.
fn check_data(cx: &mut ValueCx<'_>, response: &Value, envelope: &Envelope, operation: &Operation, at: &At<'_>) {
    let members = &Members::of(&operation.response);
    let Value::Map(entries) = response else { return };
    if let Some(data) = envelope.data.as_ref().filter(|_| !operation.data_beside) {
        if let Some(value) = response.get(data).filter(|value| **value != Value::Null) {
            check_members(cx, value, members, &at.key(data));
        } else if let Some((name, _)) =
            entries.iter().find(|(name, _)| operation.response.iter().any(|field| field.name == *name))
        {
            let message = format!("`{name}` is next to the code here, and the spec describes it below `{data}`");
            let finding = cx.report.add(&codes::EXAMPLE_FIELD, &at.key(name), message).on_key();
            finding.help("write `data: beside` at the operation, or correct the example");
        }
        return;
    }
    let known = [&envelope.code, &envelope.message]
        .into_iter()
        .chain(&envelope.detail)
        .chain(&envelope.error_codes)
        .chain(&envelope.known);
    let known: Vec<&String> = known.filter(|name| members.fields.iter().all(|field| field.name != **name)).collect();
    let rest = entries.iter().filter(|(name, _)| !known.contains(&name));
    check_members(cx, &Value::Map(rest.cloned().collect()), members, at);
}
