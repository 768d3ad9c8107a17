//! A builder of the sections of a page.

use super::code::letters;
use crate::import::labels::{self, Label};
use crate::import::layout::kind;
use crate::import::layout::linked::{self, Columns, NamedTable};
use crate::import::layout::sections::span;
use crate::import::page::{Block, Lines, Part, Section, Table};

/// The text after an object's name in the heading above its members.
const MEMBERS: [&str; 2] = [" Attributes", " 属性"];

/// The titles of a section with headers, and of one with the members of the response.
const HEADERS: &str = "Request headers";
const RESPONSE: &str = "Response body";

/// The sections so far, and the tables of objects below headings of their own.
#[derive(Default)]
pub(super) struct SectionBuilder {
    sections: Vec<Section>,
    named: Vec<ObjectTable>,
    /// The object whose members come next.
    object: Option<String>,
}

/// The table of an object, with the number of the section that it belongs to, from 1.
struct ObjectTable {
    number: usize,
    named: NamedTable,
}

impl SectionBuilder {
    /// Begins a section, or announces the members of an object.
    pub(super) fn push_heading(&mut self, title: &str, lines: Lines) {
        self.object = MEMBERS.iter().find_map(|end| title.strip_suffix(end)).map(ToOwned::to_owned);
        if self.object.is_none() {
            self.sections.push(Section { title: title.to_owned(), lines, blocks: Vec::new() });
        }
    }

    /// Adds a part to the last section.
    pub(super) fn push(&mut self, lines: Lines, part: Part) {
        if self.sections.is_empty() {
            self.sections.push(Section::default());
        }
        let Some(section) = self.sections.last_mut() else { return };
        match (part, section.blocks.last_mut()) {
            // The site shows code twice: in one line and formatted.
            (Part::Code(code), Some(Block { part: Part::Code(above), lines: above_lines }))
                if letters(&code).eq(letters(above)) =>
            {
                *above = code;
                above_lines.last = lines.last;
            }
            (part, _) => section.blocks.push(Block { lines, part }),
        }
    }

    /// Adds a table, which may hold the members of an object.
    pub(super) fn push_table(&mut self, mut table: Table) {
        finish_rows(&mut table);
        match self.object.take() {
            Some(name) => {
                self.named.push(ObjectTable { number: self.sections.len(), named: NamedTable { name, table } });
            }
            None => self.push(span(&table), Part::Table(table)),
        }
    }

    /// Returns the sections. The members of an object follow the row of the object.
    pub(super) fn finish(mut self) -> Vec<Section> {
        let with_table =
            |label, section: &Section| labels::section(&section.title) == Some(label) && section.table().is_some();
        // Short pages have the members below the heading of all about the response.
        if !self.sections.iter().any(|section| with_table(Label::Response, section)) {
            let is_group = |section: &&mut Section| with_table(Label::ResponseGroup, section);
            if let Some(section) = self.sections.iter_mut().find(is_group) {
                RESPONSE.clone_into(&mut section.title);
            }
        }
        for (number, section) in self.sections.iter_mut().enumerate() {
            if section.table().is_some_and(lists_headers) {
                HEADERS.clone_into(&mut section.title);
            }
            let is_here = |table: &mut ObjectTable| table.number == number + 1;
            let named: Vec<NamedTable> = self.named.extract_if(.., is_here).map(|table| table.named).collect();
            let tables = section.blocks.iter_mut().filter_map(|block| match &mut block.part {
                Part::Table(table) => Some(table),
                _ => None,
            });
            let mut left = named;
            for table in tables.take(usize::from(!left.is_empty())) {
                let columns = Columns { name: 0, ty: None, link: None };
                (*table, left) = linked::join(std::mem::take(table), left, columns);
                table.flat = table.rows.iter().all(|row| row.depth == 0);
            }
            let block = |named: NamedTable| Block { lines: span(&named.table), part: Part::Table(named.table) };
            section.blocks.extend(left.into_iter().map(block));
        }
        self.sections
    }
}

/// Whether the first row of a table is the header with the credentials.
///
/// Japanese pages call headers parameters.
fn lists_headers(table: &Table) -> bool {
    let first = table.rows.first().and_then(|row| row.cells.first());
    first.is_some_and(|cell| cell.text.eq_ignore_ascii_case("Authorization"))
}

/// Sets the depth of names such as `records[].id`, and normalises the types.
fn finish_rows(table: &mut Table) {
    let ty = table.head.iter().position(|head| labels::column(head) == Some(Label::Type));
    let mut known: Vec<String> = Vec::new();
    for row in &mut table.rows {
        if let Some(name) = row.cells.first_mut() {
            let stated = name.text.replace('\\', "");
            if let Some((above, last)) = stated.rsplit_once('.')
                && known.iter().any(|known| known == above.trim_end_matches("[]"))
            {
                row.depth += stated.matches('.').count();
                last.clone_into(&mut name.text);
            }
            known.push(stated);
        }
        if let Some(ty) = ty.and_then(|ty| row.cells.get_mut(ty)) {
            ty.text = kind::neutral(&ty.text.replace('\\', ""));
        }
    }
    table.flat = table.rows.iter().all(|row| row.depth == 0);
}
