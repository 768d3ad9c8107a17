//! Responses by HTTP status: successes in their envelope, and failures.

use std::collections::BTreeMap;

use super::body::export_examples;
use super::object::{Object, reference};
use super::schema::{export_object, export_value};
use super::status::{ExportedResponse, Status};
use super::view::{Direction, View};
use super::wait::unit;
use super::{failure, stream};
use crate::spec::{ErrorRow, Example, Field, Operation};
use crate::yaml::Value;

/// Exports all responses of an operation.
pub(super) fn export_responses(view: &View<'_>, operation: &Operation) -> Object {
    let mut exported = Object::new();
    for (status, response) in by_status(view, operation) {
        let all = || view.scope.errors().filter(|row| Status::of(row) == status).count();
        let is_shared = response.success.is_none() && response.own.is_empty() && response.documented.is_empty();
        let response = if is_shared && response.shared.len() == all() {
            reference("responses", &failure::component(view, &status.component()))
        } else {
            export_response(view, status, response)
        };
        if operation.redirect && !exported.has(REDIRECT) && *status.key() > *REDIRECT {
            exported = exported.with(REDIRECT, redirect());
        }
        exported = exported.with(status.key(), response);
    }
    exported
}

/// The status of a redirect.
const REDIRECT: &str = "302";

/// Exports the redirect that leads to a file.
fn redirect() -> Object {
    let address = Object::new().with("type", "string").with("format", "uri");
    let location = Object::new().with("description", "The address of the file.").with("schema", address);
    let headers = Object::new().with("Location", location);
    Object::new().with("description", "The file is at another address.").with("headers", headers)
}

/// Groups the documented responses and the error rows of an operation by status.
///
/// - Any operation has a response with another status than the documented ones.
/// - A success without an example has status 200.
/// - A code of the page replaces the equal code that any call may return.
fn by_status<'a>(view: &View<'a>, operation: &'a Operation) -> BTreeMap<Status, ExportedResponse<'a>> {
    let mut responses: BTreeMap<Status, ExportedResponse<'a>> = BTreeMap::new();
    responses.entry(Status::Default).or_default();
    for example in operation.examples.iter().filter(|example| example.response.is_some()) {
        let response = responses.entry(Status::Code(example.status)).or_default();
        if is_success(view, example, operation.bare) {
            response.success = Some(operation);
        } else {
            response.fails = true;
        }
    }
    if responses.values().all(|response| response.success.is_none()) {
        responses.entry(Status::Code(200)).or_default().success = Some(operation);
    }
    for row in &operation.errors {
        responses.entry(Status::of(row)).or_default().own.push(row);
    }
    for row in view.scope.errors().filter(|row| operation.errors.iter().all(|own| own.code != row.code)) {
        responses.entry(Status::of(row)).or_default().shared.push(row);
    }
    for (status, response) in &mut responses {
        response.documented = documented(operation, *status);
    }
    responses
}

fn documented(operation: &Operation, status: Status) -> Object {
    let here = |example: &&Example| Status::Code(example.status) == status;
    export_examples(operation, |example| Some(example).filter(here)?.response.as_ref().map(without_nulls))
}

/// Returns a response without null members.
///
/// A null means the same as a missing member, and the schemas allow only the stated types.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Map(entries) => {
            let present = entries.iter().filter(|(_, value)| *value != Value::Null);
            Value::Map(present.map(|(name, value)| (name.clone(), without_nulls(value))).collect())
        }
        Value::List(items) => Value::List(items.iter().map(without_nulls).collect()),
        other => other.clone(),
    }
}

/// Whether the documented response is a success according to its envelope.
fn is_success(view: &View<'_>, example: &Example, bare: bool) -> bool {
    let Some(envelope) = view.scope.envelope() else { return example.status < 300 };
    let code = example.response.as_ref().and_then(|response| response.get(&envelope.code));
    code.map_or(bare, |code| envelope.succeeds(code))
}

