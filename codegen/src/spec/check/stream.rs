//! Checks of responses that are streams of events.

use std::collections::BTreeSet;

use super::{types, value};
use crate::diagnostics::{At, Report, codes};
use crate::naming;
use crate::spec::model::{Events, Example, FieldLocation, Operation, Receives, Scope, Ty, When};
use crate::yaml::Value;

/// The name of the variant for undocumented kinds.
const OTHER: &str = "Other";

/// Checks that `events` and `receives: events` belong together, and agree with the other keys.
pub(super) fn check_events(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let is_stream = operation.receives == Receives::Events;
    let section = at.key("events");
    let events = match &operation.events {
        Some(events) if is_stream => events,
        Some(_) => {
            let message = "`events` has no effect: the response is not a stream";
            report.add(&codes::EVENT_STREAM, &section, message).on_key();
            return;
        }
        None if is_stream => {
            let message = "the response is a stream, but the spec does not describe its `events`";
            report.add(&codes::EVENT_STREAM, &at.key("receives"), message).on_key();
            return;
        }
        None => return,
    };
    if events.when.is_none() {
        check_alone(operation, at, report);
    }
    check_kinds(events, &section, report);
    check_contents(events, scope, &section, report);
    if let Some(when) = &events.when {
        check_when(when, operation, &section.key("when"), report);
    }
}

/// Checks that an operation without whole responses describes none.
fn check_alone(operation: &Operation, at: &At<'_>, report: &mut Report) {
    let keys = [
        ("response", !operation.response.is_empty()),
        ("bare", operation.bare),
        ("data", operation.data_beside),
        ("batch", operation.batch.is_some()),
        ("pages", operation.pages.is_some()),
    ];
    for (key, _) in keys.into_iter().filter(|(_, is_there)| *is_there) {
        let message = format!("`{key}` has no effect: every response of this operation is a stream");
        let finding = report.add(&codes::EVENT_STREAM, &at.key(key), message).on_key();
        finding.help("remove the key, or name the field that chooses a whole response as `when` under `events`");
    }
}

/// Checks the names of the kinds.
fn check_kinds(events: &Events, at: &At<'_>, report: &mut Report) {
    let section = at.key("kinds");
    let mut seen = BTreeSet::from([OTHER.to_owned()]);
    for (kind, name) in &events.kinds {
        let at = section.key(kind);
        if naming::type_name(name, "Kind") != *name {
            let better = naming::type_name(name, "Kind");
            let finding = report.add(&codes::BAD_NAME, &at, format!("`{name}` is not a valid name of a kind in Rust"));
            finding.help(format!("write it in Rust's spelling, such as `{better}`"));
        } else if !seen.insert(name.clone()) {
            let message = format!("two kinds would both be `{name}` in Rust");
            report.add(&codes::NAME_COLLISION, &at, message).help("give each kind another name than `Other`");
        }
    }
    if events.kinds.is_empty() {
        report.add(&codes::EVENT_KIND, &section, "a stream needs a kind of event").on_key();
    }
}

/// Checks that each kind has data of a known type, except for the last event.
fn check_contents(events: &Events, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let (kinds, contents) = (at.key("kinds"), at.key("contents"));
    for (kind, name) in &events.kinds {
        if events.content(kind).is_none() && events.end.as_ref() != Some(kind) {
            let message = format!("the kind `{kind}` ({name}) has no entry under `contents`");
            report.add(&codes::EVENT_KIND, &kinds.key(kind), message).on_key();
        }
    }
    for content in &events.contents {
        let at = contents.key(&content.name);
        if events.kinds.iter().all(|(kind, _)| *kind != content.name) {
            let finding =
                report.add(&codes::EVENT_KIND, &at, format!("`kinds` has no kind `{}`", content.name)).on_key();
            finding.guess(&content.name, events.kinds.iter().map(|(kind, _)| kind.as_str()));
        }
        types::check_reference(&content.ty, scope, &at, report);
    }
    super::files::check_members(&events.contents, &contents, report);
}

/// Checks the field that chooses between a stream and a whole response.
fn check_when(when: &When, operation: &Operation, at: &At<'_>, report: &mut Report) {
    let body = || operation.request.iter().filter(|field| field.location == FieldLocation::Body);
    let Some(field) = body().find(|field| field.name == when.field) else {
        let message = format!("the body has no field `{}`", when.field);
        let finding = report.add(&codes::EVENT_FIELD, &at.key("field"), message);
        finding.guess(&when.field, body().map(|field| field.name.as_str()));
        return;
    };
    if field.ty != Ty::String || operation.sends_multipart() {
        let message = format!("`{}` must be a string in a JSON body", when.field);
        report.add(&codes::EVENT_FIELD, &at.key("field"), message);
    }
    for (key, value) in [("stream", &when.stream), ("whole", &when.whole)] {
        let is_listed = field.values.iter().any(|listed| listed.as_text() == Some(value));
        if !field.values.is_empty() && !is_listed {
            let finding =
                report.add(&codes::EVENT_FIELD, &at.key(key), format!("`{}` has no value `{value}`", when.field));
            finding.guess(value, field.values.iter().filter_map(Value::as_text));
        }
    }
    if when.stream == when.whole {
        let message = format!("`{}` asks for a stream and for a whole response", when.stream);
        report.add(&codes::EVENT_FIELD, &at.key("whole"), message);
    }
}

/// Checks the events of an example.
pub(super) fn check_example(cx: &mut value::ValueCx<'_>, operation: &Operation, example: &Example, at: &At<'_>) {
    let Some(shown) = &example.events else { return };
    let section = at.key("events");
    let Some(events) = &operation.events else {
        let message = "the example shows events, but the response is not a stream";
        cx.report.add(&codes::EVENT_STREAM, &section, message).on_key();
        return;
    };
    for (number, event) in shown.iter().enumerate() {
        let at = section.index(number);
        check_event(cx, events, event, &at);
    }
}

fn check_event(cx: &mut value::ValueCx<'_>, events: &Events, event: &Value, at: &At<'_>) {
    let Some(by) = &events.by else {
        // The lines of the standard, which name the kind, are not in an example.
        return;
    };
    let kind = event.get(by).map(|kind| kind.as_text().map_or_else(|| kind.to_json(), ToOwned::to_owned));
    let Some(kind) = kind else {
        let message = format!("the event has no `{by}`, which names its kind");
        cx.report.add(&codes::EXAMPLE_FIELD, at, message).on_key();
        return;
    };
    if events.kinds.iter().all(|(known, _)| *known != kind) {
        cx.report.add(&codes::EXAMPLE_FIELD, &at.key(by), format!("`kinds` has no kind `{kind}`"));
    }
    let Some(content) = events.content(&kind) else { return };
    match &events.data {
        None => {
            let Value::Map(entries) = event else { return };
            let rest = entries.iter().filter(|(name, _)| name != by);
            value::check_field(cx, &Value::Map(rest.cloned().collect()), content, at);
        }
        Some(data) => {
            if let Some(value) = event.get(data).filter(|value| **value != Value::Null) {
                value::check_field(cx, value, content, &at.key(data));
            }
        }
    }
}
