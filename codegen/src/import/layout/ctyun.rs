//! CTyun's pages as text: unmarked headings, unframed tables, and objects in tables named `表
//! NAME`.

use super::kind;
use super::linked::{self, Columns, NamedTable};
use super::place::Places;
use super::reader::Layout;
use crate::import::labels::{self, Label};
use crate::import::page::{Block, Cell, Lines, Page, Part, Row, Section, Table};

pub(super) const LAYOUT: Layout = Layout { is, read };

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
    page.sections = sections(super::front::without_comment(text), &Places::new(text));
    let intro = page.sections.iter().find(|section| labels::section(&section.title) == Some(Label::Intro));
    let first = intro.into_iter().flat_map(|section| &section.blocks).find_map(|block| match &block.part {
        Part::Line(line) => Some(line.split(STOPS).next().unwrap_or_default().trim().to_owned()),
        _ => None,
    });
    page.is_untitled = true;
    page.title = first.unwrap_or_default();
    page
}

/// The tables of the section that is being read. The main table has no name.
#[derive(Default)]
struct Tables(Vec<NamedTable>);

fn sections(text: &str, places: &Places<'_>) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut tables = Tables::default();
    let mut lines = text.lines().peekable();
    let mut name = None;
    while let Some(line) = lines.next() {
        let line = line.trim();
        let mut place = places.of(line);
        if labels::section(line).is_some() {
            tables.push_into(&mut sections);
            sections.push(Section { title: line.to_owned(), lines: place, blocks: Vec::new() });
            name = None;
        } else if let Some(stated) = line.strip_prefix(TABLE).filter(|_| !line.contains('|')) {
            name = Some(stated.trim().to_owned());
        } else if lines.next_if(|next| is_rule(next)).is_some() {
            let mut table = Table { lines: place, head: cells(line), ..Table::default() };
            let mut is_open = false;
            while let Some(row) = lines.next_if(|next| !is_end(next) && (is_open || next.contains('|'))) {
                push_row(row.trim(), places.of(row), &mut table);
                is_open = !row.trim_end().ends_with('|');
            }
            tables.0.push(NamedTable { name: name.take().unwrap_or_default(), table });
        } else if line.starts_with(['{', '[']) {
            let mut code = line.to_owned();
            while let Some(line) = lines.next_if(|next| !is_end(next)) {
                code.push('\n');
                code.push_str(line.trim_end());
                place.last = places.of(line).last;
            }
            push(place, Part::Code(code.trim().to_owned()), &mut sections);
        } else if !line.is_empty() {
            push(place, Part::Line(line.to_owned()), &mut sections);
        }
    }
    tables.push_into(&mut sections);
    sections
}

fn push(lines: Lines, part: Part, sections: &mut [Section]) {
    if let Some(section) = sections.last_mut() {
        section.blocks.push(Block { lines, part });
    }
}

fn push_table(table: Table, sections: &mut [Section]) {
    let last = table.rows.last().map_or(table.lines.last, |row| row.lines.last);
    push(Lines { last, ..table.lines }, Part::Table(table), sections);
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
fn push_row(line: &str, place: Lines, table: &mut Table) {
    let new = cells(line).into_iter().map(|text| Cell { text, marks: Vec::new() });
    let width = table.head.len();
    let goes_on = |row: &&mut Row| row.cells.len() + new.len() <= width || !line.contains('|');
    match table.rows.last_mut().filter(goes_on) {
        Some(row) if line.contains('|') => {
            row.lines.last = place.last;
            row.cells.extend(new);
        }
        Some(row) => {
            row.lines.last = place.last;
            if let Some(cell) = row.cells.last_mut() {
                cell.text = format!("{}\n{line}", cell.text);
            }
        }
        None => table.rows.push(Row { lines: place, depth: 0, cells: new.collect() }),
    }
}

impl Tables {
    /// Adds the tables to the section. The table of an object follows the row that refers to it.
    fn push_into(&mut self, sections: &mut [Section]) {
        let mut tables = std::mem::take(&mut self.0);
        for table in tables.iter_mut().map(|named| &mut named.table) {
            let ty = table.head.iter().position(|head| labels::column(head) == Some(Label::Type));
            for row in &mut table.rows {
                if let Some(cell) = ty.and_then(|ty| row.cells.get_mut(ty)) {
                    cell.text = kind::neutral(&cell.text);
                }
            }
        }
        let Some(main) = tables.iter().position(|named| named.name.is_empty()) else {
            return tables.into_iter().for_each(|named| push_table(named.table, sections));
        };
        let main = tables.remove(main).table;
        let column = |label| main.head.iter().position(|head| labels::column(head) == Some(label));
        let columns = Columns {
            name: column(Label::Name).unwrap_or_default(),
            ty: column(Label::Type),
            link: column(Label::Object),
        };
        let (main, left) = linked::join(main, tables, columns);
        push_table(main, sections);
        for named in left {
            push_table(named.table, sections);
        }
    }
}
