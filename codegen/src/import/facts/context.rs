//! The context in which fields are read.

use super::types::{Types, camel};
use crate::import::draft::Facts;

/// The section of a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldSection {
    Path,
    Query,
    Body,
    Response,
    Event,
}

/// The context in which the rows of one table are read.
pub(super) struct Cx<'a> {
    pub(super) section: FieldSection,
    pub(super) types: &'a mut Types,
    pub(super) facts: &'a mut Facts,
    /// The objects around the rows: the vendor's name of the type, and the names of its members.
    pub(super) above: Vec<(String, Vec<String>)>,
}

impl<'a> Cx<'a> {
    pub(super) fn new(section: FieldSection, types: &'a mut Types, facts: &'a mut Facts) -> Self {
        Self { section, types, facts, above: Vec::new() }
    }

    /// Returns the name of the type around these rows that a row names, if it has these members.
    pub(super) fn type_above(&self, stated: &str, members: &[String]) -> Option<String> {
        let is_it = |(name, known): &&(String, Vec<String>)| {
            !stated.is_empty() && name == stated && members.iter().all(|member| known.contains(member))
        };
        self.above.iter().find(is_it).map(|(name, _)| camel(name))
    }
}
