//! Notices outside of the tables: that the operation is deprecated.

use crate::diagnostics::codes::kinds;
use crate::import::draft::Facts;
use crate::import::labels::{self, Label};
use crate::import::page::{Page, Part};
use crate::import::retired;
use crate::yaml::Value;

/// Marks the operation as deprecated if the title or a line above the request says so.
pub(super) fn collect(page: &Page, facts: &mut Facts) {
    let is_request = |title: &str| matches!(labels::section(title), Some(Label::Request | Label::Event));
    let above = page.sections.iter().take_while(|section| !is_request(&section.title));
    let blocks = above.flat_map(|section| &section.blocks);
    let mut lines = blocks.filter_map(|block| match &block.part {
        Part::Line(text) if retired::retires_operation(text) => Some((block.lines, text.as_str())),
        _ => None,
    });
    let (why, is_plain) = match lines.next() {
        Some((lines, text)) => {
            (format!("Line {} calls the operation old, and may name another.", lines.first), retired::is_plain(text))
        }
        None if retired::retires_page(&page.title, page.url.as_deref().unwrap_or_default()) => {
            let is_history = retired::is_history(page.url.as_deref().unwrap_or_default());
            ("The page's title or address calls the operation old.".to_owned(), is_history)
        }
        None => return,
    };
    facts.set("deprecated", Value::Bool(true));
    if is_plain {
        facts.settle(&kinds::DEPRECATED_IN_WORDS, "deprecated", "Deprecated.", &why);
    } else {
        facts.doubt(&kinds::DEPRECATED_IN_WORDS, "deprecated", "Deprecated.", why);
    }
}
