//! Checks of values, such as examples and defaults, against the types of their fields.

use super::{allowed_values, bounds, pattern};
use crate::diagnostics::{At, Report, codes, nearest};
use crate::spec::model::{Field, Scope, Ty, Type};
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
    /// The addresses of values that an erratum explains.
    pub(super) explained: &'a [&'a str],
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
            explained: self.explained,
            report: self.report,
        }
    }

    /// Whether an erratum explains the value at an address.
    fn is_explained(&self, at: &At<'_>) -> bool {
        !self.explained.is_empty() && self.explained.contains(&at.to_string().as_str())
    }
}

/// The members that an object can have.
pub(super) struct Members<'a> {
    pub(super) fields: Vec<&'a Field>,
    /// Fields of which at least one must be set.
    either: &'a [String],
}

impl<'a> Members<'a> {
    pub(super) fn of(fields: impl IntoIterator<Item = &'a Field>) -> Self {
        Self { fields: fields.into_iter().collect(), either: &[] }
    }

    /// Returns the members of a request at one location; callers set at least one of `either`.
    pub(super) fn of_request(fields: impl IntoIterator<Item = &'a Field>, either: &'a [String]) -> Self {
        Self { either, ..Self::of(fields) }
    }

    /// Returns the fields that callers set.
    pub(super) fn given(&self) -> impl Iterator<Item = &'a Field> + '_ {
        self.fields.iter().copied().filter(|field| field.is_given())
    }
}

/// Checks the example or default of one field.
pub(super) fn check_value(cx: &mut ValueCx<'_>, value: &Value, field: &Field, at: &At<'_>) {
    if field.is_given() && *value != Value::Null {
        check_field(cx, value, field, at);
    }
}

/// Checks the value of a field, and the JSON in its text.
pub(super) fn check_field(cx: &mut ValueCx<'_>, value: &Value, field: &Field, at: &At<'_>) {
    if !field.json_text || !cx.has_json_text {
        return check_bounded(cx, value, field, at);
    }
    match value.as_text().map(Value::from_json) {
        Some(Some(inner)) => check_bounded(cx, &inner, field, at),
        Some(None) => {
            let message = format!("`{}` takes JSON text, but this text is not valid JSON", field.name);
            cx.report
                .add(&codes::EXAMPLE_TYPE, at, message)
                .help("copy the page's text exactly and put it in quotes; if it is not valid JSON, use `request_text`");
        }
        None => {
            let message = format!("`{}` takes JSON text, but this is {}", field.name, value.kind());
            let finding = cx.report.add(&codes::EXAMPLE_TYPE, at, message);
            finding.help("write the text in quotes, as it is sent over the wire");
        }
    }
}

fn check_bounded(cx: &mut ValueCx<'_>, value: &Value, field: &Field, at: &At<'_>) {
    if cx.is_explained(at) {
        return;
    }
    check_type(cx, value, &field.ty, at);
    allowed_values::check_shown(value, field, cx.word, at, cx.report);
    pattern::check_shown(value, field, cx.word, at, cx.report);
    bounds::check_shown(value, field, cx.word, at, cx.report);
}

fn check_type(cx: &mut ValueCx<'_>, value: &Value, ty: &Ty, at: &At<'_>) {
    match (ty, value) {
        _ if cx.is_explained(at) => {}
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
            | (Ty::Number | Ty::Decimal, Value::Integer(_) | Value::Float(_))
    )
}

fn add_wrong_type(cx: &mut ValueCx<'_>, value: &Value, ty: &Ty, at: &At<'_>) {
    let message = format!("the type is `{ty}`, but the {} is {}", cx.word, value.kind());
    let finding = cx.report.add(&codes::EXAMPLE_TYPE, at, message);
    if *ty == Ty::String && !matches!(value, Value::List(_) | Value::Map(_)) {
        finding.help("put the value in quotes if the page shows text; otherwise remove it and explain under `errata`");
    }
}

/// Checks the members of an object.
pub(super) fn check_members(cx: &mut ValueCx<'_>, value: &Value, members: &Members<'_>, at: &At<'_>) {
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
