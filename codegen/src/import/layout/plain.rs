//! Feishu's pages as plain Markdown: front matter, no nesting, unframed tables with cells of
//! several lines.

use super::address;
use super::front::Front;
use super::reader::Layout;
use crate::import::labels;
use crate::import::page::{Block, Cell, Lines, Mark, Page, Part, Row, Section, Table};

pub(super) const LAYOUT: Layout = Layout { is, read };

/// The key that identifies the layout.
const KEY: &str = "source_url:";

fn is(text: &str) -> bool {
    Front::with(KEY, text).is_some()
}

fn read(text: &str) -> Page {
    let mut page = Page { vendor: "feishu", language: "zh", ..Page::default() };
    let Some(front) = Front::with(KEY, text) else { return page };
    page.title = front.get("title").unwrap_or_default();
    page.url = front.get("source_url");
    page.updated = front.get("last_remote_update");
    page.operation = page.url.as_deref().and_then(address::operation);
    page.sections = sections(front.body, front.above);
    page
}

/// Reads the page, above which so many lines stand.
fn sections(text: &str, above: usize) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut lines = rows(text, above).into_iter().peekable();
    while let Some((place, line)) = lines.next() {
        if line.starts_with('#') {
            let title = line.trim_start_matches('#').trim().to_owned();
            sections.push(Section { title, lines: place, blocks: Vec::new() });
            continue;
        }
        let mut place = place;
        let part = if line.starts_with("```") {
            let mut code = Vec::new();
            for (inner, line) in lines.by_ref().take_while(|(_, line)| !line.trim_start().starts_with("```")) {
                place.last = inner.last;
                code.push(line);
            }
            Part::Code(code.join("\n").trim().to_owned())
        } else if lines.next_if(|(_, next)| is_rule(next)).is_some() {
            let head: Vec<String> = line.split(" | ").map(|cell| cell.trim().to_owned()).collect();
            let mut table = Table { lines: place, rows: Vec::new(), flat: true, head, ..Table::default() };
            let width = table.head.len();
            while let Some((inner, line)) = lines.next_if(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
                place.last = inner.last;
                push_row(inner, &line, width, &mut table);
            }
            Part::Table(table)
        } else if line.trim().is_empty() {
            continue;
        } else {
            Part::Line(line)
        };
        if let Some(section) = sections.last_mut() {
            section.blocks.push(Block { lines: place, part });
        }
    }
    sections
}

/// Returns lines with their positions. A line that ends in two spaces continues on the next one.
fn rows(text: &str, above: usize) -> Vec<(Lines, String)> {
    let mut rows: Vec<(Lines, String)> = Vec::new();
    let (mut goes_on, mut in_code) = (false, false);
    for (number, line) in text.lines().enumerate() {
        let place = Lines::one(above + number + 1);
        match rows.last_mut().filter(|_| goes_on && !in_code) {
            Some((lines, row)) => {
                lines.last = place.last;
                row.push('\n');
                row.push_str(line.trim());
            }
            None => rows.push((place, line.trim_end().to_owned())),
        }
        in_code ^= !goes_on && line.starts_with("```");
        goes_on = !in_code && line.ends_with("  ");
    }
    rows
}

/// Whether a line separates the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    line.contains("---") && line.contains('|') && line.chars().all(|c| "-| :".contains(c))
}

fn push_row(lines: Lines, line: &str, width: usize, table: &mut Table) {
    let cells: Vec<&str> = line.splitn(width, " | ").collect();
    match table.rows.last_mut() {
        // A line without columns continues the cell above it.
        Some(Row { cells: above, lines: place, .. }) if cells.len() == 1 && width > 1 => {
            place.last = lines.last;
            if let Some(cell) = above.last_mut() {
                *cell = read_cell(&format!("{}\n{line}", cell.text));
            }
        }
        _ => {
            let mut cells: Vec<Cell> = cells.into_iter().map(read_cell).collect();
            if let Some(first) = cells.first_mut() {
                // Hints about the row follow its name in further lines.
                first.text = first.text.lines().next().unwrap_or_default().trim().to_owned();
            }
            table.rows.push(Row { lines, depth: 0, cells });
        }
    }
}

fn read_cell(text: &str) -> Cell {
    let text = text.trim().trim_end_matches(" |");
    let mut cell = Cell { text: text.to_owned(), marks: Vec::new() };
    for word in text.split('`').skip(1).step_by(2).filter(|word| word.ends_with("_access_token")) {
        cell.marks.push(Mark::Token(word.to_owned()));
    }
    for inner in text.split('(').skip(1).filter_map(|rest| rest.split_once(')')).map(|(inner, _)| inner) {
        let is_scope = inner.contains(':') && !inner.contains("//");
        if is_scope && inner.chars().all(|c| c.is_ascii_alphanumeric() || ":._-".contains(c)) {
            cell.marks.push(Mark::Scope(inner.to_owned()));
        }
    }
    cell.marks.extend(labels::apps(text).map(|kind| Mark::App(kind.to_owned())));
    cell
}
