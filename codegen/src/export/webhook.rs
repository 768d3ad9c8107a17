//! Events as webhooks: the requests that the vendor sends to a receiver.

use super::object::Object;
use super::operation::export_source;
use super::prose;
use super::schema::export_object;
use super::view::{Direction, View, key};
use crate::spec::{Event, Field, Frame, Uses, Vendor};
use crate::yaml::Value;

/// Exports the events of a vendor, by their paths below the vendor.
pub(super) fn export_webhooks(vendor: &Vendor, uses: &Uses) -> Object {
    let name = |event: &Event| key(&event.path.join("."));
    let export = |event| (name(event), export_event(&View::of_event(vendor, uses, event), event));
    Object::from(vendor.events.iter().map(export).collect::<Vec<_>>())
}

fn export_event(view: &View<'_>, event: &Event) -> Value {
    let docs = event.source.url.as_ref();
    let docs = docs.map(|url| Object::new().with("description", &event.source.title).with("url", url));
    let answer = event.answer.as_ref().or(view.vendor.webhook.as_ref().and_then(|webhook| webhook.answer.as_ref()));
    let address = (!event.http.path.is_empty()).then(|| format!("{} {}", event.http.method, event.http.path));
    let operation = Object::new()
        .with("tags", vec![event.folder().join(".")])
        .with("summary", event.summary.trim())
        .with("description", prose::event(event))
        .with_some("externalDocs", docs)
        .with("operationId", event.path.join("."))
        .with("requestBody", export_body(view, event))
        .with("responses", Object::new().with("200", export_answer(answer)))
        .with_flag("deprecated", event.deprecated)
        .with("security", Vec::<Value>::new())
        .with("x-source", export_source(&event.source))
        .with("x-event", &event.kind)
        .with_some("x-schema", event.schema.as_ref())
        .with_some("x-address", address)
        .with_some("x-scopes", list(&event.scopes))
        .with_some("x-field-scopes", list(&event.field_scopes))
        .with_some("x-app-types", list(&event.app_types))
        .with_some("x-delivery", list(&event.delivery))
        .with_some("x-for", list(&event.audience))
        .with_flag("x-ordered", event.ordered)
        .with_some("x-subscribe", event.subscribe.as_ref())
        .with_some("x-sender-authentication", list(&event.auth));
    Object::new().with(event.http.method.to_lowercase(), operation).into()
}

fn list(texts: &[String]) -> Option<Vec<&String>> {
    (!texts.is_empty()).then(|| texts.iter().collect())
}

/// Exports the body of an event after its decryption, with its frame.
fn export_body(view: &View<'_>, event: &Event) -> Object {
    let fields: Vec<&Field> = event.body.iter().collect();
    let body = export_object(view, &fields, Direction::Received);
    let frame = view.vendor.frame(event);
    let schema = frame.map_or_else(|| body.clone(), |frame| framed(frame, event, body.clone()));
    let is_whole = |pushed: &Value| frame.is_none_or(|frame| frame.fits(pushed));
    let mut examples = Object::new();
    for (number, example) in event.examples.iter().enumerate() {
        let Some(pushed) = example.pushed.as_ref().filter(|pushed| is_whole(pushed)) else { continue };
        let name = key(example.name.as_deref().unwrap_or("documented"));
        let name = if examples.has(&name) { format!("{name}_{}", number + 1) } else { name };
        let shown = Object::new().with_some("summary", example.name.as_deref()).with("value", pushed.clone());
        examples = examples.with(name, shown);
    }
    let media = Object::new().with("schema", schema).with_some("examples", Some(examples));
    Object::new().with("required", true).with("content", Object::new().with("application/json", media))
}

/// Puts the members of an event into its frame. The frame's own members are texts.
fn framed(frame: &Frame, event: &Event, body: Object) -> Object {
    let mut tree = Tree::default();
    let optional = [&frame.id, &frame.created, &frame.token, &frame.tenant, &frame.app].into_iter().flatten();
    let text = || Object::new().with("type", "string");
    for path in optional {
        tree.insert(path, text());
    }
    tree.insert(&frame.kind, text().with("const", &event.kind));
    let marker = frame.value.as_ref().map(|value| text().with("const", value));
    if let Some(marker) = marker {
        tree.insert(&frame.marker, marker);
    }
    tree.insert(&frame.body, body);
    // Frames have members that no receiver needs.
    tree.export().with("additionalProperties", true)
}

/// Schemas by dotted paths, in the order in which they were inserted.
#[derive(Default)]
struct Tree {
    schema: Object,
    members: Vec<(String, Tree)>,
}

impl Tree {
    fn insert(&mut self, path: &str, schema: Object) {
        let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
        let at = self.members.iter().position(|(name, _)| name == step).unwrap_or_else(|| {
            self.members.push((step.to_owned(), Self::default()));
            self.members.len() - 1
        });
        match rest {
            Some(rest) => self.members[at].1.insert(rest, schema),
            None => self.members[at].1.schema = schema,
        }
    }

    /// Returns the schema: its own with the members that other paths add.
    fn export(self) -> Object {
        let members = self.members.into_iter().map(|(name, tree)| (name, Value::from(tree.export())));
        let members: Vec<(String, Value)> = members.collect();
        if members.is_empty() {
            return self.schema;
        }
        let added = Object::new().with("type", "object").with("properties", Object::from(members));
        if self.schema.is_empty() { added } else { Object::new().with("allOf", vec![self.schema, added]) }
    }
}

/// Exports the response of the receiver.
fn export_answer(answer: Option<&Value>) -> Object {
    let response = Object::new().with("description", "The event was taken.");
    let Some(answer) = answer else { return response };
    let media = Object::new().with("schema", Object::new().with("type", "object")).with("example", answer.clone());
    response.with("content", Object::new().with("application/json", media))
}
