//! CTyun's pages as text: unmarked headings, unframed tables, and objects in tables named `表
//! NAME`.

use std::iter::Peekable;
use std::str::Lines;

use super::kind;
use super::line_index::LineIndex;
use super::linked::{self, Columns, NamedTable};
use super::reader::Layout;
use super::sections::Sections;
use crate::import::labels::{self, Label};
use crate::import::page::{self, Cell, Page, Part, Row, Section, Table};

pub(super) const LAYOUT: Layout = Layout { is, read: |text| vec![read(text)] };

/// The text before the name of a table.
const TABLE: &str = "表 ";

/// The domain of all products. Guides contain it, too.
const HOST: &str = ".ctapi.ctyun.cn";

/// Characters that end the first words of an introduction.
const STOPS: [char; 10] = ['，', '。', '；', '（', '、', ',', ';', '(', '.', '\n'];

fn is(text: &str) -> bool {
    text.lines().any(|line| labels::section(line) == Some(Label::Call)) || text.contains(HOST)
}

fn read(text: &str) -> Page {
    let mut page = Page { vendor: "ctyun", language: "zh", ..Page::default() };
    page.sections = sections(super::front::without_comment(text), &LineIndex::new(text));
    let intro = page.sections.iter().find(|section| labels::section(&section.title) == Some(Label::Intro));
    let first = intro.into_iter().flat_map(|section| &section.blocks).find_map(|block| match &block.part {
        Part::Line(line) => Some(line.split(STOPS).next().unwrap_or_default().trim().to_owned()),
        _ => None,
    });
    page.is_untitled = true;
    page.title = first.unwrap_or_default();
    page
}

/// The kind of a line, with what it begins.
#[derive(Debug, PartialEq, Eq)]
enum LineKind<'a> {
    Heading,
    /// The name of the next table.
    TableName(&'a str),
    TableHead,
    Code,
    Text,
    Blank,
}

/// Returns the kind of a trimmed line outside of tables and code.
fn line_kind<'a>(line: &'a str, next: Option<&str>) -> LineKind<'a> {
    match line.strip_prefix(TABLE).filter(|_| !line.contains('|')) {
        _ if labels::section(line).is_some() => LineKind::Heading,
        Some(name) => LineKind::TableName(name.trim()),
        None if next.is_some_and(is_rule) => LineKind::TableHead,
        None if line.starts_with(['{', '[']) => LineKind::Code,
        None if line.is_empty() => LineKind::Blank,
        None => LineKind::Text,
    }
}

fn sections(text: &str, index: &LineIndex<'_>) -> Vec<Section> {
    let mut sections = Sections::new();
    // The tables of the section that is being read.
    let mut tables = Vec::new();
    let mut name = None;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        let at = index.of(line);
        match line_kind(line, lines.peek().copied()) {
            LineKind::Heading => {
                push_tables(std::mem::take(&mut tables), &mut sections);
                sections.begin(line, at);
                name = None;
            }
            LineKind::TableName(stated) => name = Some(stated.to_owned()),
            LineKind::TableHead => {
                let table = read_table(line, &mut lines, index);
                tables.push(NamedTable { name: name.take().unwrap_or_default(), table });
            }
            LineKind::Code => {
                let (at, code) = read_code(line, &mut lines, index);
                sections.push(at, Part::Code(code));
            }
            LineKind::Text => sections.push(at, Part::Line(line.to_owned())),
            LineKind::Blank => {}
        }
    }
    push_tables(tables, &mut sections);
    sections.finish()
}

/// Reads the rows of a table below its head. A row without a final bar continues on the next line.
fn read_table(head: &str, lines: &mut Peekable<Lines<'_>>, index: &LineIndex<'_>) -> Table {
    lines.next();
    let mut table = Table { lines: index.of(head), head: cells(head), ..Table::default() };
    let mut is_open = false;
    while let Some(row) = lines.next_if(|next| !is_end(next) && (is_open || next.contains('|'))) {
        push_row(row.trim(), index.of(row), &mut table);
        is_open = !row.trim_end().ends_with('|');
    }
    table
}

/// Reads code up to the next part, and returns it with its lines.
fn read_code(first: &str, lines: &mut Peekable<Lines<'_>>, index: &LineIndex<'_>) -> (page::Lines, String) {
    let mut at = index.of(first);
    let mut code = first.to_owned();
    while let Some(line) = lines.next_if(|next| !is_end(next)) {
        code.push('\n');
        code.push_str(line.trim_end());
        at.last = index.of(line).last;
    }
    (at, code.trim().to_owned())
}

/// Whether a line begins the next part.
fn is_end(line: &str) -> bool {
    labels::section(line).is_some() || (line.trim().starts_with(TABLE) && !line.contains('|'))
}

/// Whether a line separates the head of a table from its rows.
fn is_rule(line: &str) -> bool {
    line.contains("---|") && line.chars().all(|c| "-| :".contains(c))
}

fn cells(line: &str) -> Vec<String> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').unwrap_or(line);
    line.split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// Adds a row, or continues the row above, whose cell spans several lines.
fn push_row(line: &str, at: page::Lines, table: &mut Table) {
    let new = cells(line).into_iter().map(|text| Cell { text, marks: Vec::new() });
    let width = table.head.len();
    let goes_on = |row: &&mut Row| row.cells.len() + new.len() <= width || !line.contains('|');
    match table.rows.last_mut().filter(goes_on) {
        Some(row) if line.contains('|') => {
            row.lines.last = at.last;
            row.cells.extend(new);
        }
        Some(row) => {
            row.lines.last = at.last;
            if let Some(cell) = row.cells.last_mut() {
                cell.text = format!("{}\n{line}", cell.text);
            }
        }
        None => table.rows.push(Row { lines: at, depth: 0, cells: new.collect() }),
    }
}

/// Adds the tables of a section. The table of an object follows the row that refers to it.
///
/// The main table has no name. Without one, the tables are not joined.
fn push_tables(mut tables: Vec<NamedTable>, sections: &mut Sections) {
    for named in &mut tables {
        normalise_types(&mut named.table);
    }
    let Some(main) = tables.iter().position(|named| named.name.is_empty()) else {
        return tables.into_iter().for_each(|named| sections.push_table(named.table));
    };
    let main = tables.remove(main).table;
    let column = |label| main.head.iter().position(|head| labels::column(head) == Some(label));
    let columns =
        Columns { name: column(Label::Name).unwrap_or_default(), ty: column(Label::Type), link: column(Label::Object) };
    let (main, unused) = linked::join(main, tables, columns);
    sections.push_table(main);
    for named in unused {
        sections.push_table(named.table);
    }
}

fn normalise_types(table: &mut Table) {
    let ty = table.head.iter().position(|head| labels::column(head) == Some(Label::Type));
    for row in &mut table.rows {
        if let Some(cell) = ty.and_then(|ty| row.cells.get_mut(ty)) {
            cell.text = kind::neutral(&cell.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LineKind, line_kind};

    #[test]
    fn each_line_has_its_kind() {
        let rule = Some("---|---");
        let rows = [
            ("接口介绍", None, LineKind::Heading),
            ("表 records", None, LineKind::TableName("records")),
            ("表 a|b", rule, LineKind::TableHead),
            ("参数|类型", rule, LineKind::TableHead),
            ("参数|类型", None, LineKind::Text),
            ("{\"statusCode\": 800}", None, LineKind::Code),
            ("", rule, LineKind::TableHead),
            ("", None, LineKind::Blank),
        ];
        for (line, next, expected) in rows {
            assert_eq!(line_kind(line, next), expected, "`{line}`, {next:?}");
        }
    }
}
