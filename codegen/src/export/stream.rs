//! Streams of events: the schema of one event, and documented streams.

use super::object::Object;
use super::schema::export_value;
use super::view::{Direction, View};
use crate::spec::{Events, Operation};
use crate::yaml::Value;

/// Returns the media type of a stream in either framing, or in its only one.
pub(super) fn media_type(events: &Events) -> &'static str {
    if is_lines(events) { "application/x-ndjson" } else { "text/event-stream" }
}

fn is_lines(events: &Events) -> bool {
    events.framing == "lines"
}

/// Exports the content of a stream. Its schema is that of one event.
pub(super) fn export_stream(view: &View<'_>, operation: &Operation, events: &Events) -> Object {
    let kinds: Vec<Object> = events.kinds.iter().map(|(kind, name)| export_kind(view, events, kind, name)).collect();
    let examples = operation.examples.iter().enumerate().filter_map(|(number, example)| {
        let shown = example.events.as_ref()?;
        let name = example.name.clone().unwrap_or_else(|| (number + 1).to_string());
        Some((name, Object::new().with("value", body(events, shown))))
    });
    let examples = examples.fold(Object::new(), |all, (name, example)| all.with_free(name, example));
    // The examples are texts of a whole stream, and the schema is that of an event.
    Object::new()
        .with("schema", Object::new().with("anyOf", kinds))
        .with_some("x-examples", Some(examples))
        .with_some("x-end", events.end.as_ref())
        .with_some("x-when", operation.when().map(|when| Object::new().with_free(when.field.clone(), &when.stream)))
}

/// Returns the body with these events, and with the text that ends the stream.
fn body(events: &Events, shown: &[Value]) -> String {
    let (before, behind) = if is_lines(events) { ("", "\n") } else { ("data: ", "\n\n") };
    let end = events.end.iter().filter(|end| events.kinds.iter().all(|(kind, _)| kind != *end));
    let texts = shown.iter().map(Value::to_json).chain(end.cloned());
    texts.fold(String::new(), |body, text| body + before + &text + behind)
}

/// Exports an event of a kind.
fn export_kind(view: &View<'_>, events: &Events, kind: &str, name: &str) -> Object {
    let content = events.content(kind).map(|content| export_value(view, content, Direction::Received));
    let kind = kind.parse().map_or_else(|_| Value::Text(kind.to_owned()), Value::Integer);
    let kind = events.by.as_ref().map(|by| Object::new().with(by, Object::new().with("const", kind)));
    let Some(data) = &events.data else {
        // The type of a whole event does not list the member with its kind.
        let kind = kind.map(|kind| Object::new().with("properties", kind));
        return content.unwrap_or_default().with("title", name).with_some("allOf", kind.map(|kind| vec![kind]));
    };
    let members = kind.unwrap_or_default().with_some(data, content);
    Object::new().with("type", "object").with("title", name).with("properties", members)
}
