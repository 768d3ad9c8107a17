//! Checks of single fields, and of fields in one section.

use super::predicates::is_scalar;
use super::value::{self, Direction, ValueCx};
use super::{allowed_values, bounds, files, header, pattern, types};
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Envelope, Field, FieldLocation, Operation, Scope, Ty, Type};

pub(super) fn check_request(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    check_choice(operation, at, report);
    for (number, field) in operation.request.iter().enumerate() {
        let section = at.key(field.location.key());
        let at = section.key(&field.name);
        check_field(field, scope, Direction::Sent, &at, report);
        if field.location != FieldLocation::Path {
            check_fixed(field, &at, report);
            check_parameter(field, scope, &at, report);
        }
        if field.location == FieldLocation::Header {
            header::check_header(field, &operation.request[..number], &at, report);
        }
    }
}

pub(super) fn check_response(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let section = at.key("response");
    for field in &operation.response {
        let at = section.key(&field.name);
        check_field(field, scope, Direction::Received, &at, report);
        check_received(field, false, &at, report);
        if field.value.is_some() || field.auth {
            let key = if field.auth { "auth" } else { "value" };
            report.add(&codes::REPLY_FIELD, &at.key(key), format!("a response field cannot have `{key}`")).on_key();
        }
        // Without an envelope, these names are members like all others.
        let is_beside = |envelope: &Envelope| (envelope.data.is_none() || operation.data_beside) && !operation.bare;
        let Some(envelope) = scope.envelope().filter(|envelope| is_beside(envelope)) else { continue };
        if [&envelope.code, &envelope.message].contains(&&field.name) {
            let message = format!("`{}` is a member of the envelope", field.name);
            report
                .add(&codes::DUPLICATE_WIRE_NAME, &at, message)
                .on_key()
                .help("remove the field: the client reads the envelope of every response");
        }
    }
}

/// Checks the members of an event.
pub(super) fn check_pushed(fields: &[Field], scope: &Scope<'_>, section: &At<'_>, report: &mut Report) {
    for field in fields {
        let at = section.key(&field.name);
        check_field(field, scope, Direction::Received, &at, report);
        check_received(field, false, &at, report);
        if field.value.is_some() || field.auth {
            let key = if field.auth { "auth" } else { "value" };
            let message = format!("a field of an event cannot have `{key}`");
            report.add(&codes::REPLY_FIELD, &at.key(key), message).on_key();
        }
    }
}

/// Checks the members of an object type, apart from rules that depend on its direction.
pub(super) fn check_members(ty: &Type, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let section = at.key("fields");
    files::check_members(&ty.fields, &section, report);
    for field in &ty.fields {
        let at = section.key(&field.name);
        check_field(field, scope, Direction::Sent, &at, report);
        check_fixed(field, &at, report);
    }
    let fields: Vec<&Field> = ty.fields.iter().collect();
    check_either(&ty.either, &fields, "this type", &at.key("either"), report);
}

/// Checks the members of the body of which callers set at least one.
fn check_choice(operation: &Operation, at: &At<'_>, report: &mut Report) {
    let body = operation.request.iter().filter(|field| field.location == FieldLocation::Body);
    check_either(&operation.either, &body.collect::<Vec<_>>(), "the body", &at.key("either"), report);
}

fn check_either(either: &[String], fields: &[&Field], owner: &str, section: &At<'_>, report: &mut Report) {
    for (number, name) in either.iter().enumerate() {
        let at = section.index(number);
        match fields.iter().find(|field| field.name == *name) {
            Some(_) if either[..number].contains(name) => {
                let message = format!("`either` names `{name}` twice");
                report.add(&codes::EITHER_FIELD, &at, message).help("name each field once");
            }
            Some(field) if field.required => {
                let message = format!("`{name}` is required, so callers have no choice");
                report
                    .add(&codes::EITHER_FIELD, &at, message)
                    .help(format!("remove `required` from `{name}`, or name other fields under `either`"));
            }
            Some(_) => {}
            None => {
                let finding = report.add(&codes::EITHER_FIELD, &at, format!("{owner} has no field `{name}`"));
                finding.guess(name, fields.iter().map(|field| field.name.as_str()));
            }
        }
    }
    if let [only] = either {
        let message = format!("`either` needs two fields, but names only `{only}`");
        report
            .add(&codes::EITHER_FIELD, section, message)
            .on_key()
            .help("name the other fields too, or make this field required");
    }
}

