//! Folders, modules and services of operations.

use crate::naming;
use crate::rust::ir::Services;
use crate::spec::{Event, Operation, Vendor};

/// Returns the feature of an operation's service.
pub(super) fn feature(vendor: &Vendor, operation: &Operation) -> String {
    naming::service_feature(&vendor.name, operation.service())
}

/// Returns the feature of an event's service.
pub(super) fn event_feature(vendor: &Vendor, event: &Event) -> String {
    naming::service_feature(&vendor.name, event.service())
}

/// Returns the services of all operations and events below a folder.
pub(super) fn services_below(vendor: &Vendor, path: &[String]) -> Services {
    let events = vendor.events.iter().filter(|event| event.path.starts_with(path));
    let events = events.map(|event| event_feature(vendor, event));
    events.chain(callers_below(vendor, path)).collect()
}

/// Returns the services of all operations below a folder.
pub(super) fn callers_below(vendor: &Vendor, path: &[String]) -> Services {
    let below = vendor.operations.iter().filter(|operation| operation.path.starts_with(path));
    below.map(|operation| feature(vendor, operation)).collect()
}

/// Returns the names of the modules of a folder.
pub(super) fn modules(folder: &[String]) -> Vec<String> {
    folder.iter().map(|step| naming::module(step)).collect()
}

/// Returns the folder of an operation.
pub(super) fn folder(operation: &Operation) -> &[String] {
    &operation.path[..operation.path.len().saturating_sub(1)]
}

/// Returns the name of an operation in its folder.
pub(super) fn method(operation: &Operation) -> &str {
    operation.path.last().map(String::as_str).unwrap_or_default()
}
