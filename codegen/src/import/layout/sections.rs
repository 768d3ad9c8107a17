//! A builder of the sections of a page.

use crate::import::page::{Block, Lines, Part, Section, Table};

/// The sections so far. The first one has no heading.
pub(super) struct Sections(Vec<Section>);

impl Sections {
    pub(super) fn new() -> Self {
        Self(vec![Section::default()])
    }

    /// Begins a section.
    pub(super) fn begin(&mut self, title: &str, lines: Lines) {
        self.0.push(Section { title: title.to_owned(), lines, blocks: Vec::new() });
    }

    /// Adds a part to the last section.
    pub(super) fn push(&mut self, lines: Lines, part: Part) {
        if let Some(section) = self.0.last_mut() {
            section.blocks.push(Block { lines, part });
        }
    }

    /// Adds a table with the lines from its head to its last row.
    pub(super) fn push_table(&mut self, table: Table) {
        self.push(span(&table), Part::Table(table));
    }

    pub(super) fn finish(self) -> Vec<Section> {
        self.0
    }
}

/// Returns the lines of a table, from its head to its last row.
pub(super) fn span(table: &Table) -> Lines {
    let last = table.rows.last().map_or(table.lines.last, |row| row.lines.last);
    Lines { last, ..table.lines }
}
