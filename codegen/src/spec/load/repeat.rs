//! Retry safety that operations take from the files above them.

use crate::spec::model::{Operation, Repeat, Vendor};

/// Sets the retry safety of each operation that states none, by its HTTP method.
pub(super) fn inherit(vendor: &mut Vendor) {
    let mut levels = vendor.services.iter().map(|service| &service.shared).chain([&vendor.shared]);
    if levels.all(|shared| shared.repeat.is_empty()) {
        return;
    }
    let mut operations = std::mem::take(&mut vendor.operations);
    for operation in operations.iter_mut().filter(|operation| operation.repeat.is_none()) {
        operation.repeat = above(vendor, operation);
    }
    vendor.operations = operations;
}

/// Returns the statement of the nearest file about the method of an operation.
fn above(vendor: &Vendor, operation: &Operation) -> Option<Repeat> {
    let stated = vendor.levels(&operation.path).into_iter().find(|shared| !shared.repeat.is_empty())?;
    stated
        .repeat
        .iter()
        .find(|(method, _)| *method == operation.http.method)
        .map(|(_, repeat)| Repeat { is_inherited: true, ..repeat.clone() })
}
