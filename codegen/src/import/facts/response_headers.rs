//! Headers of the response: specs have no place for them, so a doubt names them.

use crate::diagnostics::codes::kinds;
use crate::import::draft::Facts;
use crate::import::labels::{self, Label};
use crate::import::page::{Page, Section};

/// Adds a doubt with the names of the headers, and marks their rows as read.
pub(super) fn collect(page: &Page, facts: &mut Facts) {
    let of_headers = |title: &str| labels::section(title) == Some(Label::ResponseHeaders);
    let sections = page.sections.iter().filter(|section| of_headers(&section.title));
    let mut names: Vec<&str> = Vec::new();
    for row in sections.flat_map(Section::tables).flat_map(|table| &table.rows) {
        facts.tally.mark_read(row.lines);
        let name = row.cells.first().map(|cell| cell.text.trim_matches(['`', '*', ' '])).unwrap_or_default();
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return;
    }
    let has = |key: &&str| facts.keys.iter().any(|(known, _)| known == *key);
    let at = ["receives", "response"].into_iter().find(has).unwrap_or("http");
    let why = format!("The page lists headers of the response: {}.", names.join(", "));
    facts.doubt(&kinds::RESPONSE_HEADERS, at, "No headers of the response.", why);
}
