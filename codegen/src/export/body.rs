//! The body of a request, for any method.

use super::object::Object;
use super::parameter::media_type;
use super::prose;
use super::schema::{export_choice, export_object};
use super::view::{Direction, View, key};
use crate::spec::{Example, Field, FieldLocation, Operation};
use crate::yaml::Value;

/// Exports the body, if the operation has one.
pub(super) fn export_body(view: &View<'_>, operation: &Operation) -> Option<Value> {
    let fields: Vec<&Field> = operation.request.iter().filter(|field| field.location == FieldLocation::Body).collect();
    if fields.is_empty() {
        return None;
    }
    let body = |example: &Example| {
        let request = example.request.as_ref()?;
        request.iter().find(|(location, _)| *location == FieldLocation::Body).map(|(_, body)| body.clone())
    };
    let schema = export_object(view, &fields, Direction::Sent)
        .with_some("description", Some(prose::choice(&operation.either)))
        .with_some("anyOf", Some(export_choice(&operation.either)));
    let media = Object::new().with("schema", schema).with_some("examples", Some(export_examples(operation, body)));
    let content = Object::new().with(media_type(view, operation), media);
    let required = !operation.either.is_empty() || fields.iter().any(|field| field.required);
    Some(Object::new().with_flag("required", required).with("content", content).into())
}

/// Exports the part of each documented example that `part` selects, by the example's name.
pub(super) fn export_examples(operation: &Operation, part: impl Fn(&Example) -> Option<Value>) -> Object {
    let mut examples = Object::new();
    for (number, example) in operation.examples.iter().enumerate() {
        let Some(value) = part(example) else { continue };
        let name = key(example.name.as_deref().unwrap_or("documented"));
        let name = if examples.has(&name) { format!("{name}_{}", number + 1) } else { name };
        let shown = Object::new().with_some("summary", example.name.as_deref()).with("value", value);
        examples = examples.with(name, shown);
    }
    examples
}
