//! Documented calls: the request as a caller writes it, and what has to go over the wire.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::boundary::is_boundary;
use super::strukt::lower_ty;
use crate::naming;
use crate::rust::ir::{self, Expr};
use crate::spec::{Example, Field, FieldLocation, Home, Operation, Scope, Ty, Type, Uses};
use crate::yaml::Value;

/// What RFC 3986 calls unreserved stays as it is.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// What a value is turned into Rust with: the types it sees, and which way they go.
#[derive(Clone, Copy)]
struct Cx<'a> {
    scope: &'a Scope<'a>,
    uses: &'a Uses,
}

pub(super) fn lower_examples(operation: &Operation, scope: &Scope<'_>, uses: &Uses, request: &str) -> Vec<ir::Example> {
    let cx = Cx { scope, uses };
    let lower = |(number, example): (usize, &Example)| {
        let name = example.name.clone().unwrap_or_else(|| (number + 1).to_string());
        let given = example.request.as_deref()?;
        // A page does not show the file itself.
        let response = example.response.as_ref().map(Value::to_json);
        Some(ir::Example {
            name: format!("{} {name}", operation.name),
            request: request_expr(operation, given, cx, request),
            target: target(operation, given),
            headers: headers(operation, given),
            body: body(operation, given),
            status: example.status,
            response: response.or_else(|| operation.receives_file.then(String::new))?,
        })
    };
    operation.examples.iter().enumerate().filter_map(lower).collect()
}

fn member<'a>(given: &'a [(FieldLocation, Value)], field: &Field) -> Option<&'a Value> {
    given.iter().find(|(place, _)| *place == field.location).and_then(|(_, values)| values.get(&field.name))
}

fn plain(value: &Value) -> String {
    value.as_text().map_or_else(|| value.to_json(), ToOwned::to_owned)
}

fn encoded(value: &Value) -> String {
    utf8_percent_encode(&plain(value), ENCODED).to_string()
}

fn target(operation: &Operation, given: &[(FieldLocation, Value)]) -> String {
    let mut target = operation.http.path.clone();
    let fixed = operation.request.iter().filter(|field| field.location == FieldLocation::Query);
    let fixed =
        fixed.filter_map(|field| Some(format!("{}={}", field.name, encoded(&Value::Text(field.value.clone()?)))));
    let mut query: Vec<String> = fixed.collect();
    for field in operation.request.iter().filter(|field| field.is_given()) {
        let Some(value) = member(given, field) else { continue };
        match (field.location, value) {
            (FieldLocation::Query, value) if field.json_text => {
                query.push(format!("{}={}", field.name, encoded(value)));
            }
            (FieldLocation::Path, value) => target = target.replace(&format!("{{{}}}", field.name), &encoded(value)),
            (FieldLocation::Query, Value::List(items)) => {
                query.extend(items.iter().map(|item| format!("{}={}", field.name, encoded(item))));
            }
            (FieldLocation::Query, value) => query.push(format!("{}={}", field.name, encoded(value))),
            _ => {}
        }
    }
    if query.is_empty() { target } else { format!("{target}?{}", query.join("&")) }
}

fn headers(operation: &Operation, given: &[(FieldLocation, Value)]) -> Vec<(String, String)> {
    let fields = operation
        .request
        .iter()
        .filter(|field| field.location == FieldLocation::Header && !is_boundary(operation, field));
    fields
        .filter_map(|field| {
            Some((field.name.clone(), field.value.clone().or_else(|| member(given, field).map(plain))?))
        })
        .collect()
}

fn body(operation: &Operation, given: &[(FieldLocation, Value)]) -> Option<String> {
    if operation.sends_multipart() {
        // Its bytes differ from one body to the next.
        return None;
    }
    let shown = given.iter().find(|(place, _)| *place == FieldLocation::Body).map(|(_, body)| body.to_json());
    let fields = operation.request.iter().any(|field| field.location == FieldLocation::Body);
    shown.or_else(|| fields.then(|| "{}".to_owned()))
}

