//! Documented values as code that creates them.

use super::object::lower_ty;
use super::paths::modules;
use crate::naming;
use crate::rust::ir::Expr;
use crate::spec::{Field, FieldLocation, Home, Operation, Scope, Ty, Type, Uses};
use crate::yaml::Value;

/// The types that a value may name, and their directions.
#[derive(Clone, Copy)]
struct Context<'a> {
    scope: &'a Scope<'a>,
    uses: &'a Uses,
}

/// Fields with their documented values.
type FieldValues<'a> = Vec<(&'a Field, &'a Value)>;

/// Returns the code that creates a request of the type `name`.
///
/// It needs a value of one member of the body that `either` of the operation names.
pub(super) fn request_expr(
    name: &str,
    values: FieldValues<'_>,
    operation: &Operation,
    scope: &Scope<'_>,
    uses: &Uses,
) -> Expr {
    let is_member = |field: &Field, name: &str| field.location == FieldLocation::Body && field.name == name;
    let choice = operation.either.iter().find_map(|name| values.iter().find(|(field, _)| is_member(field, name)));
    let choice = choice.map(|(field, _)| *field);
    let is_needed = |field: &Field| field.required && !operation.is_switch(field);
    let is_argument = |field: &Field| is_needed(field) || choice.is_some_and(|choice| std::ptr::eq(choice, field));
    let (required, optional) = values.into_iter().partition(|(field, _)| is_argument(field));
    let from = |field: &Field| format!("from_{}", naming::file(&naming::field(field.rust.as_deref(), &field.name)));
    let cx = Context { scope, uses };
    Expr::Object {
        ty: name.to_owned(),
        folder: None,
        constructor: choice.map_or_else(|| "new".to_owned(), from),
        arguments: arguments(required, cx),
        setters: setters(optional, cx),
    }
}

/// Returns the code that creates a value of a declared type.
fn object_expr(name: &str, home: Home<'_>, ty: &Type, value: &Value, cx: Context<'_>) -> Expr {
    let values = ty.fields.iter().filter_map(|field| Some((field, value.get(&field.name)?)));
    let values: FieldValues<'_> = values.collect();
    let choice = ty.either.iter().find(|name| values.iter().any(|(field, _)| field.name == **name));
    let all_optional = cx.uses.received(ty);
    let is_argument = |field: &Field| !all_optional && field.required || choice == Some(&field.name);
    let (required, optional) = values.into_iter().partition(|(field, _)| is_argument(field));
    let from = |choice: &String| format!("from_{}", naming::file(&naming::snake(choice)));
    Expr::Object {
        ty: naming::type_name(name, "Type"),
        folder: match home {
            Home::Operation => None,
            Home::Folder(folder) => Some(modules(folder)),
        },
        constructor: choice.map_or_else(|| "new".to_owned(), from),
        arguments: arguments(required, cx),
        setters: setters(optional, cx),
    }
}

fn arguments(values: FieldValues<'_>, cx: Context<'_>) -> Vec<Expr> {
    values.into_iter().map(|(field, value)| field_expr(field, value, cx)).collect()
}

fn setters(values: FieldValues<'_>, cx: Context<'_>) -> Vec<(String, Expr)> {
    let setter = |field: &Field| format!("with_{}", naming::file(&naming::field(field.rust.as_deref(), &field.name)));
    values.into_iter().map(|(field, value)| (setter(field), field_expr(field, value, cx))).collect()
}

fn field_expr(field: &Field, value: &Value, cx: Context<'_>) -> Expr {
    let inner = value.as_text().filter(|_| field.json_text).and_then(Value::from_json);
    match expr(inner.as_ref().unwrap_or(value), &field.ty, cx) {
        Expr::Map(entries) => Expr::Entries(entries),
        other => other,
    }
}

fn expr(value: &Value, ty: &Ty, cx: Context<'_>) -> Expr {
    match (ty, value) {
        (Ty::String, Value::Text(text)) => Expr::Text(text.clone()),
        (Ty::File, Value::Text(name)) => Expr::File(name.clone()),
        (Ty::Boolean, Value::Bool(value)) => Expr::Boolean(*value),
        (Ty::Integer, Value::Integer(value)) => Expr::Integer(i64::try_from(*value).unwrap_or(i64::MAX)),
        (Ty::Number, Value::Integer(_) | Value::Float(_)) => Expr::Number(value.to_json()),
        (Ty::Decimal, Value::Integer(_) | Value::Float(_)) => Expr::Decimal(value.to_json()),
        (Ty::List(_), Value::List(items)) if items.is_empty() => Expr::Empty(lower_ty(ty)),
        (Ty::Map(_), Value::Map(entries)) if entries.is_empty() => Expr::Empty(lower_ty(ty)),
        (Ty::List(item), Value::List(items)) => Expr::List(items.iter().map(|value| expr(value, item, cx)).collect()),
        (Ty::Map(inner), Value::Map(entries)) => {
            Expr::Map(entries.iter().map(|(key, value)| (key.clone(), expr(value, inner, cx))).collect())
        }
        (Ty::Named(name), Value::Map(_)) => cx.scope.find(name).map_or(Expr::Any(value.to_json()), |(home, ty)| {
            let scope = cx.scope.shared(home);
            object_expr(name, home, ty, value, Context { scope: &scope, ..cx })
        }),
        _ => Expr::Any(value.to_json()),
    }
}
