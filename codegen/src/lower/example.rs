//! Documented calls: the request as a caller writes it, and what has to go over the wire.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::ir::{self, Expr};
use crate::names;
use crate::spec::{Example, Field, Operation, Place, Scope, Ty, Type};
use crate::yaml::Value;

/// What RFC 3986 calls unreserved stays as it is.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

pub(super) fn lower_examples(operation: &Operation, scope: &Scope<'_>, request: &str) -> Vec<ir::Example> {
    let lower = |(number, example): (usize, &Example)| {
        let name = example.name.clone().unwrap_or_else(|| (number + 1).to_string());
        let given = example.request.as_deref()?;
        Some(ir::Example {
            name: format!("{} {name}", operation.name),
            request: request_expr(operation, given, scope, request),
            target: target(operation, given),
            headers: headers(operation, given),
            body: body(operation, given),
            status: example.status,
            reply: example.response.as_ref()?.to_json(),
        })
    };
    operation.examples.iter().enumerate().filter_map(lower).collect()
}

fn member<'a>(given: &'a [(Place, Value)], field: &Field) -> Option<&'a Value> {
    given.iter().find(|(place, _)| *place == field.place).and_then(|(_, values)| values.get(&field.name))
}

fn plain(value: &Value) -> String {
    value.as_text().map_or_else(|| value.to_json(), ToOwned::to_owned)
}

fn encoded(value: &Value) -> String {
    utf8_percent_encode(&plain(value), ENCODED).to_string()
}

fn target(operation: &Operation, given: &[(Place, Value)]) -> String {
    let mut target = operation.http.path.clone();
    let fixed = operation.request.iter().filter(|field| field.place == Place::Query);
    let fixed =
        fixed.filter_map(|field| Some(format!("{}={}", field.name, encoded(&Value::Text(field.value.clone()?)))));
    let mut query: Vec<String> = fixed.collect();
    for field in operation.request.iter().filter(|field| field.is_given()) {
        let Some(value) = member(given, field) else { continue };
        match (field.place, value) {
            (Place::Path, value) => target = target.replace(&format!("{{{}}}", field.name), &encoded(value)),
            (Place::Query, Value::List(items)) => {
                query.extend(items.iter().map(|item| format!("{}={}", field.name, encoded(item))));
            }
            (Place::Query, value) => query.push(format!("{}={}", field.name, encoded(value))),
            _ => {}
        }
    }
    if query.is_empty() { target } else { format!("{target}?{}", query.join("&")) }
}

fn headers(operation: &Operation, given: &[(Place, Value)]) -> Vec<(String, String)> {
    let fields = operation.request.iter().filter(|field| field.place == Place::Header);
    fields
        .filter_map(|field| {
            Some((field.name.clone(), field.value.clone().or_else(|| member(given, field).map(plain))?))
        })
        .collect()
}

fn body(operation: &Operation, given: &[(Place, Value)]) -> Option<String> {
    let shown = given.iter().find(|(place, _)| *place == Place::Body).map(|(_, body)| body.to_json());
    let fields = operation.request.iter().any(|field| field.place == Place::Body);
    shown.or_else(|| fields.then(|| "{}".to_owned()))
}

fn request_expr(operation: &Operation, given: &[(Place, Value)], scope: &Scope<'_>, name: &str) -> Expr {
    let fields = operation.request.iter().filter(|field| field.is_given());
    let values = fields.filter_map(|field| Some((field, member(given, field)?)));
    made(name.to_owned(), values.collect(), &[], false, scope)
}

/// A value of a struct: what is needed goes to the constructor, the rest into `with_…`.
fn made(ty: String, values: Vec<(&Field, &Value)>, either: &[String], optional: bool, scope: &Scope<'_>) -> Expr {
    let chosen = either.iter().find(|name| values.iter().any(|(field, _)| field.name == **name));
    let needed = |field: &Field| !optional && field.required || chosen == Some(&field.name);
    let expr = |field: &Field, value: &Value| field_expr(field, value, scope);
    let (arguments, rest): (Vec<_>, Vec<_>) = values.into_iter().partition(|(field, _)| needed(field));
    let constructor =
        chosen.map_or_else(|| "new".to_owned(), |name| format!("from_{}", names::file(&names::snake(name))));
    Expr::Made {
        ty,
        constructor,
        arguments: arguments.into_iter().map(|(field, value)| expr(field, value)).collect(),
        with: rest.into_iter().map(|(field, value)| (with_name(field), expr(field, value))).collect(),
    }
}

fn with_name(field: &Field) -> String {
    format!("with_{}", names::file(&names::field(field.rust.as_deref(), &field.name)))
}

fn field_expr(field: &Field, value: &Value, scope: &Scope<'_>) -> Expr {
    let inner = value.as_text().filter(|_| field.json_text).and_then(Value::from_json);
    match expr(inner.as_ref().unwrap_or(value), &field.ty, scope) {
        Expr::Map(entries) => Expr::Entries(entries),
        other => other,
    }
}

fn expr(value: &Value, ty: &Ty, scope: &Scope<'_>) -> Expr {
    match (ty, value) {
        (Ty::String, Value::Text(text)) => Expr::Text(text.clone()),
        (Ty::Boolean, Value::Bool(value)) => Expr::Boolean(*value),
        (Ty::Integer, Value::Integer(value)) => Expr::Integer(i64::try_from(*value).unwrap_or(i64::MAX)),
        (Ty::Number, Value::Integer(value)) => {
            value.to_string().parse().map_or(Expr::Any(value.to_string()), Expr::Number)
        }
        (Ty::Number, Value::Float(value)) => Expr::Number(*value),
        (Ty::List(item), Value::List(items)) => {
            Expr::List(items.iter().map(|value| expr(value, item, scope)).collect())
        }
        (Ty::Map(inner), Value::Map(entries)) => {
            Expr::Map(entries.iter().map(|(key, value)| (key.clone(), expr(value, inner, scope))).collect())
        }
        (Ty::Named(name), Value::Map(_)) => scope.find(name).map_or(Expr::Any(value.to_json()), |(home, ty)| {
            let Type { fields, either, .. } = ty;
            let values = fields.iter().filter_map(|field| Some((field, value.get(&field.name)?))).collect();
            made(names::type_name(name, "Type"), values, either, false, &scope.shared(home))
        }),
        _ => Expr::Any(value.to_json()),
    }
}
