//! Checks of examples and defaults against the types of their fields.

use super::context::OperationCx;
use super::{pattern, values};
use crate::diagnostics::{At, Report, codes, nearest};
use crate::spec::model::{Bounds, Envelope, Example, Field, FieldLocation, Operation, Scope, Ty, Type};
use crate::yaml::Value;

/// The direction of a value: a sent value has all required fields, a received value may lack any.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Sent,
    Received,
}

/// The context of a check of a value.
pub(super) struct ValueCx<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) direction: Direction,
    /// The word for the value in messages: `example` or `default`.
    pub(super) word: &'a str,
    /// Whether a field with `json_text` shows a string, as it is sent.
    pub(super) has_json_text: bool,
    pub(super) report: &'a mut Report,
}

impl ValueCx<'_> {
    /// Returns the same context for a value of a type that is declared in another scope.
    const fn within<'s>(&'s mut self, scope: &'s Scope<'s>) -> ValueCx<'s> {
        ValueCx {
            scope,
            direction: self.direction,
            word: self.word,
            has_json_text: self.has_json_text,
            report: self.report,
        }
    }
}

/// The members that an object can have.
struct Members<'a> {
    fields: Vec<&'a Field>,
    /// Fields of which at least one must be set.
    either: &'a [String],
}

impl<'a> Members<'a> {
    fn of(fields: impl IntoIterator<Item = &'a Field>) -> Self {
        Self { fields: fields.into_iter().collect(), either: &[] }
    }

    /// Returns the fields that callers set.
    fn given(&self) -> impl Iterator<Item = &'a Field> + '_ {
        self.fields.iter().copied().filter(|field| field.is_given())
    }
}

pub(super) fn check_examples(cx: &mut OperationCx<'_, '_>, at: &At<'_>) {
    let operation = cx.operation;
    let section = at.key("examples");
    for (number, example) in operation.examples.iter().enumerate() {
        let at = section.index(number);
        let mut cx = ValueCx {
            scope: cx.scope,
            direction: Direction::Sent,
            word: "example",
            has_json_text: true,
            report: cx.report,
        };
        check_request(&mut cx, operation, example, &at);
        if !operation.receives_file {
            cx.direction = Direction::Received;
            check_response(&mut cx, operation, example, &at.key("response"));
        }
    }
}

fn check_request(cx: &mut ValueCx<'_>, operation: &Operation, example: &Example, at: &At<'_>) {
    let Some(request) = &example.request else { return };
    let at = at.key("request");
    for location in [FieldLocation::Path, FieldLocation::Query, FieldLocation::Header, FieldLocation::Body] {
        let key = location.key();
        let members = Members::of(operation.request.iter().filter(|field| field.location == location));
        if let Some((_, value)) = request.iter().find(|(known, _)| *known == location) {
            check_members(cx, value, &members, &at.key(key));
            continue;
        }
        let is_text = location == FieldLocation::Body && example.texts.request.is_some();
        let missing = members.given().find(|field| field.required && !is_text);
        if let Some(field) = missing {
            let message = format!("the example has no `{key}`, but `{}` is required", field.name);
            let finding = cx.report.add(&codes::EXAMPLE_FIELD, &at, message).on_key();
            finding.help(format!("add `{key}` with the values from the page's example"));
        }
    }
}

fn check_response(cx: &mut ValueCx<'_>, operation: &Operation, example: &Example, at: &At<'_>) {
    let (Some(response), Some(envelope)) = (&example.response, cx.scope.envelope()) else { return };
    if operation.bare && response.get(&envelope.code).is_none() {
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
        check_data(cx, response, envelope, &Members::of(&operation.response), at);
    }
}

/// Checks the data of a success: below the key `data`, or next to the members of the envelope.
fn check_data(cx: &mut ValueCx<'_>, response: &Value, envelope: &Envelope, members: &Members<'_>, at: &At<'_>) {
    if let Some(data) = &envelope.data {
        if let Some(value) = response.get(data).filter(|value| **value != Value::Null) {
            check_members(cx, value, members, &at.key(data));
        }
        return;
    }
    let Value::Map(entries) = response else { return };
    let known = [&envelope.code, &envelope.message]
        .into_iter()
        .chain(&envelope.detail)
        .chain(&envelope.error_codes)
        .chain(&envelope.known);
    let known: Vec<&String> = known.filter(|name| members.fields.iter().all(|field| field.name != **name)).collect();
    let rest = entries.iter().filter(|(name, _)| !known.contains(&name));
    check_members(cx, &Value::Map(rest.cloned().collect()), members, at);
}

