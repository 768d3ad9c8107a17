//! Object types: their directions, and their fields in Rust.

use std::collections::BTreeSet;

use super::context::Context;
use super::docs;
use super::paths::modules;
use crate::naming;
use crate::rust::ir;
use crate::spec::{Bounds, ConstantsTypes, Field, FieldLocation, Home, Operation, Scope, Ty, Type};
use crate::yaml::Value;

/// Returns a declared type.
pub(super) fn lower_type(
    cx: &Context<'_>,
    name: &str,
    ty: &Type,
    scope: &Scope<'_>,
    constants: &ConstantsTypes,
) -> ir::Struct {
    let (sent, received) = (cx.uses.sent(ty), cx.uses.received(ty));
    let boxed = |field: &Field| scope.holds(&field.ty, ty);
    let needed = |field: &Field| sent && !received && field.required;
    let fields = ty.fields.iter().map(|field| lower_field(field, needed(field), boxed(field), constants));
    let mut fields: Vec<ir::Field> = fields.collect();
    for field in fields.iter_mut().filter(|field| sent && received && field.wire_facts.required) {
        field.docs.extend([String::new(), "Required in requests.".to_owned()]);
    }
    ir::Struct {
        name: naming::type_name(name, "Type"),
        docs: docs::ty(ty),
        either: ty.either.iter().filter_map(|name| ty.fields.iter().position(|field| field.name == *name)).collect(),
        fields,
        sent,
        received,
    }
}

/// Returns the types of folders that fields name.
///
/// A type is sent if one of the fields `sent` names it.
pub(super) fn shared_types(fields: &[&Field], sent: &[&Field], scope: &Scope<'_>) -> Vec<ir::SharedType> {
    let named: BTreeSet<&str> = fields.iter().filter_map(|field| field.ty.named()).collect();
    let shared = |name| match scope.find(name)?.0 {
        Home::Folder(folder) => Some(ir::SharedType {
            folder: modules(folder),
            name: naming::type_name(name, "Type"),
            sent: sent.iter().any(|field| field.ty.named() == Some(name)),
        }),
        Home::Operation => None,
    };
    named.into_iter().filter_map(shared).collect()
}

/// Returns the request of an operation, or the data of its response.
pub(super) fn lower_fields<'a>(
    name: String,
    docs: ir::Docs,
    fields: impl Iterator<Item = &'a Field>,
    sent: bool,
    constants: &ConstantsTypes,
) -> ir::Struct {
    let fields = fields.map(|field| lower_field(field, sent && field.required, false, constants)).collect();
    ir::Struct { name, docs, fields, sent, received: !sent, either: Vec::new() }
}

/// Returns the request of an operation.
pub(super) fn lower_request(
    name: String,
    docs: ir::Docs,
    operation: &Operation,
    constants: &ConstantsTypes,
) -> ir::Struct {
    let given: Vec<&Field> = operation.request.iter().filter(|field| field.is_given()).collect();
    let is_member = |field: &Field, name: &str| field.name == name && field.location == FieldLocation::Body;
    let number = |name: &String| given.iter().position(|field| is_member(field, name));
    let either = operation.either.iter().filter_map(number).collect();
    let mut request = lower_fields(name, docs, given.iter().copied(), true, constants);
    for (field, lowered) in given.iter().zip(&mut request.fields) {
        lowered.needed &= !operation.is_switch(field);
    }
    ir::Struct { either, ..request }
}

pub(super) fn lower_field(field: &Field, needed: bool, boxed: bool, constants: &ConstantsTypes) -> ir::Field {
    let chars = if matches!(field.ty, Ty::List(_)) { "item_chars" } else { "chars" };
    let bounds = [(chars, field.chars), ("bytes", field.bytes), ("items", field.items), ("range", field.range)];
    let constants = constants.of_field(field);
    ir::Field {
        wire: field.name.clone(),
        rust: naming::field(field.rust.as_deref(), &field.name),
        ty: lower_ty(&field.ty),
        boxed,
        needed,
        docs: docs::field(field, constants),
        allowed: docs::allowed_values(field, constants),
        wire_facts: ir::WireFacts {
            location: match field.location {
                FieldLocation::Path => "path",
                FieldLocation::Query => "query",
                FieldLocation::Header => "header",
                FieldLocation::Body => "body",
            },
            required: field.required && field.location != FieldLocation::Path,
            json_text: field.json_text,
            bounds: bounds.into_iter().filter_map(lower_bounds).collect(),
            values: field.values.iter().map(lower_value).collect(),
        },
    }
}

fn lower_bounds((kind, bounds): (&'static str, Option<Bounds>)) -> Option<ir::Bounds> {
    bounds.map(|Bounds { min, max }| ir::Bounds { kind, min, max })
}

/// Returns an allowed value: a text or an integer.
fn lower_value(value: &Value) -> ir::Expr {
    match value {
        Value::Integer(number) => ir::Expr::Integer(i64::try_from(*number).unwrap_or_default()),
        value => ir::Expr::Text(value.as_text().unwrap_or_default().to_owned()),
    }
}

pub(super) fn lower_ty(ty: &Ty) -> ir::Ty {
    match ty {
        Ty::String => ir::Ty::String,
        Ty::Integer => ir::Ty::Integer,
        Ty::Number => ir::Ty::Number,
        Ty::Decimal => ir::Ty::Decimal,
        Ty::Boolean => ir::Ty::Boolean,
        Ty::File => ir::Ty::File,
        Ty::Any => ir::Ty::Any,
        Ty::List(item) => ir::Ty::List(Box::new(lower_ty(item))),
        Ty::Map(value) => ir::Ty::Map(Box::new(lower_ty(value))),
        Ty::Named(name) => ir::Ty::Named(naming::type_name(name, "Type")),
    }
}
