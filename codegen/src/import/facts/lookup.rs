//! Sections of a page and keys of a mapping, found by name.

use crate::import::labels::{self, Label};
use crate::import::page::{Page, Section};
use crate::yaml::Value;

/// Returns the first section with this label.
pub(super) fn section(page: &Page, label: Label) -> Option<&Section> {
    page.sections.iter().find(|section| labels::section(&section.title) == Some(label))
}

/// Returns the first section with this label that has a table, else the first with this label.
pub(super) fn table_section(page: &Page, label: Label) -> Option<&Section> {
    let mut sections = page.sections.iter().filter(|section| labels::section(&section.title) == Some(label));
    sections.clone().find(|section| section.table().is_some()).or_else(|| sections.next())
}

/// Returns the keys of a mapping with their values.
pub(super) fn members(value: &Value) -> &[(String, Value)] {
    match value {
        Value::Map(entries) => entries,
        _ => &[],
    }
}
