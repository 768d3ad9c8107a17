//! Markdown with headings, fenced code and tables framed with `|`.

use crate::import::page::{Block, Cell, Lines, Part, Row, Section, Table};

/// Reads the sections of a text above which so many lines stand; `heading` says which lines begin one, and its title.
pub(super) fn sections(text: &str, above: usize, heading: fn(&str) -> Option<&str>) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut lines = text.lines().enumerate().map(|(at, line)| (Lines::one(above + at + 1), line)).peekable();
    while let Some((mut place, line)) = lines.next() {
        if let Some(title) = heading(line.trim()) {
            sections.push(Section { title: title.to_owned(), lines: place, blocks: Vec::new() });
            continue;
        }
        let part = if is_fence(line) {
            let mut code = Vec::new();
            for (inner, line) in lines.by_ref() {
                place.last = inner.last;
                if is_fence(line) {
                    break;
                }
                code.push(line);
            }
            Part::Code(code.join("\n").trim().to_owned())
        } else if line.starts_with('|') && lines.next_if(|(_, next)| is_rule(next)).is_some() {
            let head: Vec<String> = cells(line, usize::MAX).into_iter().map(|cell| cell.text).collect();
            let mut table = Table { lines: place, head, ..Table::default() };
            while let Some((lines, line)) = lines.next_if(|(_, next)| next.starts_with('|')) {
                place.last = lines.last;
                table.rows.push(Row { lines, depth: 0, cells: cells(line, table.head.len()) });
            }
            Part::Table(table)
        } else if line.trim().is_empty() {
            continue;
        } else {
            Part::Line(line.trim().to_owned())
        };
        if let Some(section) = sections.last_mut() {
            section.blocks.push(Block { lines: place, part });
        }
    }
    sections
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
    line.starts_with('|') && line.contains("---") && line.chars().all(|c| "-| :".contains(c))
}

/// Returns the cells of a row, at most `most`. Further bars belong to the last cell.
fn cells(line: &str, most: usize) -> Vec<Cell> {
    let line = line.trim().trim_start_matches('|');
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
    cells.into_iter().map(|text| Cell { text: broken(&text), marks: Vec::new() }).collect()
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