/// Checks the rules of a response field.
pub(super) fn check_received(field: &Field, sent: bool, at: &At<'_>, report: &mut Report) {
    if field.required && !sent {
        report.add(&codes::REPLY_FIELD, &at.key("required"), "a response field cannot be required").on_key();
    }
    if field.default.is_some() && !sent {
        let message =
            format!("`default` has no effect: no server assumes a value for `{}` in its response", field.name);
        report.add(&codes::NO_EFFECT, &at.key("default"), message).on_key();
    }
}

fn check_field(field: &Field, scope: &Scope<'_>, direction: Direction, at: &At<'_>, report: &mut Report) {
    types::check_reference(&field.ty, scope, at, report);
    bounds::check_bounds(field, at, report);
    allowed_values::check_values(field, at, report);
    pattern::check_pattern(field, at, report);
    if field.required && field.location != FieldLocation::Path && field.default.is_some() {
        let message = format!("`{}` is required, but has a default", field.name);
        report.add(&codes::REQUIRED_DEFAULT, &at.key("default"), message).on_key();
    }
    if field.location == FieldLocation::Path && field.default.is_some() {
        let message =
            format!("`default` has no effect: every call has a value for the path parameter `{}`", field.name);
        report.add(&codes::NO_EFFECT, &at.key("default"), message).on_key();
    }
    if field.json_text && field.ty == Ty::String {
        let message = "`json_text` needs the type of the JSON in the text, but the type is `string`";
        report
            .add(&codes::JSON_TEXT, &at.key("type"), message)
            .help("write the type of the JSON, such as `map<any>`, or remove `json_text`");
    }
    for (key, value) in [("example", &field.example), ("default", &field.default)] {
        if let Some(value) = value {
            let mut cx = ValueCx { scope, direction, word: key, has_json_text: false, explained: &[], report };
            value::check_value(&mut cx, value, field, &at.key(key));
        }
    }
}

/// An error in a field that callers do not set.
struct FixedError {
    key: &'static str,
    message: String,
    help: String,
}

fn check_fixed(field: &Field, at: &At<'_>, report: &mut Report) {
    if let Some(FixedError { key, message, help }) = fixed_error(field) {
        report.add(&codes::FIXED_VALUE, &at.key(key), message).on_key().help(help);
    }
}

/// Returns the first error of a field with `value` or `auth`.
fn fixed_error(field: &Field) -> Option<FixedError> {
    let Field { name, value, auth, location, .. } = field;
    let error = |key, message: String, help: String| Some(FixedError { key, message, help });
    let key = match (value, auth) {
        (None, false) => return None,
        (Some(_), true) => {
            let message = format!("`{name}` has both a fixed `value` and `auth`");
            return error("auth", message, "remove `value` or `auth`".to_owned());
        }
        (None, true) => "auth",
        (Some(_), false) => "value",
    };
    if *auth && *location != FieldLocation::Header {
        let help = "remove `auth`, so that callers set the token themselves, or describe the header that takes it";
        return error(key, "credentials can fill only headers".to_owned(), help.to_owned());
    }
    if !auth && *location == FieldLocation::Body {
        let help = "remove `value`; write a value that the page shows as `example`";
        return error(key, "callers set every field of the body".to_owned(), help.to_owned());
    }
    let bound = bound(field)?;
    let message = format!("callers do not set `{name}`, so it cannot have `{bound}`");
    error(bound, message, format!("remove `{bound}` or `{key}`"))
}

/// Returns the first key that bounds the value of a field.
fn bound(field: &Field) -> Option<&'static str> {
    let bounds = field.bounds().map(|(key, bounds, _)| (key, bounds.is_some()));
    let others = [
        ("values", !field.values.is_empty()),
        ("pattern", field.pattern.is_some()),
        ("default", field.default.is_some()),
    ];
    bounds.into_iter().chain(others).find(|(_, is_present)| *is_present).map(|(key, _)| key)
}

/// Checks the type of a header or query field; path parameters have a rule of their own.
fn check_parameter(field: &Field, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let what = match field.location {
        FieldLocation::Header => "a header",
        FieldLocation::Query => "a query field",
        FieldLocation::Path | FieldLocation::Body => return,
    };
    let fits = match &field.ty {
        Ty::List(item) if field.location == FieldLocation::Query => is_scalar(item),
        ty => is_scalar(ty),
    };
    if field.json_text && field.location == FieldLocation::Header {
        let finding = report.add(&codes::PARAMETER_TYPE, &at.key("json_text"), "a header cannot contain JSON text");
        finding.on_key().help("give the header the type string and remove `json_text`");
    } else if !fits && !field.json_text {
        // An unknown type has a finding already.
        if field.ty.named().is_some_and(|name| scope.find(name).is_none()) {
            return;
        }
        let message = format!("{what} cannot have the type `{}`", field.ty);
        report.add(&codes::PARAMETER_TYPE, &at.key("type"), message);
    }
}
