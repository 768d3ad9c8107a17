//! Markdown with headings, fenced code and tables framed with `|`.

use std::iter::Peekable;

use super::corner;
use super::sections::Sections;
use crate::import::page::{Cell, Lines, Part, Row, Section, Table};

/// Reads the sections of a text.
///
/// `above` is the number of lines above the text. `heading` returns the title of a line that begins
/// a section.
pub(super) fn sections(text: &str, above: usize, heading: fn(&str) -> Option<&str>) -> Vec<Section> {
    let lines = text.lines().enumerate().map(|(at, line)| NumberedLine { at: Lines::one(above + at + 1), text: line });
    sections_of(lines, heading)
}

/// Reads the sections of numbered lines.
pub(super) fn sections_of<'a>(
    lines: impl Iterator<Item = NumberedLine<'a>>,
    heading: fn(&str) -> Option<&str>,
) -> Vec<Section> {
    let mut sections = Sections::new();
    let mut lines = lines.peekable();
    while let Some(line) = lines.next() {
        let trimmed = line.text.trim();
        if let Some(title) = heading(trimmed) {
            sections.begin(title, line.at);
        } else if is_fence(line.text) {
            let (at, code) = read_code(line.at, &mut lines);
            sections.push(at, Part::Code(code));
        } else if line.text.contains('|') && lines.next_if(|next| is_rule(next.text)).is_some() {
            sections.push_table(read_table(line, &mut lines));
        } else if !trimmed.is_empty() {
            sections.push(line.at, Part::Line(trimmed.to_owned()));
        }
    }
    sections.finish()
}

/// A line with its position.
#[derive(Clone, Copy)]
pub(super) struct NumberedLine<'a> {
    pub(super) at: Lines,
    pub(super) text: &'a str,
}

/// Reads code up to the closing fence, and returns it with its lines.
fn read_code<'a>(mut at: Lines, lines: &mut impl Iterator<Item = NumberedLine<'a>>) -> (Lines, String) {
    let mut code = Vec::new();
    for line in lines {
        at.last = line.at.last;
        if is_fence(line.text) {
            break;
        }
        code.push(line.text);
    }
    (at, code.join("\n").trim().to_owned())
}

/// Reads the rows of a table below its head.
fn read_table<'a>(head: NumberedLine<'a>, lines: &mut Peekable<impl Iterator<Item = NumberedLine<'a>>>) -> Table {
    let titles: Vec<String> = cells(head.text, usize::MAX).into_iter().map(|cell| cell.text).collect();
    let mut table = Table { lines: head.at, head: titles, ..Table::default() };
    let is_framed = head.text.trim_start().starts_with('|');
    while let Some(row) = lines.next_if(|next| is_row(next.text, is_framed)) {
        let cells = cells(row.text, table.head.len());
        table.rows.push(Row { lines: row.at, depth: 0, cells });
    }
    table
}

/// Returns every table for changes.
pub(super) fn tables(sections: &mut [Section]) -> impl Iterator<Item = &mut Table> {
    sections.iter_mut().flat_map(|section| &mut section.blocks).filter_map(|block| match &mut block.part {
        Part::Table(table) => Some(table),
        _ => None,
    })
}

/// Returns the level and the title of a heading marked with `#`.
pub(super) fn marked(line: &str) -> Option<(usize, &str)> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    (level > 0 && title.starts_with(' ')).then(|| (level, title.trim()))
}

/// Returns the texts between pairs of backticks.
pub(super) fn code_words(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

fn is_fence(line: &str) -> bool {
    line.trim_start().starts_with("```")
}

/// Whether a line separates the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.trim().chars().all(|c| "-| :\t".contains(c))
}

/// Whether a line is a row of a table. Nested rows may lack the frame of the others.
fn is_row(line: &str, is_framed: bool) -> bool {
    let is_heading = marked(line).is_some();
    line.starts_with('|') || (line.contains('|') && !is_heading && (!is_framed || corner::is_in(line)))
}

/// Returns the cells of a row, at most `most`.
fn cells(line: &str, most: usize) -> Vec<Cell> {
    let texts = split_cells(line, most).into_iter();
    texts.map(|text| Cell { text: broken(&text), marks: Vec::new() }).collect()
}

/// Splits a row at its bars into at most `most` texts. Further bars belong to the last text.
pub(super) fn split_cells(line: &str, most: usize) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '|' if cells.len() < most => cells.push(String::new()),
            '\\' if letters.next_if_eq(&'|').is_some() => push('|', &mut cells),
            letter => push(letter, &mut cells),
        }
    }
    cells
}

fn push(letter: char, cells: &mut [String]) {
    if let Some(cell) = cells.last_mut() {
        cell.push(letter);
    }
}

/// Returns the text of a cell with its line breaks.
fn broken(text: &str) -> String {
    let lines: Vec<&str> = text.split("<br>").map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}