/// Exports one response of an operation, or one that operations share.
pub(super) fn export_response(view: &View<'_>, status: Status, response: ExportedResponse<'_>) -> Object {
    let rows: Vec<&ErrorRow> = response.own.iter().chain(&response.shared).copied().collect();
    let is_file = response.success.is_some_and(Operation::receives_file);
    let is_nothing = response.success.is_some_and(Operation::receives_nothing);
    let stream = response.success.and_then(|operation| Some((operation, operation.events.as_ref()?)));
    let is_stream = response.success.is_some_and(Operation::receives_events_alone);
    // An error in place of a file or a stream may have any status.
    let fails = !rows.is_empty() || response.fails || response.success.is_none() || is_file || is_stream;
    let in_json = response.success.filter(|_| !is_file && !is_nothing && !is_stream);
    let mut schemas: Vec<Object> = in_json.map(|operation| success(view, operation)).into_iter().collect();
    schemas.extend(in_json.and_then(|operation| bare(view, operation)));
    if fails {
        schemas.push(failure::schema(view));
    }
    let has_no_body = schemas.is_empty();
    let schema = if schemas.len() == 1 { schemas.remove(0) } else { Object::new().with("anyOf", schemas) };
    let description = match (response.success.is_some(), status) {
        (true, _) if is_nothing && fails => {
            "The call succeeded without a body, or JSON says that it failed.".to_owned()
        }
        (true, _) if is_nothing => "The call succeeded. The response has no body.".to_owned(),
        (true, _) if is_stream => {
            "A stream of events, whose schema is that of one event, or JSON that says that the call failed.".to_owned()
        }
        (true, _) if stream.is_some() => {
            "The call succeeded, unless its code says that it failed. A stream has the schema of one event.".to_owned()
        }
        (true, _) if is_file => "The file, or JSON with a code that says that the call failed.".to_owned(),
        (true, _) if fails => "The call succeeded, unless its code says that it failed.".to_owned(),
        (true, _) => "The call succeeded.".to_owned(),
        (false, Status::Code(code)) => format!("The call failed with HTTP status {code}."),
        (false, Status::Default) => "The call failed. No page states the HTTP status.".to_owned(),
    };
    let codes: Vec<Object> = rows.iter().map(|row| failure::export_code(row, &rows)).collect();
    let media = Object::new().with("schema", schema).with_some("examples", Some(examples(view, response, &rows)));
    let file = Object::new().with("schema", super::schema::file());
    let content = Object::new().with_some("application/octet-stream", is_file.then_some(file));
    let content = match stream {
        Some((operation, events)) => {
            content.with(stream::media_type(events), stream::export_stream(view, operation, events))
        }
        None => content,
    };
    let content = if has_no_body { None } else { Some(content.with("application/json", media)) };
    Object::new()
        .with("description", description)
        .with_some("headers", Some(headers(view, &rows)))
        .with_some("content", content)
        .with_some("x-error-codes", Some(codes))
}

/// Returns the documented responses, then one example for each row.
fn examples(view: &View<'_>, response: ExportedResponse<'_>, rows: &[&ErrorRow]) -> Object {
    let mut examples = response.documented;
    for row in response.own {
        examples = examples.with_free(failure::name(row, rows), failure::example(view, row));
    }
    let above: Vec<&ErrorRow> = view.scope.errors().collect();
    for row in response.shared {
        let shared = failure::component(view, &failure::name(row, &above));
        examples = examples.with_free(failure::name(row, rows), reference("examples", &shared));
    }
    examples
}

/// Exports the headers that contain the log ID or state a wait.
fn headers(view: &View<'_>, rows: &[&ErrorRow]) -> Object {
    let text =
        |doc: &str, ty: &str| Object::new().with("description", doc).with("schema", Object::new().with("type", ty));
    let mut headers = Object::new();
    for name in view.log_id().into_iter().flat_map(|log_id| &log_id.headers) {
        headers = headers.with(name, text(failure::LOG_ID, "string"));
    }
    if rows.iter().any(|row| row.means.as_deref() == Some("too_many_requests")) {
        for name in view.retry_after().into_iter().flat_map(|waits| &waits.headers) {
            headers = headers.with_free(name.clone(), text(unit(view, name), "integer"));
        }
    }
    headers
}

/// Exports a success without its envelope, if the page shows one.
fn bare(view: &View<'_>, operation: &Operation) -> Option<Object> {
    let fields: Vec<&Field> = operation.response.iter().collect();
    match operation.whole() {
        Some(whole) => Some(export_value(view, whole, Direction::Received)),
        None => operation.bare.then(|| export_object(view, &fields, Direction::Received)),
    }
}

/// Exports the envelope of a successful call.
fn success(view: &View<'_>, operation: &Operation) -> Object {
    let fields: Vec<&Field> = operation.response.iter().collect();
    let data = export_object(view, &fields, Direction::Received);
    let Some(envelope) = view.scope.envelope() else { return data };
    let members = Object::new();
    let members = members.with(&envelope.code, failure::code(&envelope.success, &[], "The code of a successful call."));
    let members = failure::messages(members, envelope);
    let members = match envelope.data.as_ref().filter(|_| !operation.data_beside) {
        Some(name) if fields.is_empty() => {
            members.with(name, Object::new().with("description", "The page describes no members."))
        }
        Some(name) => members.with(name, data),
        None => members.with_all(super::schema::export_members(view, &fields, Direction::Received)),
    };
    let members = failure::known(view, members, envelope);
    Object::new().with("type", "object").with("required", vec![&envelope.code]).with("properties", members)
}
