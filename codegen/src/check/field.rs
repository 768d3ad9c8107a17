//! Rules of one field, and of fields beside each other.

use crate::codes;
use crate::report::Report;
use crate::source::At;
use crate::spec::{Bounds, Field, Operation, Place, Scope, Ty, Type};

use super::{example, types};

pub(super) fn check_request(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    for field in &operation.request {
        let section = at.key(field.place.key());
        let at = section.key(&field.name);
        check_field(field, scope, &at, report);
        check_fixed(field, &at, report);
        let first = operation.request.iter().find(|other| {
            field.place == Place::Header && other.place == Place::Header && other.name.eq_ignore_ascii_case(&field.name)
        });
        if let Some(first) = first.filter(|first| first.name != field.name) {
            let message = format!("the headers `{}` and `{}` are one", first.name, field.name);
            report.add(&codes::DUPLICATE_WIRE_NAME, &at, message).on_key();
        }
    }
}

pub(super) fn check_response(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let section = at.key("response");
    for field in &operation.response {
        let at = section.key(&field.name);
        check_field(field, scope, &at, report);
        check_received(field, &at, report);
        let Some(envelope) = scope.envelope().filter(|envelope| envelope.data.is_none()) else { continue };
        if [&envelope.code, &envelope.message].contains(&&field.name) {
            let message = format!("`{}` belongs to the envelope", field.name);
            report.add(&codes::DUPLICATE_WIRE_NAME, &at, message).on_key();
        }
    }
}

/// Members of an object type; whether it is sent or received is seen where it is used.
pub(super) fn check_members(ty: &Type, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let section = at.key("fields");
    for field in &ty.fields {
        let at = section.key(&field.name);
        check_field(field, scope, &at, report);
        check_fixed(field, &at, report);
    }
    let optional = |name: &&String| ty.fields.iter().any(|field| field.name == **name && !field.required);
    for (number, name) in ty.either.iter().enumerate().filter(|(_, name)| !optional(name)) {
        let message = format!("`{name}` is no optional field of this type");
        report.add(&codes::EITHER_FIELD, &at.key("either").index(number), message);
    }
    if ty.either.len() == 1 {
        report.add(&codes::EITHER_FIELD, &at.key("either"), "one field alone is no choice");
    }
}

pub(super) fn check_received(field: &Field, at: &At<'_>, report: &mut Report) {
    if field.json_text {
        report.add(&codes::JSON_TEXT, &at.key("json_text"), "a reply's field is read as the text that it is");
    }
}

fn check_field(field: &Field, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    types::check_reference(&field.ty, scope, at, report);
    check_bounds(field, at, report);
    if field.required && field.default.is_some() {
        let message = format!("`{}` is required and has a default", field.name);
        report.add(&codes::REQUIRED_DEFAULT, &at.key("default"), message);
    }
    if field.json_text && field.ty == Ty::String {
        report.add(&codes::JSON_TEXT, &at.key("json_text"), "a string that holds JSON text has the type of what it holds");
    }
    if let Some(value) = &field.example {
        example::check_value(value, field, scope, &at.key("example"), report);
    }
    if let Some(value) = &field.default {
        example::check_value(value, field, scope, &at.key("default"), report);
    }
}

fn check_bounds(field: &Field, at: &At<'_>, report: &mut Report) {
    let numeric = matches!(field.ty, Ty::Integer | Ty::Number);
    let kinds = [
        ("chars", field.chars, field.ty == Ty::String),
        ("items", field.items, matches!(field.ty, Ty::List(_))),
        ("range", field.range, numeric),
    ];
    for (key, bounds, fits) in kinds {
        let Some(bounds) = bounds else { continue };
        let at = at.key(key);
        if !fits {
            report.add(&codes::BOUNDS_TYPE, &at, format!("`{key}` does not bound a value of type {}", field.ty));
        }
        if let Bounds { min: Some(min), max: Some(max) } = bounds
            && min > max
        {
            report.add(&codes::BOUNDS_ORDER, &at, format!("the bounds are upside down: {min} is more than {max}"));
        }
    }
}

fn check_fixed(field: &Field, at: &At<'_>, report: &mut Report) {
    let bounded = field.chars.is_some() || field.items.is_some() || field.range.is_some() || field.default.is_some();
    let placed = matches!(field.place, Place::Query | Place::Header);
    let twice = field.value.is_some() && field.auth;
    if !field.is_given() && (bounded || !placed || twice || (field.auth && field.place != Place::Header)) {
        let key = if field.auth { "auth" } else { "value" };
        report.add(&codes::FIXED_VALUE, &at.key(key), format!("`{}` cannot be fixed like this", field.name));
    }
}
