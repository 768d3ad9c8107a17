//! The components about failures that the operations below one folder share.

use std::collections::BTreeMap;

use super::failure::{code, component, example, known, messages, name};
use super::object::Object;
use super::response::export_response;
use super::status::{ExportedResponse, Status};
use super::view::View;
use super::wait::waits;
use crate::spec::{Envelope, ErrorRow, Uses, Vendor};
use crate::yaml::Value;

/// The shared components of all folders, by kind.
#[derive(Default)]
pub(super) struct SharedComponents {
    pub(super) schemas: Vec<(String, Value)>,
    pub(super) responses: Vec<(String, Value)>,
    pub(super) examples: Vec<(String, Value)>,
}

/// Exports the components of each folder that has codes or an envelope of its own.
pub(super) fn export_shared(vendor: &Vendor, uses: &Uses) -> SharedComponents {
    let mut shared = SharedComponents::default();
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
            let response = ExportedResponse { shared: rows, ..ExportedResponse::default() };
            shared
                .responses
                .push((component(view, &status.component()), export_response(view, status, response).into()));
        }
    }
    shared
}

pub(super) fn statuses(rows: &[&ErrorRow]) -> Vec<Status> {
    let mut statuses: Vec<Status> = rows.iter().map(|row| Status::of(row)).chain([Status::Default]).collect();
    statuses.sort();
    statuses.dedup();
    statuses
}

/// Exports the schema of a failure in its envelope.
pub(super) fn failure(view: &View<'_>) -> Object {
    let Some(envelope) = view.scope.envelope() else { return Object::new().with("type", "object") };
    let mut members = Object::new();
    for (name, doc) in codes(envelope) {
        let general = envelope.code == name && !envelope.error_codes.is_empty();
        let values = if general { envelope.failure.as_slice() } else { &[] };
        let successes = if envelope.code == name { envelope.success.as_slice() } else { &[] };
        members = members.with(name, code(values, successes, doc));
    }
    let members = waits(view, known(view, messages(members, envelope), envelope));
    Object::new()
        .with("description", "A failed call.")
        .with("type", "object")
        .with("required", vec![&envelope.code])
        .with("properties", members)
}

/// Returns the members that contain codes, with their descriptions.
pub(super) fn codes(envelope: &Envelope) -> Vec<(&str, &'static str)> {
    let general =
        if envelope.error_codes.is_empty() { "The error code." } else { "The code that tells failure from success." };
    let exact = envelope.error_codes.iter().filter(|name| **name != envelope.code);
    let exact = exact.map(|name| (name.as_str(), "The error code; the first such member that is present counts."));
    [(envelope.code.as_str(), general)].into_iter().chain(exact).collect()
}
