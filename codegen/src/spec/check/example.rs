//! Examples and defaults against the fields that they belong to.

use super::{pattern, values};
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Bounds, Example, Field, FieldLocation, Operation, Scope, Ty, Type};
use crate::yaml::Value;

/// Whether a value is sent, where everything required is there, or received, where nothing is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Sent,
    Received,
}

/// What the walk carries.
#[derive(Clone, Copy)]
struct Cx<'a> {
    scope: &'a Scope<'a>,
    direction: Direction,
    /// `example` or `default`.
    word: &'a str,
    /// Whether JSON text is shown as the wire carries it.
    wire: bool,
}

pub(super) fn check_examples(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let section = at.key("examples");
    for (number, example) in operation.examples.iter().enumerate() {
        let at = section.index(number);
        check_request(operation, example, scope, &at, report);
        if !operation.receives_file {
            check_response(operation, example, scope, &at.key("response"), report);
        }
    }
}

fn check_request(operation: &Operation, example: &Example, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let Some(request) = &example.request else { return };
    let cx = Cx { scope, direction: Direction::Sent, word: "example", wire: true };
    let at = at.key("request");
    for location in [FieldLocation::Path, FieldLocation::Query, FieldLocation::Header, FieldLocation::Body] {
        let key = location.key();
        let fields: Vec<&Field> = operation.request.iter().filter(|field| field.location == location).collect();
        if let Some((_, value)) = request.iter().find(|(known, _)| *known == location) {
            check_members(value, &fields, &[], cx, &at.key(key), report);
            continue;
        }
        let is_text = location == FieldLocation::Body && example.texts[0].is_some();
        if let Some(field) = fields.iter().find(|field| field.required && field.is_given() && !is_text) {
            let message = format!("the example has no `{key}`, but `{}` is required", field.name);
            let finding = report.add(&codes::EXAMPLE_FIELD, &at, message).on_key();
            finding.help(format!("add `{key}` with the values from the page's example"));
        }
    }
}

fn check_response(operation: &Operation, example: &Example, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let (Some(response), Some(envelope)) = (&example.response, scope.envelope()) else { return };
    let fields: Vec<&Field> = operation.response.iter().collect();
    let cx = Cx { scope, direction: Direction::Received, word: "example", wire: true };
    if operation.bare && response.get(&envelope.code).is_none() {
        match operation.whole().filter(|whole| response.get(&whole.name).is_none()) {
            Some(whole) => check_field(response, whole, cx, at, report),
            None => check_members(response, &fields, &[], cx, at, report),
        }
        return;
    }
    let Value::Map(members) = response else {
        report
            .add(&codes::EXAMPLE_TYPE, at, format!("a response must be a mapping, but this is {}", response.kind()))
            .help("write the whole response, with its envelope");
        return;
    };
    let Some(code) = response.get(&envelope.code) else {
        let message = format!("the response has no `{}`, the code of the envelope", envelope.code);
        report.add(&codes::EXAMPLE_FIELD, at, message).on_key().help("write the whole response, with its envelope");
        return;
    };
    let code = code.to_json();
    if !(200..300).contains(&example.status)
        || !envelope.success.iter().any(|success| success == code.trim_matches('"'))
    {
        return;
    }
    if let Some(data) = &envelope.data {
        if let Some(value) = response.get(data).filter(|value| **value != Value::Null) {
            check_members(value, &fields, &[], cx, &at.key(data), report);
        }
    } else {
        let known = [&envelope.code, &envelope.message]
            .into_iter()
            .chain(&envelope.detail)
            .chain(&envelope.error_codes)
            .chain(&envelope.known);
        let known: Vec<&String> = known.filter(|name| fields.iter().all(|field| field.name != **name)).collect();
        let rest = members.iter().filter(|(name, _)| !known.contains(&name));
        check_members(&Value::Map(rest.cloned().collect()), &fields, &[], cx, at, report);
    }
}

/// Checks the example or default of one field.
pub(super) fn check_value(
    value: &Value,
    field: &Field,
    word: &str,
    direction: Direction,
    scope: &Scope<'_>,
    at: &At<'_>,
    report: &mut Report,
) {
    if field.is_given() && *value != Value::Null {
        check_field(value, field, Cx { scope, direction, word, wire: false }, at, report);
    }
}

fn check_field(value: &Value, field: &Field, cx: Cx<'_>, at: &At<'_>, report: &mut Report) {
    if field.json_text && cx.wire {
        match value.as_text().map(Value::from_json) {
            Some(Some(inner)) => check_bounded(&inner, field, cx, at, report),
            Some(None) => {
                let finding = report.add(
                    &codes::EXAMPLE_TYPE,
                    at,
                    format!("`{}` takes JSON text, but this text is not valid JSON", field.name),
                );
                finding.help(
                    "copy the page's text exactly and put it in quotes; if it is not valid JSON, use `request_text`",
                );
            }
            None => {
                let finding = report.add(
                    &codes::EXAMPLE_TYPE,
                    at,
                    format!("`{}` takes JSON text, but this is {}", field.name, value.kind()),
                );
                finding.help("write the text in quotes, as it is sent over the wire");
            }
        }
    } else {
        check_bounded(value, field, cx, at, report);
    }
}

