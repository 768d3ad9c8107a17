//! Examples and defaults against the fields that they belong to.

use crate::codes;
use crate::report::Report;
use crate::source::At;
use crate::spec::{Bounds, Example, Field, Operation, Place, Scope, Ty, Type};
use crate::yaml::Value;

/// Whether a value is sent, where everything required is there, or received, where nothing is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Sent,
    Received,
}

pub(super) fn check_examples(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let section = at.key("examples");
    for (number, example) in operation.examples.iter().enumerate() {
        let at = section.index(number);
        check_request(operation, example, scope, &at, report);
        check_response(operation, example, scope, &at.key("response"), report);
    }
}

fn check_request(operation: &Operation, example: &Example, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let Some(request) = &example.request else { return };
    let at = at.key("request");
    for place in [Place::Path, Place::Query, Place::Header, Place::Body] {
        let at = at.key(place.key());
        let value = request.iter().find(|(known, _)| *known == place).map(|(_, value)| value);
        let fields: Vec<&Field> = operation.request.iter().filter(|field| field.place == place && field.is_given()).collect();
        match value {
            None if fields.iter().any(|field| field.required) => {
                report.add(&codes::EXAMPLE_FIELD, &at, format!("the example gives nothing for `{}`", place.key()));
            }
            None => {}
            Some(value) => check_members(value, &fields, &[], Way::Sent, &Cx { scope, wire: true }, &at, report),
        }
    }
}

fn check_response(operation: &Operation, example: &Example, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let (Some(response), Some(envelope)) = (&example.response, scope.envelope()) else { return };
    let Value::Map(members) = response else {
        report.add(&codes::EXAMPLE_TYPE, at, format!("a reply is an object, this is {}", response.kind()));
        return;
    };
    let code = response.get(&envelope.code).map(Value::to_json).unwrap_or_default();
    if !(200..300).contains(&example.status) || !envelope.success.iter().any(|success| success == code.trim_matches('"')) {
        return;
    }
    let fields: Vec<&Field> = operation.response.iter().collect();
    let cx = Cx { scope, wire: true };
    if let Some(data) = &envelope.data {
        let data_value = response.get(data).filter(|value| **value != Value::Null);
        if let Some(value) = data_value {
            check_members(value, &fields, &[], Way::Received, &cx, &at.key(data), report);
        }
    } else {
        let known = [&envelope.code, &envelope.message];
        let rest = members.iter().filter(|(name, _)| !known.contains(&name) && !envelope.known.contains(name));
        check_members(&Value::Map(rest.cloned().collect()), &fields, &[], Way::Received, &cx, at, report);
    }
}

/// Checks the example or default of one field.
pub(super) fn check_value(value: &Value, field: &Field, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    if !field.auth && field.value.is_none() && *value != Value::Null {
        check_field(value, field, Way::Sent, &Cx { scope, wire: false }, at, report);
    }
}

/// What the walk carries: the types, and whether JSON text is shown as the wire carries it.
struct Cx<'a> {
    scope: &'a Scope<'a>,
    wire: bool,
}

fn check_field(value: &Value, field: &Field, way: Way, cx: &Cx<'_>, at: &At<'_>, report: &mut Report) {
    if field.json_text && cx.wire {
        match value.as_text().and_then(Value::from_json) {
            Some(inner) => check_bounded(&inner, field, way, cx, at, report),
            None => {
                report.add(&codes::EXAMPLE_TYPE, at, format!("`{}` carries JSON text, this is {}", field.name, value.kind()));
            }
        }
    } else {
        check_bounded(value, field, way, cx, at, report);
    }
}

fn check_bounded(value: &Value, field: &Field, way: Way, cx: &Cx<'_>, at: &At<'_>, report: &mut Report) {
    check_type(value, &field.ty, way, cx, at, report);
    let measured = match value {
        Value::Text(text) => field.chars.map(|bounds| (bounds, text.chars().count() as i128, "characters")),
        Value::List(items) => field.items.map(|bounds| (bounds, items.len() as i128, "items")),
        Value::Integer(number) => field.range.map(|bounds| (bounds, *number, "as value")),
        _ => None,
    };
    if let Some((bounds, size, unit)) = measured.filter(|(bounds, size, _)| !Bounds::hold(bounds, *size)) {
        report.add(&codes::EXAMPLE_BOUNDS, at, format!("the example has {size} {unit}, the bounds are {bounds}"));
    }
}

fn check_type(value: &Value, ty: &Ty, way: Way, cx: &Cx<'_>, at: &At<'_>, report: &mut Report) {
    match (ty, value) {
        (_, Value::Null) if way == Way::Received => {}
        (Ty::Any, _)
        | (Ty::String, Value::Text(_))
        | (Ty::Boolean, Value::Bool(_))
        | (Ty::Integer, Value::Integer(_))
        | (Ty::Number, Value::Integer(_) | Value::Float(_)) => {}
        (Ty::List(item), Value::List(items)) => {
            for (number, value) in items.iter().enumerate() {
                check_type(value, item, way, cx, &at.index(number), report);
            }
        }
        (Ty::Map(inner), Value::Map(entries)) => {
            for (key, value) in entries {
                check_type(value, inner, way, cx, &at.key(key), report);
            }
        }
        (Ty::Named(name), Value::Map(_)) => {
            if let Some((home, Type { fields, either, .. })) = cx.scope.find(name) {
                let scope = cx.scope.shared(home);
                let fields: Vec<&Field> = fields.iter().collect();
                check_members(value, &fields, either, way, &Cx { scope: &scope, wire: cx.wire }, at, report);
            }
        }
        _ => {
            report.add(&codes::EXAMPLE_TYPE, at, format!("the field's type is {ty}, the example is {}", value.kind()));
        }
    }
}

fn check_members(
    value: &Value,
    fields: &[&Field],
    either: &[String],
    way: Way,
    cx: &Cx<'_>,
    at: &At<'_>,
    report: &mut Report,
) {
    let Value::Map(entries) = value else {
        report.add(&codes::EXAMPLE_TYPE, at, format!("a mapping of fields is expected, this is {}", value.kind()));
        return;
    };
    for (name, value) in entries {
        let at = at.key(name);
        match fields.iter().find(|field| field.name == *name) {
            Some(field) => check_field(value, field, way, cx, &at, report),
            None => {
                report.add(&codes::EXAMPLE_FIELD, &at, format!("the example has a field `{name}` that is not described"));
            }
        }
    }
    if way == Way::Received {
        return;
    }
    for field in fields.iter().filter(|field| field.required && value.get(&field.name).is_none()) {
        report.add(&codes::EXAMPLE_FIELD, at, format!("the example lacks the required field `{}`", field.name));
    }
    if !either.is_empty() && either.iter().all(|name| value.get(name).is_none()) {
        report.add(&codes::EXAMPLE_FIELD, at, format!("the example gives none of {}", either.join(", ")));
    }
}
