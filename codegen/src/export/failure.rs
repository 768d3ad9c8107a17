//! Failures: the envelope with a code, and the rows of error tables.

use super::object::{Object, reference};
use super::prose;
use super::view::{View, key};
use crate::naming;
use crate::spec::{Envelope, ErrorRow};
use crate::yaml::Value;

/// The description of a log ID.
pub(super) const LOG_ID: &str = "The ID by which the vendor's support finds the call.";

/// Returns the name of a component that the operations below the view's folder share.
pub(super) fn component(view: &View<'_>, name: &str) -> String {
    let steps: Vec<&str> = view.failures().iter().map(String::as_str).chain([name]).collect();
    key(&steps.join("."))
}

/// Returns a row's name, as in the client; of equal names, the later ones contain their code.
pub(super) fn name(row: &ErrorRow, among: &[&ErrorRow]) -> String {
    let variant = |row: &ErrorRow| naming::variant(row.name.as_deref(), row.message.as_deref(), &row.code);
    let own = variant(row);
    let first = among.iter().find(|other| variant(other) == own);
    if first.is_none_or(|first| std::ptr::eq(*first, row)) { own } else { format!("{own}_{}", row.code) }
}

/// Exports a code, which is a number or text, with its known values.
///
/// `others` are values of the same member in other responses, which have the same types.
pub(super) fn code(values: &[String], others: &[String], doc: &str) -> Object {
    let mut all = values.iter().chain(others).peekable();
    let mut types = Vec::new();
    if all.peek().is_none() || !all.clone().all(|value| is_boolean(value)) {
        types.extend(["integer", "string"]);
    }
    if all.any(|value| is_boolean(value)) {
        types.push("boolean");
    }
    let both = |value: &String| match as_number(value) {
        Some(number) => vec![number, Value::from(value)],
        None => vec![one_code(value)],
    };
    let values: Vec<Value> = values.iter().flat_map(both).collect();
    Object::new().with("description", doc).with("type", types).with_some("enum", Some(values))
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
        let exact = envelope.error_codes.first().filter(|name| **name != envelope.code);
        let general = exact.and_then(|_| envelope.failure.first().map(String::as_str).or(other_boolean(envelope)));
        value = value.with(&envelope.code, one_code(general.unwrap_or(&row.code)));
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
        .with_some("basis", row.means_by_message.then_some("message"))
        .with_some("repeat", row.repeat)
}

/// Returns the schema of the failure.
pub(super) fn schema(view: &View<'_>) -> Object {
    reference("schemas", &component(view, "Failure"))
}

/// Returns the boolean that means failure, if one of them means success.
fn other_boolean(envelope: &Envelope) -> Option<&'static str> {
    let has = |code: &str| envelope.success.iter().any(|success| success == code);
    match (has("true"), has("false")) {
        (true, false) => Some("false"),
        (false, true) => Some("true"),
        _ => None,
    }
}

/// Returns a code as JSON has it.
fn one_code(text: &str) -> Value {
    as_number(text).unwrap_or_else(|| if is_boolean(text) { Value::Bool(text == "true") } else { Value::from(text) })
}

fn is_boolean(text: &str) -> bool {
    matches!(text, "true" | "false")
}

fn as_number(text: &str) -> Option<Value> {
    text.parse::<i64>().ok().filter(|number| number.to_string() == *text).map(Value::from)
}