fn check_bounded(value: &Value, field: &Field, cx: Cx<'_>, at: &At<'_>, report: &mut Report) {
    check_type(value, &field.ty, cx, at, report);
    values::check_shown(value, field, cx.word, at, report);
    pattern::check_shown(value, field, cx.word, at, report);
    let length = |length: usize, unit| (i128::try_from(length).unwrap_or(i128::MAX), format!("has {length} {unit}"));
    // Bounds that are upside down have their finding, and hold nothing.
    let upright = |bounds: &Bounds| bounds.min.zip(bounds.max).is_none_or(|(min, max)| min <= max);
    let broken = |bounds: Option<Bounds>, size: i128| bounds.filter(upright).filter(|bounds| !bounds.contains(size));
    let (bounds, is) = match (&field.ty, value) {
        (Ty::String, Value::Text(text)) => {
            let (size, is) = length(text.chars().count(), "characters");
            (broken(field.chars, size), is)
        }
        (Ty::List(_), Value::List(items)) => {
            let (size, is) = length(items.len(), "items");
            (broken(field.items, size), is)
        }
        (_, Value::Integer(number)) => (broken(field.range, *number), format!("is {number}")),
        (_, Value::Float(number)) => {
            (field.range.filter(upright).filter(|bounds| !bounds.hold_fraction(*number)), format!("is {number}"))
        }
        _ => return,
    };
    if let Some(bounds) = bounds {
        report.add(&codes::EXAMPLE_BOUNDS, at, format!("the {} {is}, but the bounds are `{bounds}`", cx.word));
    }
}

fn check_type(value: &Value, ty: &Ty, cx: Cx<'_>, at: &At<'_>, report: &mut Report) {
    match (ty, value) {
        (_, Value::Null) if cx.direction == Direction::Received => {}
        (Ty::Integer, Value::Integer(number)) if i64::try_from(*number).is_err() => {
            let finding = report.add(&codes::EXAMPLE_TYPE, at, format!("{number} does not fit into a 64-bit integer"));
            finding.help("give the field the type number or string, as on the page");
        }
        // Of a file it is the name.
        (Ty::Any, _)
        | (Ty::String | Ty::File, Value::Text(_))
        | (Ty::Boolean, Value::Bool(_))
        | (Ty::Integer, Value::Integer(_))
        | (Ty::Number, Value::Integer(_) | Value::Float(_)) => {}
        (Ty::List(item), Value::List(items)) => {
            for (number, value) in items.iter().enumerate() {
                check_type(value, item, cx, &at.index(number), report);
            }
        }
        (Ty::Map(inner), Value::Map(entries)) => {
            for (key, value) in entries {
                check_type(value, inner, cx, &at.key(key), report);
            }
        }
        (Ty::Named(name), Value::Map(_)) => {
            if let Some((home, Type { fields, either, .. })) = cx.scope.find(name) {
                let scope = cx.scope.shared(home);
                let fields: Vec<&Field> = fields.iter().collect();
                check_members(value, &fields, either, Cx { scope: &scope, ..cx }, at, report);
            }
        }
        // A name that is not there has its finding.
        (Ty::Named(name), _) if cx.scope.find(name).is_none() => {}
        _ => {
            let finding = report.add(
                &codes::EXAMPLE_TYPE,
                at,
                format!("the type is `{ty}`, but the {} is {}", cx.word, value.kind()),
            );
            if *ty == Ty::String && !matches!(value, Value::List(_) | Value::Map(_)) {
                finding.help(
                    "put the value in quotes if the page shows text; otherwise remove it and explain under `errata`",
                );
            }
        }
    }
}

fn check_members(value: &Value, fields: &[&Field], either: &[String], cx: Cx<'_>, at: &At<'_>, report: &mut Report) {
    let Value::Map(entries) = value else {
        report
            .add(&codes::EXAMPLE_TYPE, at, format!("a mapping of fields is expected, but this is {}", value.kind()))
            .help("write it as on the page: `{ name: value }`");
        return;
    };
    let given = || fields.iter().filter(|field| field.is_given());
    let mut meant = Vec::new();
    for (name, value) in entries {
        let at = at.key(name);
        match fields.iter().find(|field| field.name == *name) {
            Some(field) if field.is_given() => check_field(value, field, cx, &at, report),
            Some(_) => {
                let message = format!("the example contains `{name}`, but callers do not set this field");
                report
                    .add(&codes::EXAMPLE_FIELD, &at, message)
                    .on_key()
                    .help("remove the field: the client sends fixed values and credentials itself");
            }
            None => {
                let absent = given().map(|field| field.name.as_str()).filter(|name| value.get(name).is_none());
                let absent: Vec<&str> = absent.collect();
                let finding = report.add(
                    &codes::EXAMPLE_FIELD,
                    &at,
                    format!("the example contains the field `{name}`, which is not described"),
                );
                finding.on_key().guess(name, absent.iter().copied());
                meant.extend(crate::diagnostics::nearest(name, absent));
            }
        }
    }
    if cx.direction == Direction::Received {
        return;
    }
    let lacks = |name: &str| value.get(name).is_none() && !meant.contains(&name);
    for field in given().filter(|field| field.required && lacks(&field.name)) {
        let message = format!("the {} lacks the required field `{}`", cx.word, field.name);
        report
            .add(&codes::EXAMPLE_FIELD, at, message)
            .on_key()
            .help("check the page: add the field, or make it optional");
    }
    if !either.is_empty() && either.iter().all(|name| lacks(name)) {
        report
            .add(&codes::EXAMPLE_FIELD, at, format!("the {} has none of these fields: {}", cx.word, either.join(", ")))
            .on_key()
            .help("check the page: add one of the fields, or correct `either`");
    }
}
