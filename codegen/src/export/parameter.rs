//! Parameters of path, query and headers; fixed values are constants.

use super::object::Object;
use super::prose;
use super::schema::{export_value, on_wire};
use super::view::{Direction, View};
use crate::spec::{Field, FieldLocation, Operation};
use crate::yaml::Value;

/// The headers that `OpenAPI` ignores among parameters, because it states them elsewhere.
const ELSEWHERE: [&str; 3] = ["accept", "authorization", "content-type"];

/// Exports the parameters of an operation; `names` are those of its path, in the order of the path.
pub(super) fn export_parameters(view: &View<'_>, operation: &Operation, names: &[(&str, &str)]) -> Vec<Value> {
    let mut parameters = Vec::new();
    let given = operation.request.iter().filter(|field| field.location != FieldLocation::Body && !field.auth);
    for field in given.filter(|field| field.location != FieldLocation::Header || !is_elsewhere(&field.name)) {
        let renamed = names.iter().find(|(own, _)| field.location == FieldLocation::Path && *own == field.name);
        parameters.push(export_parameter(view, field, renamed.map_or(&*field.name, |(_, name)| name)));
    }
    let own = |name: &str| operation.request.iter().any(|field| field.name.eq_ignore_ascii_case(name));
    for (name, value) in shared_headers(view).filter(|(name, _)| !is_elsewhere(name) && !own(name)) {
        let schema = Object::new().with("type", "string").with("const", value);
        let fixed = Object::new().with("name", name).with("in", "header").with("required", true);
        parameters.push(fixed.with("schema", schema).into());
    }
    parameters
}

fn export_parameter(view: &View<'_>, field: &Field, name: &str) -> Value {
    let location = match field.location {
        FieldLocation::Path => "path",
        FieldLocation::Query => "query",
        FieldLocation::Header | FieldLocation::Body => "header",
    };
    Object::new()
        .with("name", name)
        .with("in", location)
        .with_some("description", Some(prose::field(field)))
        .with_flag("required", field.required || field.value.is_some())
        .with_flag("deprecated", field.deprecated)
        .with("schema", export_value(view, field, Direction::Sent))
        .with_given("example", on_wire(field, field.example.as_ref()))
        .into()
}

/// Exports the fixed headers that no other part of the document can contain.
pub(super) fn export_fixed(view: &View<'_>, operation: &Operation) -> Object {
    let has_body = operation.request.iter().any(|field| field.location == FieldLocation::Body);
    let fixed = fixed_headers(view, operation).into_iter();
    let omitted =
        fixed.filter(|(name, _)| is_elsewhere(name) && !(has_body && name.eq_ignore_ascii_case("content-type")));
    omitted.fold(Object::new(), |object, (name, value)| object.with(name, value))
}

/// Returns the media type of the body.
pub(super) fn media_type<'a>(view: &View<'a>, operation: &'a Operation) -> &'a str {
    if operation.sends_multipart() {
        return "multipart/form-data";
    }
    let fixed = fixed_headers(view, operation).into_iter();
    let mut stated = fixed.filter(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    stated.next().map_or("application/json", |(_, value)| value)
}

fn fixed_headers<'a>(view: &View<'a>, operation: &'a Operation) -> Vec<(&'a str, &'a str)> {
    let own = operation.request.iter().filter(|field| field.location == FieldLocation::Header);
    let own = own.filter_map(|field| Some((field.name.as_str(), field.value.as_deref()?)));
    own.chain(shared_headers(view)).collect()
}

fn shared_headers<'a>(view: &View<'a>) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
    view.headers().iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

fn is_elsewhere(name: &str) -> bool {
    ELSEWHERE.contains(&name.to_ascii_lowercase().as_str())
}
