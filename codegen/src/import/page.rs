//! A page in neutral form: sections of text, tables and code, independent of layouts.

use super::doubt::Doubt;

/// The placeholder for a lost character of a page.
pub const LOST: char = char::REPLACEMENT_CHARACTER;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The folder of the layout's vendor.
    pub vendor: &'static str,
    /// The literal title.
    pub title: String,
    /// Whether the layout has no title and the page's first words replace it.
    pub is_untitled: bool,
    /// The address of the page.
    pub url: Option<String>,
    /// The host of the calls, if the page states it apart from the URL.
    pub host: Option<String>,
    /// The day of the last change, as year-month-day.
    pub updated: Option<String>,
    /// The language of the page.
    pub language: &'static str,
    /// The vendor's number of the page.
    pub id: Option<String>,
    /// The vendor's name of the operation, if a link, a sample or the heading of the page states
    /// it.
    pub operation: Option<String>,
    /// The folder of another page of the same file, below the vendor.
    pub folder: Option<String>,
    /// The name of the page within a file with several pages: its address, or its lines.
    pub part: Option<String>,
    /// The same page as the vendor's structure has it, if there is such a structure.
    pub structure: Option<Box<Page>>,
    /// The reason why the text cannot be read, if it cannot.
    pub broken: Option<&'static str>,
    /// The tips in the vendor's structure.
    pub tips: Vec<String>,
    /// The facts about the page that are not certain.
    pub doubts: Vec<Doubt>,
    /// The sections. The one above all headings has an empty title.
    pub sections: Vec<Section>,
}

/// A range of lines in the page's text, counted from 1. Drafts name the lines that they do not
/// read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lines {
    /// The first line.
    pub first: usize,
    /// The last line, which may be the first.
    pub last: usize,
}

/// A heading with the content below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The text of the heading.
    pub title: String,
    /// The lines of the heading.
    pub lines: Lines,
    /// The parts of the section, in order.
    pub blocks: Vec<Block>,
}

/// A part of a section with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The lines of the part.
    pub lines: Lines,
    /// The content of the part.
    pub part: Part,
}

/// The content of a part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A line of text.
    Line(String),
    /// A table.
    Table(Table),
    /// Code, most often JSON.
    Code(String),
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The lines of the head.
    pub lines: Lines,
    /// The headings of the columns.
    pub head: Vec<String>,
    /// The rows below the head.
    pub rows: Vec<Row>,
    /// Whether the layout lost the nesting of the rows.
    pub flat: bool,
    /// Whether the layout shows only the fields of the top level.
    pub shallow: bool,
    /// Whether the layout draws one level of nesting for all levels.
    pub single: bool,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The lines of the row.
    pub lines: Lines,
    /// The nesting level of the field that the row describes.
    pub depth: usize,
    /// The cells of the row.
    pub cells: Vec<Cell>,
}

/// A cell: its text, and the facts that its markup marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text, with its line breaks.
    pub text: String,
    /// The marked facts, in order.
    pub marks: Vec<Mark>,
}

/// A fact that a layout marks as such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// One of the allowed values of a field.
    Value {
        /// The value.
        value: String,
        /// The page's words about the value.
        meaning: String,
    },
    /// A scope.
    Scope(String),
    /// A kind of token.
    Token(String),
    /// A kind of app.
    App(String),
}

/// Whether a step of an address is the vendor's number of a page, such as `uUDN04SN0QjL1QDN`.
#[must_use]
pub(super) fn is_page_number(step: &str) -> bool {
    let capitals = step.bytes().filter(u8::is_ascii_uppercase).count();
    step.starts_with('u') && step.len() >= 8 && capitals > 2 && step.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

impl Page {
    /// Returns the tables with their sections.
    pub fn tables(&self) -> impl Iterator<Item = (&Section, &Table)> {
        self.sections.iter().flat_map(|section| section.tables().map(move |table| (section, table)))
    }

    /// Moves all lines down, for a page that begins below this number of lines of its file.
    pub fn move_down(&mut self, above: usize) {
        for section in &mut self.sections {
            section.lines.move_down(above);
            for block in &mut section.blocks {
                block.lines.move_down(above);
                if let Part::Table(table) = &mut block.part {
                    table.lines.move_down(above);
                    table.rows.iter_mut().for_each(|row| row.lines.move_down(above));
                }
            }
        }
    }
}

impl Section {
    /// Returns the tables of the section.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match &block.part {
            Part::Table(table) => Some(table),
            _ => None,
        })
    }

    /// Returns the first table.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        self.tables().next()
    }

    /// Returns every piece of code.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().filter_map(|block| match &block.part {
            Part::Code(code) => Some(code.as_str()),
            _ => None,
        })
    }
}

impl Section {
    /// Returns the lines of text and of code.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let texts = self.blocks.iter().filter_map(|block| match &block.part {
            Part::Line(text) | Part::Code(text) => Some(text),
            Part::Table(_) => None,
        });
        texts.flat_map(|text| text.lines())
    }
}

impl Lines {
    /// Creates the range of a single line.
    #[must_use]
    pub fn one(line: usize) -> Self {
        Self { first: line, last: line }
    }

    /// Moves the range down. The empty range of a part without lines stays.
    fn move_down(&mut self, above: usize) {
        if self.last > 0 {
            *self = Self { first: self.first + above, last: self.last + above };
        }
    }
}