/// Checks the example or default of one field.
pub(super) fn check_value(cx: &mut ValueCx<'_>, value: &Value, field: &Field, at: &At<'_>) {
    if field.is_given() && *value != Value::Null {
        check_field(cx, value, field, at);
    }
}

fn check_field(cx: &mut ValueCx<'_>, value: &Value, field: &Field, at: &At<'_>) {
    if !field.json_text || !cx.has_json_text {
        return check_bounded(cx, value, field, at);
    }
    match value.as_text().map(Value::from_json) {
        Some(Some(inner)) => check_bounded(cx, &inner, field, at),
        Some(None) => {
            let message = format!("`{}` takes JSON text, but this text is not valid JSON", field.name);
            cx.report.add(&codes::EXAMPLE_TYPE, at, message).help(
                "copy the page's text exactly and put it in quotes; if it is not valid JSON, use `request_text`",
            );
        }
        None => {
            let message = format!("`{}` takes JSON text, but this is {}", field.name, value.kind());
            let finding = cx.report.add(&codes::EXAMPLE_TYPE, at, message);
            finding.help("write the text in quotes, as it is sent over the wire");
        }
    }
}

fn check_bounded(cx: &mut ValueCx<'_>, value: &Value, field: &Field, at: &At<'_>) {
    check_type(cx, value, &field.ty, at);
    values::check_shown(value, field, cx.word, at, cx.report);
    pattern::check_shown(value, field, cx.word, at, cx.report);
    if let Some(BrokenBounds { bounds, measure }) = broken_bounds(value, field) {
        let message = format!("the {} {measure}, but the bounds are `{bounds}`", cx.word);
        cx.report.add(&codes::EXAMPLE_BOUNDS, at, message);
    }
}

/// The bounds that a value breaks.
#[derive(Debug, PartialEq)]
struct BrokenBounds {
    bounds: Bounds,
    /// The length or number, in words: `has 3 items`, `is 7`.
    measure: String,
}

/// Returns the bounds that a value breaks; bounds in the wrong order have a finding already.
fn broken_bounds(value: &Value, field: &Field) -> Option<BrokenBounds> {
    let size = |length: usize| i128::try_from(length).unwrap_or(i128::MAX);
    let (bounds, is_within, measure) = match (&field.ty, value) {
        (Ty::String, Value::Text(text)) => {
            let (bounds, length) = (field.chars?, text.chars().count());
            (bounds, bounds.contains(size(length)), format!("has {length} characters"))
        }
        (Ty::List(_), Value::List(items)) => {
            let (bounds, length) = (field.items?, items.len());
            (bounds, bounds.contains(size(length)), format!("has {length} items"))
        }
        (_, Value::Integer(number)) => (field.range?, field.range?.contains(*number), format!("is {number}")),
        (_, Value::Float(number)) => (field.range?, field.range?.contains_fraction(*number), format!("is {number}")),
        _ => return None,
    };
    let is_ordered = bounds.min.zip(bounds.max).is_none_or(|(min, max)| min <= max);
    (is_ordered && !is_within).then_some(BrokenBounds { bounds, measure })
}

