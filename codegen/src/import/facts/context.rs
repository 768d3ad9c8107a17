//! The context in which fields are read.

use super::types::Types;
use crate::import::draft::Facts;

/// The section of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldSection {
    Path,
    Query,
    Body,
    Response,
}

/// The context in which the rows of one table are read.
pub(super) struct Cx<'a> {
    pub(super) section: FieldSection,
    pub(super) types: &'a mut Types,
    pub(super) facts: &'a mut Facts,
}
