//! The files that declare types.

use crate::diagnostics::FileId;
use crate::spec::model::{Type, Vendor};

/// Returns all files that can declare types: file, path of its folder (or of the operation), types.
pub(super) fn declarations(vendor: &Vendor) -> impl Iterator<Item = (FileId, &[String], &[(String, Type)])> {
    let services =
        vendor.services.iter().map(|service| (service.file, service.path.as_slice(), service.shared.types.as_slice()));
    let operations = vendor
        .operations
        .iter()
        .map(|operation| (operation.file, operation.path.as_slice(), operation.types.as_slice()));
    std::iter::once((vendor.file, &[][..], vendor.shared.types.as_slice())).chain(services).chain(operations)
}