fn check_type(cx: &mut ValueCx<'_>, value: &Value, ty: &Ty, at: &At<'_>) {
    match (ty, value) {
        (_, Value::Null) if cx.direction == Direction::Received => {}
        (Ty::Integer, Value::Integer(number)) if i64::try_from(*number).is_err() => {
            let message = format!("{number} does not fit into a 64-bit integer");
            let finding = cx.report.add(&codes::EXAMPLE_TYPE, at, message);
            finding.help("give the field the type number or string, as on the page");
        }
        (Ty::List(item), Value::List(items)) => {
            for (number, value) in items.iter().enumerate() {
                check_type(cx, value, item, &at.index(number));
            }
        }
        (Ty::Map(inner), Value::Map(entries)) => {
            for (key, value) in entries {
                check_type(cx, value, inner, &at.key(key));
            }
        }
        (Ty::Named(name), value) => match (cx.scope.find(name), value) {
            (Some((home, Type { fields, either, .. })), Value::Map(_)) => {
                let scope = cx.scope.shared(home);
                let members = Members { either, ..Members::of(fields) };
                check_members(&mut cx.within(&scope), value, &members, at);
            }
            // An unknown type has a finding already.
            (None, _) => {}
            _ => add_wrong_type(cx, value, ty, at),
        },
        _ if is_scalar_of(ty, value) => {}
        _ => add_wrong_type(cx, value, ty, at),
    }
}

/// Whether the type takes the value, and neither has values inside.
const fn is_scalar_of(ty: &Ty, value: &Value) -> bool {
    matches!(
        (ty, value),
        (Ty::Any, _)
            // The example of a file is its name.
            | (Ty::String | Ty::File, Value::Text(_))
            | (Ty::Boolean, Value::Bool(_))
            | (Ty::Integer, Value::Integer(_))
            | (Ty::Number, Value::Integer(_) | Value::Float(_))
    )
}

fn add_wrong_type(cx: &mut ValueCx<'_>, value: &Value, ty: &Ty, at: &At<'_>) {
    let message = format!("the type is `{ty}`, but the {} is {}", cx.word, value.kind());
    let finding = cx.report.add(&codes::EXAMPLE_TYPE, at, message);
    if *ty == Ty::String && !matches!(value, Value::List(_) | Value::Map(_)) {
        finding.help("put the value in quotes if the page shows text; otherwise remove it and explain under `errata`");
    }
}

fn check_members(cx: &mut ValueCx<'_>, value: &Value, members: &Members<'_>, at: &At<'_>) {
    let Value::Map(entries) = value else {
        let message = format!("a mapping of fields is expected, but this is {}", value.kind());
        cx.report.add(&codes::EXAMPLE_TYPE, at, message).help("write it as on the page: `{ name: value }`");
        return;
    };
    let mut misspelt = Vec::new();
    for (name, member) in entries {
        let at = at.key(name);
        match members.fields.iter().find(|field| field.name == *name) {
            Some(field) if field.is_given() => check_field(cx, member, field, &at),
            Some(_) => {
                let message = format!("the example contains `{name}`, but callers do not set this field");
                let finding = cx.report.add(&codes::EXAMPLE_FIELD, &at, message).on_key();
                finding.help("remove the field: the client sends fixed values and credentials itself");
            }
            None => {
                let absent = members.given().map(|field| field.name.as_str());
                let meant = nearest(name, absent.filter(|name| value.get(name).is_none()));
                let message = format!("the example contains the field `{name}`, which is not described");
                cx.report.add(&codes::EXAMPLE_FIELD, &at, message).on_key().guess(name, meant);
                misspelt.extend(meant);
            }
        }
    }
    if cx.direction == Direction::Sent {
        let is_missing = |name: &str| value.get(name).is_none() && !misspelt.contains(&name);
        check_required(cx, members, is_missing, at);
    }
}

/// Checks that all required fields are present, and one of the fields of `either`.
fn check_required(cx: &mut ValueCx<'_>, members: &Members<'_>, is_missing: impl Fn(&str) -> bool, at: &At<'_>) {
    let word = cx.word;
    for field in members.given().filter(|field| field.required && is_missing(&field.name)) {
        let message = format!("the {word} lacks the required field `{}`", field.name);
        let finding = cx.report.add(&codes::EXAMPLE_FIELD, at, message).on_key();
        finding.help("check the page: add the field, or make it optional");
    }
    let either = members.either;
    if !either.is_empty() && either.iter().all(|name| is_missing(name)) {
        let message = format!("the {word} has none of these fields: {}", either.join(", "));
        let finding = cx.report.add(&codes::EXAMPLE_FIELD, at, message).on_key();
        finding.help("check the page: add one of the fields, or correct `either`");
    }
}
