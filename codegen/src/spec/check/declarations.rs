//! The files that declare types.

use crate::diagnostics::FileId;
use crate::spec::model::{Type, Vendor};

/// Returns all files that can declare types: file, path of its folder (or of the page), types.
pub(super) fn declarations(vendor: &Vendor) -> impl Iterator<Item = (FileId, &[String], &[(String, Type)])> {
    let services =
        vendor.services.iter().map(|service| (service.file, service.path.as_slice(), service.shared.types.as_slice()));
    let operations = vendor
        .operations
        .iter()
        .map(|operation| (operation.file, operation.path.as_slice(), operation.types.as_slice()));
    let events = vendor.events.iter().map(|event| (event.file, event.path.as_slice(), event.types.as_slice()));
    let vendor = std::iter::once((vendor.file, &[][..], vendor.shared.types.as_slice()));
    vendor.chain(services).chain(operations).chain(events)
}
