//! Types and fields as JSON Schema.

use super::object::{Object, reference};
use super::prose;
use super::view::{Direction, View, declared};
use crate::spec::{Bounds, Field, Ty, Type, Uses, Vendor};
use crate::yaml::Value;

/// Exports the types that operations use, as components.
pub(super) fn export_types(vendor: &Vendor, uses: &Uses) -> Vec<(String, Value)> {
    let folders = vendor.services.iter().map(|service| (service.path.as_slice(), &service.shared));
    let shared = [(&[][..], &vendor.shared)].into_iter().chain(folders);
    let shared = shared.map(|(path, shared)| (View::of_folder(vendor, uses, path), path, &shared.types));
    let pages = vendor.operations.iter();
    let pages = pages.map(|page| (View::of_operation(vendor, uses, page), page.path.as_slice(), &page.types));
    let mut components = Vec::new();
    for (view, path, types) in shared.chain(pages) {
        for (name, ty) in types {
            for (direction, used) in [(Direction::Sent, uses.sent(ty)), (Direction::Received, uses.received(ty))] {
                if used {
                    components.push((declared(uses, path, name, ty, direction), export_type(&view, ty, direction)));
                }
            }
        }
    }
    components.sort_by(|(one, _), (other, _)| one.cmp(other));
    components
}

fn export_type(view: &View<'_>, ty: &Type, direction: Direction) -> Value {
    let fields: Vec<&Field> = ty.fields.iter().collect();
    let choice = ty.either.iter().map(|name| Object::new().with("required", vec![name]));
    let choice = choice.collect::<Vec<_>>();
    export_object(view, &fields, direction)
        .with_some("description", Some(prose::ty(ty)))
        .with_some("anyOf", (direction == Direction::Sent).then_some(choice))
        .into()
}

/// Exports an object with these fields.
pub(super) fn export_object(view: &View<'_>, fields: &[&Field], direction: Direction) -> Object {
    let required: Vec<&String> =
        fields.iter().filter(|field| field.required && direction == Direction::Sent).map(|field| &field.name).collect();
    Object::new()
        .with("type", "object")
        .with_some("required", Some(required))
        .with_some("properties", Some(Object::from(export_members(view, fields, direction))))
}

/// Exports fields as properties.
pub(super) fn export_members(view: &View<'_>, fields: &[&Field], direction: Direction) -> Vec<(String, Value)> {
    fields.iter().map(|field| (field.name.clone(), export_member(view, field, direction))).collect()
}

fn export_member(view: &View<'_>, field: &Field, direction: Direction) -> Value {
    export_value(view, field, direction)
        .with_some("description", Some(prose::field(field)))
        .with_some("examples", on_wire(field, field.example.as_ref()).map(|example| vec![example]))
        .with_flag("deprecated", field.deprecated)
        .into()
}

/// Exports the bytes of a file.
pub(super) fn file() -> Object {
    let typed = Object::new().with("type", "string").with("format", "binary");
    typed.with("contentMediaType", "application/octet-stream")
}

/// Exports the values of a field on the wire.
pub(super) fn export_value(view: &View<'_>, field: &Field, direction: Direction) -> Object {
    let mut schema =
        export_ty(view, &field.ty, &field.values, direction).with_some("pattern", field.pattern.as_deref());
    let bounds = [
        (field.chars, ["minLength", "maxLength"]),
        (field.items, ["minItems", "maxItems"]),
        (field.range, ["minimum", "maximum"]),
    ];
    for (Bounds { min, max }, [least, most]) in bounds.into_iter().filter_map(|(bounds, names)| Some((bounds?, names)))
    {
        schema = schema.with_some(least, min).with_some(most, max);
    }
    if field.json_text {
        schema = Object::new()
            .with("type", "string")
            .with("contentMediaType", "application/json")
            .with("contentSchema", schema);
    }
    let fixed = field.value.as_ref().map(|value| match field.ty {
        Ty::String => Value::from(value),
        _ => Value::from_json(value).unwrap_or_else(|| Value::from(value)),
    });
    schema.with_given("const", fixed).with_given("default", on_wire(field, field.default.as_ref()))
}

/// Returns a value of the spec as it is sent over the wire.
pub(super) fn on_wire(field: &Field, value: Option<&Value>) -> Option<Value> {
    value.map(|value| match value {
        Value::Text(_) => value.clone(),
        _ if field.json_text => Value::Text(value.to_json()),
        _ => value.clone(),
    })
}

/// Exports a type; for a list, `values` are those of its items.
fn export_ty(view: &View<'_>, ty: &Ty, values: &[Value], direction: Direction) -> Object {
    let typed = |name: &str| Object::new().with("type", name);
    let allowed = Some(values.to_vec());
    match ty {
        Ty::String => typed("string").with_some("enum", allowed),
        Ty::Integer => typed("integer").with_some("enum", allowed),
        Ty::Number => typed("number"),
        Ty::Boolean => typed("boolean"),
        Ty::File => file(),
        Ty::Any => Object::new(),
        Ty::List(item) => typed("array").with("items", export_ty(view, item, values, direction)),
        Ty::Map(value) => typed("object").with("additionalProperties", export_ty(view, value, &[], direction)),
        Ty::Named(name) => reference("schemas", &view.component(name, direction)),
    }
}
