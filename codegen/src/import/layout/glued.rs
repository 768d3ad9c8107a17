//! Feishu's pages with front matter, in which a table and the next section share a line.
//! Those of calls have `api_path` in the front matter.
//!
//! Nesting is drawn with spaces, and examples have no fences.
//!
//! The lines are rewritten in the notation of the tree layout, whose reader then reads them.

use super::bare_code::{self, RewrittenLine};
use super::front::Front;
use super::reader::Layout;
use super::{language, markdown, site, split, tree};
use crate::import::date;
use crate::import::labels::{self, Label};
use crate::import::page::{Block, Cell, Lines, Mark, Page, Part, Row, Section, Table};

pub(super) const LAYOUT: Layout = Layout { is, read };

/// The key that identifies the layout of a call.
const KEY: &str = "api_path:";

/// The spaces of one level of nesting.
const STEP: usize = 2;

fn is(text: &str) -> bool {
    Front::with(KEY, text).is_some()
        || Front::with("url:", text).is_some_and(|front| front.body.lines().any(|line| split_heading(line).1.is_some()))
}

fn read(text: &str) -> Vec<Page> {
    split::each(text, page)
}

fn page(text: &str) -> Page {
    let front = Front::of(text);
    let mut page = front.page();
    page.url = front.get("url");
    page.updated = front.get("updated").and_then(|moment| date::stated(&moment));
    let lines = bare_code::fence(rewritten(front.body, front.above));
    page.sections = markdown::sections_of(lines.iter().map(RewrittenLine::numbered), tree::heading);
    markdown::tables(&mut page.sections).for_each(tree::read_table);
    page.language = language::of(&page);
    add_basics(&front, &mut page);
    page
}

/// Returns the lines in the notation of the tree layout. `above` is the number of lines above them.
fn rewritten(text: &str, above: usize) -> Vec<RewrittenLine> {
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let at = Lines::one(above + number + 1);
        let mut push = |text: String| lines.push(RewrittenLine { at, text });
        if !line.starts_with('|') {
            push(line.to_owned());
            continue;
        }
        let (row, heading) = split_heading(line);
        push(drawn(row));
        if let Some(heading) = heading {
            push(heading.to_owned());
        }
    }
    lines
}

/// Splits the heading that follows the last row of a table.
fn split_heading(line: &str) -> (&str, Option<&str>) {
    let at = line.rfind("| #").map(|at| at + 1);
    let heading = at.map(|at| line[at..].trim()).filter(|heading| tree::heading(heading).is_some());
    match (at, heading.filter(|heading| !heading.ends_with('|'))) {
        (Some(at), Some(heading)) => (&line[..at], Some(heading)),
        _ => (line, None),
    }
}

/// Draws the nesting of a row, and separates the label of a row from its hint.
fn drawn(row: &str) -> String {
    let inner = row.strip_prefix('|').unwrap_or(row);
    let rest = inner.trim_start_matches(' ');
    if let Some(label) = labels::row_at_start(rest) {
        return format!("| {label}  {}", &rest[label.len()..]);
    }
    match (inner.len() - rest.len()) / STEP {
        0 => row.to_owned(),
        level => format!("| {}└ {rest}", "&nbsp;&nbsp;".repeat(level)),
    }
}

/// Adds the facts of the front matter that no table of the page states.
fn add_basics(front: &Front<'_>, page: &mut Page) {
    let is_stated = |label: Label| {
        let rows = page
            .tables()
            .flat_map(|(_, table)| &table.rows)
            .filter(|row| row.cells.first().is_some_and(|cell| labels::row(&cell.text) == Some(label)));
        rows.into_iter().any(|row| label != Label::Scopes || row.cells.iter().any(|cell| !cell.marks.is_empty()))
    };
    let scopes: Vec<Mark> = front.list("scopes").into_iter().map(Mark::Scope).collect();
    let plain = |text: String| Cell { text, marks: Vec::new() };
    let mut rows = Vec::new();
    for (label, name, cell) in [
        (Label::Url, "HTTP URL", front.get("api_path").map(|path| plain(format!("{}{path}", site::of(front.body))))),
        (Label::Method, "HTTP Method", front.get("method").map(plain)),
        (Label::Scopes, "Required scopes", (!scopes.is_empty()).then(|| Cell { text: String::new(), marks: scopes })),
    ] {
        let Some(cell) = cell.filter(|_| !is_stated(label)) else { continue };
        rows.push(Row { lines: Lines::one(1), depth: 0, cells: vec![plain(name.to_owned()), cell] });
    }
    if !rows.is_empty() {
        let (lines, table) = (Lines::one(1), Table { lines: Lines::one(1), rows, ..Table::default() });
        page.sections.push(Section {
            lines,
            blocks: vec![Block { lines, part: Part::Table(table) }],
            ..Section::default()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{drawn, split_heading};

    #[test]
    fn a_heading_may_follow_a_row() {
        for (line, expected) in [
            ("| a | b | ### Request body", ("| a | b |", Some("### Request body"))),
            ("| a | b |", ("| a | b |", None)),
            ("| a | # b |", ("| a | # b |", None)),
            ("| a | #b", ("| a | #b", None)),
        ] {
            assert_eq!(split_heading(line), expected, "{line}");
        }
    }

    #[test]
    fn spaces_are_levels() {
        for (row, expected) in [
            ("| `a` | int |", "| `a` | int |"),
            ("|   `a` | int |", "| &nbsp;&nbsp;└ `a` | int |"),
            ("|     `a` | int |", "| &nbsp;&nbsp;&nbsp;&nbsp;└ `a` | int |"),
            ("| ∟ `a` | int |", "| ∟ `a` | int |"),
            ("| Required scopes Any of them | `a:b` |", "| Required scopes   Any of them | `a:b` |"),
        ] {
            assert_eq!(drawn(row), expected, "{row}");
        }
    }
}
