//! Sections of a page and keys of a mapping, found by name.

use crate::import::labels::{self, Label};
use crate::import::page::{Lines, Page, Part, Section};
use crate::yaml::Value;

/// The sections that may show a request or a response, the likeliest first.
pub(super) const REQUESTS: &[Label] = &[Label::RequestExample, Label::Request];
pub(super) const RESPONSES: &[Label] = &[Label::ResponseExample, Label::Response, Label::ResponseGroup];

/// Returns the first section with this label.
pub(super) fn section(page: &Page, label: Label) -> Option<&Section> {
    page.sections.iter().find(|section| labels::section(&section.title) == Some(label))
}

/// Returns the first section with this label that has a table, else the first with this label.
pub(super) fn table_section(page: &Page, label: Label) -> Option<&Section> {
    let mut sections = page.sections.iter().filter(|section| labels::section(&section.title) == Some(label));
    sections.clone().find(|section| section.table().is_some()).or_else(|| sections.next())
}

/// Returns the code in the sections with these labels.
pub(super) fn codes<'a>(page: &'a Page, labels: &[Label]) -> impl Iterator<Item = (Lines, &'a str)> {
    let sections = labels
        .iter()
        .flat_map(|label| page.sections.iter().filter(move |section| labels::section(&section.title) == Some(*label)));
    sections.flat_map(|section| &section.blocks).filter_map(|block| match &block.part {
        Part::Code(code) => Some((block.lines, code.trim())),
        _ => None,
    })
}

/// Returns the keys of a mapping with their values.
pub(super) fn members(value: &Value) -> &[(String, Value)] {
    match value {
        Value::Map(entries) => entries,
        _ => &[],
    }
}
