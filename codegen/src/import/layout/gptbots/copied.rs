//! The form of text copied from the site: unmarked headings, cells separated by spaces.

use std::iter::Peekable;
use std::str::Lines;

use super::section_builder::SectionBuilder;
use crate::import::labels::{self, Label};
use crate::import::layout::line_index::LineIndex;
use crate::import::page::{self, Cell, Part, Row, Section, Table};

/// Types of two words.
const PAIRS: [&str; 3] = ["JSON Array", "Array Object", "Array Objects"];

/// Returns the title and the sections.
pub(super) fn read(text: &str, index: &LineIndex<'_>) -> (String, Vec<Section>) {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    // The title is in the list of pages and above the page.
    let title = lines.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
    (title.or(lines.first().copied()).unwrap_or_default().to_owned(), sections(text, index))
}

fn sections(text: &str, index: &LineIndex<'_>) -> Vec<Section> {
    let mut builder = SectionBuilder::default();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        let at = index.of(trimmed);
        if labels::section(trimmed).is_some() {
            builder.push_heading(trimmed, at);
        } else if let Some(head) = head(trimmed) {
            let table = Table { head, lines: at, ..Table::default() };
            builder.push_table(with_rows(table, &mut lines, index));
        } else if trimmed.starts_with("curl ") || trimmed.starts_with(['{', '[']) {
            let (at, code) = read_code(trimmed, &mut lines, index);
            builder.push(at, Part::Code(code));
        } else if !trimmed.is_empty() {
            builder.push(at, Part::Line(trimmed.to_owned()));
        }
    }
    builder.finish()
}

/// Adds the rows below the head of a table.
fn with_rows(mut table: Table, lines: &mut Peekable<Lines<'_>>, index: &LineIndex<'_>) -> Table {
    while let Some(row) = lines.next_if(|next| !next.trim().is_empty() && labels::section(next).is_none()) {
        table.rows.push(read_row(row, index.of(row), &table.head));
    }
    table
}

/// Reads code up to the next part, and returns it with its lines.
fn read_code<'a>(first: &'a str, lines: &mut Peekable<Lines<'a>>, index: &LineIndex<'_>) -> (page::Lines, String) {
    let mut at = index.of(first);
    let mut code = vec![first];
    // A line of only spaces surrounds each copy.
    let is_code = |next: &&str| (next.is_empty() || !next.trim().is_empty()) && labels::section(next).is_none();
    while let Some(line) = lines.next_if(is_code) {
        code.push(line);
        at.last = index.of(line).last.max(at.last);
    }
    (at, code.join("\n").trim().to_owned())
}

/// Returns the columns if a line consists of their names.
fn head(line: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_head = words.len() > 1 && words.iter().all(|word| labels::column(word).is_some());
    is_head.then(|| words.into_iter().map(ToOwned::to_owned).collect())
}

/// Reads a row: one word for each column, several for some types, and the rest for the last column.
fn read_row(line: &str, lines: page::Lines, head: &[String]) -> Row {
    let mut rest = line.trim();
    let mut cells = Vec::new();
    for (number, column) in head.iter().enumerate() {
        let is_type = labels::column(column) == Some(Label::Type);
        let length = if number + 1 == head.len() {
            rest.len()
        } else if let Some(pair) = PAIRS.iter().find(|pair| is_type && rest.starts_with(**pair)) {
            pair.len()
        } else if let Some(end) = rest.find('}').filter(|_| is_type && rest.starts_with("Bearer ")) {
            end + 1
        } else {
            rest.find(' ').unwrap_or(rest.len())
        };
        let (text, after) = rest.split_at(length);
        cells.push(Cell { text: text.trim().to_owned(), marks: Vec::new() });
        rest = after.trim_start();
    }
    Row { lines, depth: 0, cells }
}
