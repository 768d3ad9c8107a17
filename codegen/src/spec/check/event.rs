//! Checks of events, and of the way in which a vendor pushes them.

use super::value::{Direction, Members, ValueCx, check_members};
use super::{field, files, header, name, types, unsure, vendor as grants};
use crate::diagnostics::{At, Report, codes};
use crate::naming;
use crate::spec::model::{EVENTS_FOLDER, Event, Field, PushedExample, Scope, Vendor, Webhook};
use crate::yaml::Value;

/// Checks all events of a vendor.
pub(super) fn check_events(vendor: &Vendor, report: &mut Report) {
    let is_whole = Scope::of_folder(vendor, &[]).is_whole();
    if let Some(webhook) = vendor.webhook.as_ref().filter(|_| is_whole) {
        check_webhook(webhook, &At::file(vendor.file), report);
    }
    for operation in vendor.operations.iter().filter(|operation| is_below_events(vendor, &operation.path)) {
        let message = format!("`{}` is an operation, but its folder is that of events", operation.path.join("."));
        report.add(&codes::EVENT_FOLDER, &At::file(operation.file).key("operation"), message);
    }
    for event in &vendor.events {
        let (at, scope) = (At::file(event.file), Scope::of_event(vendor, event));
        check_place(event, &at, report);
        check_content(event, &scope, &at, report);
        if is_whole {
            check_facts(vendor, event, &at, report);
        }
        if scope.is_whole() && is_whole {
            check_examples(vendor, event, &scope, &at, report);
        }
    }
}

/// Whether a path leads into a folder of events.
fn is_below_events(vendor: &Vendor, path: &[String]) -> bool {
    (1..path.len()).any(|depth| vendor.is_events_folder(&path[..depth]))
}

/// Checks the headers of a webhook.
fn check_webhook(webhook: &Webhook, at: &At<'_>, report: &mut Report) {
    let Some(signature) = &webhook.signature else { return };
    let at = at.key("webhook");
    let at = at.key("signature");
    let headers = [("header", &signature.header), ("timestamp", &signature.timestamp), ("nonce", &signature.nonce)];
    for (key, header) in headers {
        header::check_name(header, &at.key(key), report);
    }
}

/// Checks that an event lies in the folder of its service's events, in a file of its name.
fn check_place(event: &Event, at: &At<'_>, report: &mut Report) {
    let at = at.key("event");
    let services: Vec<&String> = event.path.iter().take_while(|step| *step != EVENTS_FOLDER).collect();
    let is_service = services.last().is_some_and(|last| *last == event.service())
        && services.iter().rev().skip(1).all(|step| naming::is_version(step));
    if !is_service || event.folder().len() != services.len() + 1 {
        let message = format!("`{}` does not lie in the folder `{EVENTS_FOLDER}` of a service", event.path.join("/"));
        report.add(&codes::EVENT_FOLDER, &at, message);
        return;
    }
    let (wanted, file) = (event.file_name(), event.path.last().map(String::as_str).unwrap_or_default());
    let rest = file.strip_prefix(&wanted);
    if !event.kind.is_empty() && !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_')) {
        let message = format!("`event` is `{}`, but the file is called `{file}.yaml`", event.kind);
        let finding = report.add(&codes::EVENT_NAME, &at, message);
        finding.help(format!(
            "call the file `{wanted}.yaml`, or `{wanted}_` and a word if several pages describe the event"
        ));
    }
}

/// Checks the fields, types and texts of an event.
fn check_content(event: &Event, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    field::check_pushed(&event.body, scope, &at.key("body"), report);
    files::check_members(&event.body, &at.key("body"), report);
    types::check_types(&event.types, scope, at, report);
    name::check_event(event, scope, at, report);
    unsure::check_unsure(&event.unsure, at, report);
    unsure::check_event_words(event, at, report);
}

/// Checks the facts that name other parts of the vendor.
fn check_facts(vendor: &Vendor, event: &Event, at: &At<'_>, report: &mut Report) {
    grants::check_scopes(vendor, &event.scopes, &at.key("scopes"), report);
    let frames = vendor.webhook.iter().flat_map(|webhook| &webhook.frames).map(|frame| frame.name.as_str());
    let frames: Vec<&str> = frames.collect();
    if vendor.webhook.is_none() {
        let message = format!("vendor.yaml lacks the key `webhook`, which says how `{}` comes", event.kind);
        report.add(&codes::EVENT_SCHEMA, &at.key("event"), message).help("describe how the vendor pushes events");
    } else if let Some(schema) = event.schema.as_deref().filter(|schema| !frames.contains(schema)) {
        let message = format!("vendor.yaml has no frame `{schema}`");
        report.add(&codes::EVENT_SCHEMA, &at.key("schema"), message).guess(schema, frames);
    } else if event.schema.is_none() && !frames.is_empty() {
        let message = format!("the events of {} have a frame, but this event states no `schema`", vendor.title);
        let finding = report.add(&codes::EVENT_SCHEMA, &at.key("event"), message);
        finding.help(format!("write `schema`, one of: {}", frames.join(", ")));
    }
    let operations = || vendor.operations.iter().map(|operation| operation.name.as_str());
    if let Some(wanted) = event.subscribe.as_deref().filter(|wanted| operations().all(|known| known != *wanted)) {
        let message = format!("{} has no operation `{wanted}`", vendor.title);
        report.add(&codes::EVENT_SUBSCRIBE, &at.key("subscribe"), message).guess(wanted, operations());
    }
}

/// Checks the examples against the fields of the event.
fn check_examples(vendor: &Vendor, event: &Event, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let section = at.key("examples");
    let explained: Vec<&str> = event.errata.iter().map(|erratum| erratum.at.as_str()).collect();
    for (number, PushedExample { pushed, .. }) in event.examples.iter().enumerate() {
        let Some(pushed) = pushed else { continue };
        let at = section.index(number);
        let at = at.key("pushed");
        let direction = Direction::Received;
        let mut cx = ValueCx { scope, direction, word: "example", has_json_text: true, explained: &explained, report };
        let Some(frame) = vendor.frame(event).filter(|frame| frame.fits(pushed)) else {
            check_members(&mut cx, pushed, &Members::of(&event.body), &at);
            continue;
        };
        let Some(body) = frame.body(pushed) else {
            let message = format!("the example lacks `{}`, the member with those of the event", frame.body);
            cx.report.add(&codes::EXAMPLE_FIELD, &at, message).on_key();
            continue;
        };
        let known: Vec<&str> = frame.members_in_body().collect();
        check_members(&mut cx, &without(body, &known, &event.body), &Members::of(&event.body), &at.key(&frame.body));
    }
}

/// Returns the members of an event without those of its frame that no field describes.
fn without(body: &Value, frame: &[&str], fields: &[Field]) -> Value {
    let Value::Map(entries) = body else { return body.clone() };
    let is_of_frame = |name: &str| frame.contains(&name) && fields.iter().all(|field| field.name != name);
    Value::Map(entries.iter().filter(|(name, _)| !is_of_frame(name)).cloned().collect())
}
