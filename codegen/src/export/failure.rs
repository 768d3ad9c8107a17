//! Failures: the envelope with a code, and the rows of error tables.

use std::collections::BTreeMap;

use super::object::{Object, reference};
use super::prose;
use super::reply::{Answer, Status, export_answer};
use super::view::{View, key};
use crate::names;
use crate::spec::{Envelope, ErrorRow, Uses, Vendor};
use crate::yaml::Value;

/// The description of a log ID.
pub(super) const LOG_ID: &str = "The ID by which the vendor's support finds the call.";

/// The failures that the operations below one folder share, by kind of component.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) schemas: Vec<(String, Value)>,
    pub(super) responses: Vec<(String, Value)>,
    pub(super) examples: Vec<(String, Value)>,
}

/// Exports the components of each folder that has codes or an envelope of its own.
pub(super) fn export_shared(vendor: &Vendor, uses: &Uses) -> Shared {
    let mut shared = Shared::default();
    let mut folders: BTreeMap<&[String], View<'_>> = BTreeMap::new();
    for operation in &vendor.operations {
        let view = View::of_operation(vendor, uses, operation);
        folders.entry(view.failures()).or_insert_with(|| View::of_folder(vendor, uses, view.failures()));
    }
    for view in folders.values() {
        shared.schemas.push((component(view, "Failure"), failure(view).into()));
        let rows: Vec<&ErrorRow> = view.scope.errors().collect();
        for row in &rows {
            shared.examples.push((component(view, &name(row, &rows)), example(view, row).into()));
        }
        for status in statuses(&rows) {
            let rows = rows.iter().copied().filter(|row| Status::of(row) == status).collect();
            let answer = Answer { shared: rows, ..Answer::default() };
            shared.responses.push((component(view, &status.component()), export_answer(view, status, answer).into()));
        }
    }
    shared
}

/// Returns the name of a component that the operations below the view's folder share.
pub(super) fn component(view: &View<'_>, name: &str) -> String {
    let steps: Vec<&str> = view.failures().iter().map(String::as_str).chain([name]).collect();
    key(&steps.join("."))
}

fn statuses(rows: &[&ErrorRow]) -> Vec<Status> {
    let mut statuses: Vec<Status> = rows.iter().map(|row| Status::of(row)).chain([Status::Default]).collect();
    statuses.sort();
    statuses.dedup();
    statuses
}

/// Returns a row's name, as in the client; of equal names, the later ones contain their code.
pub(super) fn name(row: &ErrorRow, among: &[&ErrorRow]) -> String {
    let variant = |row: &ErrorRow| names::variant(row.name.as_deref(), row.message.as_deref(), &row.code);
    let own = variant(row);
    let first = among.iter().find(|other| variant(other) == own);
    if first.is_none_or(|first| std::ptr::eq(*first, row)) { own } else { format!("{own}_{}", row.code) }
}

/// Exports the envelope of a failure.
fn failure(view: &View<'_>) -> Object {
    let Some(envelope) = view.scope.envelope() else { return Object::new().with("type", "object") };
    let mut members = Object::new();
    for (name, doc) in codes(envelope) {
        let general = envelope.code == name && !envelope.error_codes.is_empty();
        let values = if general { envelope.failure.as_slice() } else { &[] };
        members = members.with(name, code(values, doc));
    }
    let members = known(view, messages(members, envelope), envelope);
    Object::new()
        .with("description", "A failed call.")
        .with("type", "object")
        .with("required", vec![&envelope.code])
        .with("properties", members)
}

/// Returns the members that contain codes, with their descriptions.
fn codes(envelope: &Envelope) -> Vec<(&str, &'static str)> {
    let general =
        if envelope.error_codes.is_empty() { "The error code." } else { "The code that tells failure from success." };
    let exact = envelope.error_codes.iter().filter(|name| **name != envelope.code);
    let exact = exact.map(|name| (name.as_str(), "The error code; the first such member that is present counts."));
    [(envelope.code.as_str(), general)].into_iter().chain(exact).collect()
}

/// Exports a code as a number or text, with its known values if there are any.
pub(super) fn code(values: &[String], doc: &str) -> Object {
    let both = |value: &String| match as_number(value) {
        Some(number) => vec![number, Value::from(value)],
        None => vec![Value::from(value)],
    };
    let values: Vec<Value> = values.iter().flat_map(both).collect();
    Object::new().with("description", doc).with("type", vec!["integer", "string"]).with_some("enum", Some(values))
}

/// Adds the messages of an envelope.
pub(super) fn messages(mut members: Object, envelope: &Envelope) -> Object {
    let texts = [(Some(&envelope.message), "A message."), (envelope.detail.as_ref(), "A second message.")];
    for (name, doc) in texts.into_iter().filter_map(|(name, doc)| Some((name?, doc))) {
        members = members.with(name, Object::new().with("description", doc).with("type", "string"));
    }
    members
}

/// Adds the members that may appear next to all others.
pub(super) fn known(view: &View<'_>, members: Object, envelope: &Envelope) -> Object {
    let log_ids = view.log_id().map(|log_id| log_id.fields.as_slice()).unwrap_or_default();
    let doc =
        |name: &String| if log_ids.contains(name) { LOG_ID } else { "An additional member; no page describes it." };
    let known = envelope.known.iter().map(|name| (name.clone(), Object::new().with("description", doc(name)).into()));
    members.with_all(known.collect())
}

/// Exports a row as an example of a response.
pub(super) fn example(view: &View<'_>, row: &ErrorRow) -> Object {
    let mut value = Object::new();
    if let Some(envelope) = view.scope.envelope() {
        let code = |text: &String| as_number(text).unwrap_or_else(|| Value::from(text));
        let exact = envelope.error_codes.first().filter(|name| **name != envelope.code);
        let general = exact.and_then(|_| envelope.failure.first()).unwrap_or(&row.code);
        value = value.with(&envelope.code, code(general));
        if let Some(exact) = exact {
            value = value.with(exact, Value::from(&row.code));
        }
        value = value.with_some(&envelope.message, row.message.as_deref());
    }
    Object::new()
        .with("summary", prose::row(row))
        .with_some("description", row.remedy.as_deref().map(str::trim))
        .with("value", value)
}

/// Exports a row as data.
pub(super) fn export_code(row: &ErrorRow, among: &[&ErrorRow]) -> Object {
    Object::new()
        .with("code", &row.code)
        .with("name", name(row, among))
        .with_some("message", row.message.as_deref())
        .with_some("meaning", row.meaning.as_deref().map(str::trim))
        .with_some("remedy", row.remedy.as_deref().map(str::trim))
        .with_some("means", row.means.as_deref())
        .with_some("repeat", row.repeat)
}

/// Returns the schema of the failure.
pub(super) fn schema(view: &View<'_>) -> Object {
    reference("schemas", &component(view, "Failure"))
}

fn as_number(text: &str) -> Option<Value> {
    text.parse::<i64>().ok().filter(|number| number.to_string() == *text).map(Value::from)
}
