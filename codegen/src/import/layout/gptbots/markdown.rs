//! The Markdown form: marked headings, framed tables, fenced code.

use std::iter::Peekable;
use std::str::Lines;

use super::section_builder::SectionBuilder;
use crate::import::labels;
use crate::import::layout::line_index::LineIndex;
use crate::import::page::{self, Cell, Part, Row, Section, Table};

/// Spaces of indentation for each level of nesting.
const STEP: usize = 4;

/// Returns the title and the sections.
pub(super) fn read(text: &str, index: &LineIndex<'_>) -> (String, Vec<Section>) {
    let first = text.lines().find(|line| line.starts_with('#')).map(heading).unwrap_or_default();
    let line = || text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('_'));
    let is_label = labels::section(first).is_some();
    let title = if is_label || first.is_empty() { line().unwrap_or_default() } else { first };
    (title.to_owned(), sections(text, index))
}

/// Returns a heading without its marks, and any other line unchanged.
pub(super) fn heading(line: &str) -> &str {
    line.trim().trim_start_matches('#').trim().trim_matches('*').trim()
}

fn sections(text: &str, index: &LineIndex<'_>) -> Vec<Section> {
    let mut builder = SectionBuilder::default();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        let at = index.of(trimmed);
        if trimmed.starts_with('#') || labels::section(trimmed).is_some() {
            builder.push_heading(heading(line), at);
        } else if trimmed.starts_with("```") {
            let (at, code) = read_code(at, &mut lines, index);
            builder.push(at, Part::Code(code));
        } else if lines.next_if(|next| trimmed.starts_with('|') && is_rule(next)).is_some() {
            builder.push_table(read_table(trimmed, &mut lines, index));
        } else if !trimmed.is_empty() {
            builder.push(at, Part::Line(trimmed.trim_start_matches("> ").to_owned()));
        }
    }
    builder.finish()
}

/// Reads code up to the closing fence, and returns it with its lines.
fn read_code(mut at: page::Lines, lines: &mut Peekable<Lines<'_>>, index: &LineIndex<'_>) -> (page::Lines, String) {
    let mut code = Vec::new();
    for line in lines {
        at.last = index.of(line).last.max(at.last);
        if line.trim_start().starts_with("```") {
            break;
        }
        code.push(line);
    }
    (at, code.join("\n").trim().to_owned())
}

/// Reads the rows of a table below its head.
fn read_table(head: &str, lines: &mut Peekable<Lines<'_>>, index: &LineIndex<'_>) -> Table {
    let titles = cells(head).into_iter().map(|cell| cell.trim().to_owned()).collect();
    let mut table = Table { head: titles, lines: index.of(head), ..Table::default() };
    while let Some(row) = lines.next_if(|next| next.trim_start().starts_with('|')) {
        table.rows.push(read_row(row.trim(), index.of(row)));
    }
    table
}

/// Whether a line separates the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    line.contains("--") && line.contains('|') && line.chars().all(|c| "-| :".contains(c))
}

fn cells(line: &str) -> Vec<&str> {
    let line = line.strip_prefix('|').unwrap_or(line);
    line.strip_suffix('|').unwrap_or(line).split('|').collect()
}

fn read_row(line: &str, lines: page::Lines) -> Row {
    let cells = cells(line);
    let name = cells.first().copied().unwrap_or_default();
    let depth = (name.len() - name.trim_start_matches(' ').len()) / STEP;
    let cell = |text: &str| Cell { text: text.trim().replace("<br>", "\n"), marks: Vec::new() };
    Row { lines, depth, cells: cells.into_iter().map(cell).collect() }
}
