//! The header whose multipart boundary the client sets itself.

use crate::spec::{Field, FieldLocation, Operation};

/// Whether a header states the boundary of a multipart body, which is different in each request.
pub(super) fn is_boundary(operation: &Operation, field: &Field) -> bool {
    operation.sends_multipart()
        && field.location == FieldLocation::Header
        && field.name.eq_ignore_ascii_case("content-type")
}