fn request_expr(operation: &Operation, given: &[(FieldLocation, Value)], cx: Cx<'_>, name: &str) -> Expr {
    let fields = operation.request.iter().filter(|field| field.is_given());
    let values: Vec<_> = fields.filter_map(|field| Some((field, member(given, field)?))).collect();
    made((name.to_owned(), None), values, &[], false, cx)
}

/// A value of a struct: what is needed goes to the constructor, the rest into `with_…`.
fn made(
    (ty, folder): (String, Option<Vec<String>>),
    values: Vec<(&Field, &Value)>,
    either: &[String],
    optional: bool,
    cx: Cx<'_>,
) -> Expr {
    let chosen = either.iter().find(|name| values.iter().any(|(field, _)| field.name == **name));
    let needed = |field: &Field| !optional && field.required || chosen == Some(&field.name);
    let (arguments, rest): (Vec<_>, Vec<_>) = values.into_iter().partition(|(field, _)| needed(field));
    let constructor =
        chosen.map_or_else(|| "new".to_owned(), |name| format!("from_{}", naming::file(&naming::snake(name))));
    Expr::Made {
        ty,
        folder,
        constructor,
        arguments: arguments.into_iter().map(|(field, value)| field_expr(field, value, cx)).collect(),
        with: rest.into_iter().map(|(field, value)| (with_name(field), field_expr(field, value, cx))).collect(),
    }
}

fn with_name(field: &Field) -> String {
    format!("with_{}", naming::file(&naming::field(field.rust.as_deref(), &field.name)))
}

fn field_expr(field: &Field, value: &Value, cx: Cx<'_>) -> Expr {
    let inner = value.as_text().filter(|_| field.json_text).and_then(Value::from_json);
    match expr(inner.as_ref().unwrap_or(value), &field.ty, cx) {
        Expr::Map(entries) => Expr::Entries(entries),
        other => other,
    }
}

fn expr(value: &Value, ty: &Ty, cx: Cx<'_>) -> Expr {
    match (ty, value) {
        (Ty::String, Value::Text(text)) => Expr::Text(text.clone()),
        (Ty::File, Value::Text(name)) => Expr::File(name.clone()),
        (Ty::Boolean, Value::Bool(value)) => Expr::Boolean(*value),
        (Ty::Integer, Value::Integer(value)) => Expr::Integer(i64::try_from(*value).unwrap_or(i64::MAX)),
        (Ty::Number, Value::Integer(_) | Value::Float(_)) => Expr::Number(value.to_json()),
        (Ty::List(_), Value::List(items)) if items.is_empty() => Expr::Empty(lower_ty(ty)),
        (Ty::Map(_), Value::Map(entries)) if entries.is_empty() => Expr::Empty(lower_ty(ty)),
        (Ty::List(item), Value::List(items)) => Expr::List(items.iter().map(|value| expr(value, item, cx)).collect()),
        (Ty::Map(inner), Value::Map(entries)) => {
            Expr::Map(entries.iter().map(|(key, value)| (key.clone(), expr(value, inner, cx))).collect())
        }
        (Ty::Named(name), Value::Map(_)) => cx.scope.find(name).map_or(Expr::Any(value.to_json()), |(home, ty)| {
            let Type { fields, either, .. } = ty;
            let values = fields.iter().filter_map(|field| Some((field, value.get(&field.name)?))).collect();
            let folder = match home {
                Home::Operation => None,
                Home::Folder(folder) => Some(folder.to_vec()),
            };
            let scope = cx.scope.shared(home);
            let inner = Cx { scope: &scope, ..cx };
            made((naming::type_name(name, "Type"), folder), values, either, cx.uses.received(ty), inner)
        }),
        _ => Expr::Any(value.to_json()),
    }
}
