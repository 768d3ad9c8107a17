//! The Markdown form: marked headings, framed tables, fenced code.

use super::section_builder::SectionBuilder;
use crate::import::labels;
use crate::import::layout::place::Places;
use crate::import::page::{Cell, Lines, Part, Row, Section, Table};

/// Spaces of indentation for each level of nesting.
const STEP: usize = 4;

/// Returns the title and the sections.
pub(super) fn read(text: &str, places: &Places<'_>) -> (String, Vec<Section>) {
    let first = text.lines().find(|line| line.starts_with('#')).map(heading).unwrap_or_default();
    let line = || text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('_'));
    let is_label = labels::section(first).is_some();
    let title = if is_label || first.is_empty() { line().unwrap_or_default() } else { first };
    (title.to_owned(), sections(text, places))
}

/// Returns a heading without its marks, and any other line unchanged.
pub(super) fn heading(line: &str) -> &str {
    line.trim().trim_start_matches('#').trim().trim_matches('*').trim()
}

fn sections(text: &str, places: &Places<'_>) -> Vec<Section> {
    let mut draft = SectionBuilder::default();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        let mut place = places.of(trimmed);
        if trimmed.starts_with('#') || labels::section(trimmed).is_some() {
            draft.push_heading(heading(line), place);
        } else if trimmed.starts_with("```") {
            let mut code = Vec::new();
            for line in lines.by_ref() {
                place.last = places.of(line).last.max(place.last);
                if line.trim_start().starts_with("```") {
                    break;
                }
                code.push(line);
            }
            draft.push(place, Part::Code(code.join("\n").trim().to_owned()));
        } else if lines.next_if(|next| trimmed.starts_with('|') && is_rule(next)).is_some() {
            let head = cells(trimmed).into_iter().map(|cell| cell.trim().to_owned()).collect();
            let mut table = Table { head, lines: place, ..Table::default() };
            while let Some(row) = lines.next_if(|next| next.trim_start().starts_with('|')) {
                table.rows.push(read_row(row.trim(), places.of(row)));
            }
            draft.push_table(table);
        } else if !trimmed.is_empty() {
            draft.push(place, Part::Line(trimmed.trim_start_matches("> ").to_owned()));
        }
    }
    draft.finish()
}

/// Whether a line separates the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    line.contains("--") && line.contains('|') && line.chars().all(|c| "-| :".contains(c))
}

fn cells(line: &str) -> Vec<&str> {
    let line = line.strip_prefix('|').unwrap_or(line);
    line.strip_suffix('|').unwrap_or(line).split('|').collect()
}

fn read_row(line: &str, lines: Lines) -> Row {
    let cells = cells(line);
    let name = cells.first().copied().unwrap_or_default();
    let depth = (name.len() - name.trim_start_matches(' ').len()) / STEP;
    let cell = |text: &str| Cell { text: text.trim().replace("<br>", "\n"), marks: Vec::new() };
    Row { lines, depth, cells: cells.into_iter().map(cell).collect() }
}
