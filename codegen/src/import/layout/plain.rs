//! Feishu's pages as plain Markdown: front matter, no nesting, unframed tables with cells of
//! several lines.

use std::iter::Peekable;

use super::front::Front;
use super::reader::Layout;
use super::sections::Sections;
use super::{language, split};
use crate::import::labels;
use crate::import::page::{Cell, Lines, Mark, Page, Part, Row, Section, Table};

pub(super) const LAYOUT: Layout = Layout { is, read };

/// The key that identifies the layout.
const KEY: &str = "source_url:";

fn is(text: &str) -> bool {
    Front::with(KEY, text).is_some()
}

fn read(text: &str) -> Vec<Page> {
    split::each(text, page)
}

fn page(text: &str) -> Page {
    let front = Front::of(text);
    let mut page = front.page();
    page.url = front.get("source_url");
    page.updated = front.get("last_remote_update");
    page.sections = sections(front.body, front.above);
    page.language = language::of(&page);
    page
}

/// Reads the sections of a text. `above` is the number of lines above it.
fn sections(text: &str, above: usize) -> Vec<Section> {
    let mut sections = Sections::new();
    let mut lines = joined_lines(text, above).into_iter().peekable();
    while let Some(line) = lines.next() {
        if line.text.starts_with('#') {
            sections.begin(line.text.trim_start_matches('#').trim(), line.at);
        } else if line.text.trim_start().starts_with("```") {
            let (at, code) = read_code(line.at, &mut lines);
            sections.push(at, Part::Code(code));
        } else if lines.next_if(|next| is_rule(&next.text)).is_some() {
            sections.push_table(read_table(&line, &mut lines));
        } else if !line.text.trim().is_empty() {
            sections.push(line.at, Part::Line(line.text));
        }
    }
    sections.finish()
}

/// A line with its position, joined with the lines that continue it.
struct JoinedLine {
    at: Lines,
    text: String,
}

/// Returns lines with their positions. A line that ends in two spaces continues on the next one.
fn joined_lines(text: &str, above: usize) -> Vec<JoinedLine> {
    let mut joined: Vec<JoinedLine> = Vec::new();
    let (mut is_open, mut in_code) = (false, false);
    for (number, line) in text.lines().enumerate() {
        let at = Lines::one(above + number + 1);
        match joined.last_mut().filter(|_| is_open && !in_code) {
            Some(above) => {
                above.at.last = at.last;
                above.text.push('\n');
                above.text.push_str(line.trim());
            }
            None => joined.push(JoinedLine { at, text: line.trim_end().to_owned() }),
        }
        in_code ^= !is_open && line.trim_start().starts_with("```");
        is_open = !in_code && line.ends_with("  ");
    }
    joined
}

/// Reads code up to the closing fence, and returns it with its lines.
fn read_code(mut at: Lines, lines: &mut impl Iterator<Item = JoinedLine>) -> (Lines, String) {
    let mut code = Vec::new();
    for line in lines.take_while(|line| !line.text.trim_start().starts_with("```")) {
        at.last = line.at.last;
        code.push(line.text);
    }
    (at, code.join("\n").trim().to_owned())
}

/// Reads the rows of a table below its head.
fn read_table(head: &JoinedLine, lines: &mut Peekable<impl Iterator<Item = JoinedLine>>) -> Table {
    let titles: Vec<String> = head.text.split(" | ").map(|cell| cell.trim().to_owned()).collect();
    let width = titles.len();
    let mut table = Table { lines: head.at, flat: true, head: titles, ..Table::default() };
    while let Some(row) = lines.next_if(|next| !next.text.is_empty() && !next.text.starts_with('#')) {
        push_row(row.at, &row.text, width, &mut table);
    }
    table
}

/// Whether a line separates the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    line.contains("---") && line.contains('|') && line.chars().all(|c| "-| :".contains(c))
}

fn push_row(lines: Lines, line: &str, width: usize, table: &mut Table) {
    let cells: Vec<&str> = line.splitn(width, " | ").collect();
    match table.rows.last_mut() {
        // A line without columns continues the cell above it.
        Some(Row { cells: above, lines: span, .. }) if cells.len() == 1 && width > 1 => {
            span.last = lines.last;
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

#[cfg(test)]
mod tests {
    use super::sections;
    use crate::import::page::Part;

    #[test]
    fn fences_may_be_indented() {
        let read = sections("### Example\n  ```bash\n  curl\n--data '{}'\n  ```\nend\n", 0);
        let parts: Vec<&Part> = read.iter().flat_map(|section| &section.blocks).map(|block| &block.part).collect();
        assert_eq!(parts, [&Part::Code("curl\n--data '{}'".to_owned()), &Part::Line("end".to_owned())]);
    }
}
