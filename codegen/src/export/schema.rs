//! Types and fields as JSON Schema.

use super::object::{Object, reference};
use super::prose;
use super::view::{Direction, View, declared};
use crate::spec::{Bounds, Field, Ty, Type, Uses, Vendor};
use crate::yaml::Value;

/// Exports the types that operations and events use, as components.
pub(super) fn export_types(vendor: &Vendor, uses: &Uses) -> Vec<(String, Value)> {
    let folders = vendor.services.iter().map(|service| (service.path.as_slice(), &service.shared));
    let shared = [(&[][..], &vendor.shared)].into_iter().chain(folders);
    let shared = shared.map(|(path, shared)| (View::of_folder(vendor, uses, path), path, &shared.types));
    let pages = vendor.operations.iter();
    let pages = pages.map(|page| (View::of_operation(vendor, uses, page), page.path.as_slice(), &page.types));
    let events = vendor.events.iter();
    let events = events.map(|event| (View::of_event(vendor, uses, event), event.path.as_slice(), &event.types));
    let mut components = Vec::new();
    for (view, path, types) in shared.chain(pages).chain(events) {
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
    export_object(view, &fields, direction)
        .with_some("description", Some(prose::ty(ty)))
        .with_some("anyOf", (direction == Direction::Sent).then(|| export_choice(&ty.either)))
        .into()
}

/// Exports the fields of which at least one must be set.
pub(super) fn export_choice(either: &[String]) -> Vec<Object> {
    either.iter().map(|name| Object::new().with("required", vec![name])).collect()
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
        export_ty(view, &field.ty, Items::of(field), direction).with_some("pattern", field.pattern.as_deref());
    let is_list = matches!(field.ty, Ty::List(_));
    let bounds = [
        (field.chars.filter(|_| !is_list), CHARS),
        (field.items, ["minItems", "maxItems"]),
        (field.range, ["minimum", "maximum"]),
    ];
    for (bounds, names) in bounds {
        schema = with_bounds(schema, bounds, names);
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

/// The keywords for the length of a string.
const CHARS: [&str; 2] = ["minLength", "maxLength"];

fn with_bounds(schema: Object, bounds: Option<Bounds>, [least, most]: [&'static str; 2]) -> Object {
    let Bounds { min, max } = bounds.unwrap_or_default();
    schema.with_some(least, min).with_some(most, max)
}

/// The facts of a field that hold for each item of a list.
#[derive(Clone, Copy)]
struct Items<'a> {
    values: &'a [Value],
    chars: Option<Bounds>,
}

impl<'a> Items<'a> {
    /// No facts.
    const NONE: Self = Self { values: &[], chars: None };

    fn of(field: &'a Field) -> Self {
        Self { values: &field.values, chars: field.chars }
    }
}

/// Exports a type; for a list, `facts` are those of its items.
fn export_ty(view: &View<'_>, ty: &Ty, facts: Items<'_>, direction: Direction) -> Object {
    let typed = |name: &str| Object::new().with("type", name);
    let allowed = Some(facts.values.to_vec());
    match ty {
        Ty::String => typed("string").with_some("enum", allowed),
        Ty::Integer => typed("integer").with_some("enum", allowed),
        Ty::Number => typed("number"),
        Ty::Decimal => typed("number").with("format", "decimal"),
        Ty::Boolean => typed("boolean"),
        Ty::File => file(),
        Ty::Any => Object::new(),
        Ty::List(item) => typed("array").with("items", export_item(view, item, facts, direction)),
        Ty::Map(value) => typed("object").with("additionalProperties", export_ty(view, value, Items::NONE, direction)),
        Ty::Named(name) => reference("schemas", &view.component(name, direction)),
    }
}

/// Exports the type of a list's items.
fn export_item(view: &View<'_>, item: &Ty, facts: Items<'_>, direction: Direction) -> Object {
    let chars = facts.chars.filter(|_| *item == Ty::String);
    with_bounds(export_ty(view, item, facts, direction), chars, CHARS)
}
