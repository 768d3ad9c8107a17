//! Checks of single fields, and of fields in one section.

use super::example::{self, Direction, ValueCx};
use super::predicates::is_scalar;
use super::{files, pattern, types, values};
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Bounds, Field, FieldLocation, Operation, Scope, Ty, Type};

/// Headers that the HTTP client sets.
const HTTP_HEADERS: [&str; 4] = ["Host", "Content-Length", "Transfer-Encoding", "Connection"];

pub(super) fn check_request(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    for (number, field) in operation.request.iter().enumerate() {
        let section = at.key(field.location.key());
        let at = section.key(&field.name);
        check_field(field, scope, Direction::Sent, &at, report);
        if field.location != FieldLocation::Path {
            check_fixed(field, &at, report);
            check_parameter(field, scope, &at, report);
        }
        if field.location == FieldLocation::Header {
            check_header(field, &operation.request[..number], &at, report);
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
        let Some(envelope) = scope.envelope().filter(|envelope| envelope.data.is_none()) else { continue };
        if [&envelope.code, &envelope.message].contains(&&field.name) {
            let message = format!("`{}` is a member of the envelope", field.name);
            report
                .add(&codes::DUPLICATE_WIRE_NAME, &at, message)
                .on_key()
                .help("remove the field: the client reads the envelope of every response");
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
    let section = at.key("either");
    for (number, name) in ty.either.iter().enumerate() {
        let at = section.index(number);
        match ty.fields.iter().find(|field| field.name == *name) {
            Some(field) if field.required => {
                let message = format!("`{name}` is required, so callers have no choice");
                report
                    .add(&codes::EITHER_FIELD, &at, message)
                    .help(format!("remove `required` from `{name}`, or name other fields under `either`"));
            }
            Some(_) => {}
            None => {
                let finding = report.add(&codes::EITHER_FIELD, &at, format!("this type has no field `{name}`"));
                finding.guess(name, ty.fields.iter().map(|field| field.name.as_str()));
            }
        }
    }
    if ty.either.len() == 1 {
        let message = format!("`either` needs two fields, but names only `{}`", ty.either[0]);
        report
            .add(&codes::EITHER_FIELD, &section, message)
            .on_key()
            .help("name the other fields too, or make this field required");
    }
}

/// Checks the rules of a response field.
pub(super) fn check_received(field: &Field, sent: bool, at: &At<'_>, report: &mut Report) {
    if field.required && !sent {
        report.add(&codes::REPLY_FIELD, &at.key("required"), "a response field cannot be required").on_key();
    }
}

fn check_field(field: &Field, scope: &Scope<'_>, direction: Direction, at: &At<'_>, report: &mut Report) {
    types::check_reference(&field.ty, scope, at, report);
    check_bounds(field, at, report);
    values::check_values(field, at, report);
    pattern::check_pattern(field, at, report);
    if field.required && field.location != FieldLocation::Path && field.default.is_some() {
        let message = format!("`{}` is required, but has a default", field.name);
        report.add(&codes::REQUIRED_DEFAULT, &at.key("default"), message).on_key();
    }
    if field.json_text && field.ty == Ty::String {
        let message = "`json_text` needs the type of the JSON in the text, but the type is `string`";
        report
            .add(&codes::JSON_TEXT, &at.key("type"), message)
            .help("write the type of the JSON, such as `map<any>`, or remove `json_text`");
    }
    for (key, value) in [("example", &field.example), ("default", &field.default)] {
        if let Some(value) = value {
            let mut cx = ValueCx { scope, direction, word: key, has_json_text: false, report };
            example::check_value(&mut cx, value, field, &at.key(key));
        }
    }
}

fn check_bounds(field: &Field, at: &At<'_>, report: &mut Report) {
    let (fit, what) = match field.ty {
        Ty::String => ("chars", "text"),
        Ty::List(_) => ("items", "a list"),
        Ty::Integer | Ty::Number => ("range", "a number"),
        _ => ("", ""),
    };
    for (key, bounds) in [("chars", field.chars), ("items", field.items), ("range", field.range)] {
        let Some(bounds) = bounds else { continue };
        let at = at.key(key);
        if key != fit {
            let finding = report
                .add(&codes::BOUNDS_TYPE, &at, format!("`{key}` cannot bound a value of type `{}`", field.ty))
                .on_key();
            finding.help(if fit.is_empty() {
                format!("remove `{key}`")
            } else {
                format!("use `{fit}`, which bounds {what}")
            });
        } else if let Bounds { min: Some(min), max: Some(max) } = bounds
            && min > max
        {
            let message = format!("the minimum {min} is greater than the maximum {max}");
            report.add(&codes::BOUNDS_ORDER, &at, message).help(format!("write `{max}..{min}` if the page says so"));
        } else if key != "range" && [bounds.min, bounds.max].iter().flatten().any(|bound| *bound < 0) {
            report
                .add(&codes::BOUNDS_TYPE, &at, format!("`{key}` bounds a count, which cannot be negative"))
                .help("remove a bound that the page does not state");
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
        return error(key, "credentials can fill only headers".to_owned(), "remove `auth`".to_owned());
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
    let bounds = [
        ("chars", field.chars.is_some()),
        ("items", field.items.is_some()),
        ("range", field.range.is_some()),
        ("values", !field.values.is_empty()),
        ("pattern", field.pattern.is_some()),
        ("default", field.default.is_some()),
    ];
    bounds.into_iter().find(|(_, is_present)| *is_present).map(|(key, _)| key)
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

fn check_header(field: &Field, above: &[Field], at: &At<'_>, report: &mut Report) {
    let name = &field.name;
    check_header_text(name, field.value.as_deref(), at, &at.key("value"), report);
    let first =
        above.iter().find(|other| other.location == FieldLocation::Header && other.name.eq_ignore_ascii_case(name));
    if let Some(first) = first {
        let message = format!("the headers `{}` and `{name}` are the same in HTTP", first.name);
        report.add(&codes::DUPLICATE_WIRE_NAME, at, message).on_key().help("remove one of the two headers");
    }
}

/// Checks the names of response headers.
pub(super) fn check_response_headers<'a>(names: impl IntoIterator<Item = &'a String>, at: &At<'_>, report: &mut Report) {
    for (number, name) in names.into_iter().enumerate().filter(|(_, name)| !is_header(name)) {
        let finding = report.add(&codes::BAD_NAME, &at.index(number), format!("`{name}` is not a valid header name"));
        finding.help("use only ASCII letters, digits and hyphens");
    }
}

/// Whether this is a valid header name.
fn is_header(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}

/// Checks the name and the fixed value of a header, each at its location.
pub(super) fn check_header_text(name: &str, value: Option<&str>, at: &At<'_>, at_value: &At<'_>, report: &mut Report) {
    if !is_header(name) {
        let finding = report.add(&codes::BAD_NAME, at, format!("`{name}` is not a valid header name")).on_key();
        finding.help("use only ASCII letters, digits and hyphens");
    } else if HTTP_HEADERS.iter().any(|own| name.eq_ignore_ascii_case(own)) {
        let finding = report.add(&codes::BAD_NAME, at, format!("HTTP itself sets the header `{name}`")).on_key();
        finding.help("remove the header: the client derives it from the address, the body and the connection");
    }
    if value.is_some_and(|value| !value.chars().all(|c| c.is_ascii_graphic() || c == ' ')) {
        let finding = report.add(
            &codes::BAD_VALUE,
            at_value,
            format!("the value of the header `{name}` has characters outside ASCII"),
        );
        finding.help("use only printable ASCII characters and spaces");
    }
}
