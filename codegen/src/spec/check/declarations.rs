//! The files that declare types.

use crate::diagnostics::FileId;
use crate::spec::model::{Type, Vendor};

/// Every file that declares types, with the path of its folder, or of the page itself.
pub(super) fn declarations(vendor: &Vendor) -> impl Iterator<Item = (FileId, &[String], &[(String, Type)])> {
    let services =
        vendor.services.iter().map(|service| (service.file, service.path.as_slice(), service.shared.types.as_slice()));
    let operations = vendor
        .operations
        .iter()
        .map(|operation| (operation.file, operation.path.as_slice(), operation.types.as_slice()));
    std::iter::once((vendor.file, &[][..], vendor.shared.types.as_slice())).chain(services).chain(operations)
}
