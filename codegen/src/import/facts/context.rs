//! What goes along while fields are read.

use super::types::Types;
use crate::import::draft::Facts;

/// Where fields stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldSection {
    Path,
    Query,
    Body,
    Reply,
}

/// What goes along while the rows of one table are read.
pub(super) struct Cx<'a> {
    pub(super) section: FieldSection,
    pub(super) types: &'a mut Types,
    pub(super) facts: &'a mut Facts,
}
