//! The header whose boundary the client sets itself.

use crate::spec::{Field, FieldLocation, Operation};

/// Whether a header says that the body is multipart: each body has a boundary of its own.
pub(super) fn is_boundary(operation: &Operation, field: &Field) -> bool {
    operation.sends_multipart()
        && field.location == FieldLocation::Header
        && field.name.eq_ignore_ascii_case("content-type")
}
