//! Streams of events: the schema of one event, and documented streams.

use super::object::Object;
use super::schema::export_value;
use super::view::{Direction, View};
use crate::spec::{Events, Operation};
use crate::yaml::Value;

/// Exports the media type of a stream. Its schema is that of one event.
pub(super) fn export_stream(view: &View<'_>, operation: &Operation) -> Object {
    let Some(events) = &operation.events else { return Object::new() };
    let kinds: Vec<Object> = events.kinds.iter().map(|(kind, name)| export_kind(view, events, kind, name)).collect();
    let examples = operation.examples.iter().enumerate().filter_map(|(number, example)| {
        let events = example.events.as_ref()?;
        let name = example.name.clone().unwrap_or_else(|| (number + 1).to_string());
        let lines: String =
            events.iter().flat_map(|event| ["data: ".to_owned(), event.to_json(), "\n\n".to_owned()]).collect();
        Some((name, Object::new().with("value", lines)))
    });
    let examples = examples.fold(Object::new(), |all, (name, example)| all.with_free(name, example));
    // The examples are texts of a whole stream, and the schema is that of an event.
    Object::new()
        .with("schema", Object::new().with("anyOf", kinds))
        .with_some("x-examples", Some(examples))
        .with_some("x-end", events.end.as_ref())
        .with_some("x-when", operation.when().map(|when| Object::new().with_free(when.field.clone(), &when.stream)))
}

/// Exports an event of a kind.
fn export_kind(view: &View<'_>, events: &Events, kind: &str, name: &str) -> Object {
    let content = events.content(kind).map(|content| export_value(view, content, Direction::Received));
    let Some(data) = &events.data else { return content.unwrap_or_default().with("title", name) };
    let mut members = Object::new();
    if let Some(by) = &events.by {
        let value = kind.parse().map_or_else(|_| Value::Text(kind.to_owned()), Value::Integer);
        members = members.with(by, Object::new().with("const", value));
    }
    let members = members.with_some(data, content);
    Object::new().with("type", "object").with("title", name).with("properties", members)
}
