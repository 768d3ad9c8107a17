//! A page as every layout says it: sections of text, tables and code. Nothing here knows a layout.

use super::doubt::Doubt;

/// Stands where a character of the page is lost.
pub const LOST: char = char::REPLACEMENT_CHARACTER;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Folder of the vendor whose layout this is.
    pub vendor: &'static str,
    /// Title, literally.
    pub title: String,
    /// Whether the layout has no title, and the first words stand for one.
    pub is_untitled: bool,
    /// Address.
    pub url: Option<String>,
    /// Day of the last change, as year-month-day.
    pub updated: Option<String>,
    /// Language.
    pub language: &'static str,
    /// The vendor's number of the page.
    pub id: Option<String>,
    /// The vendor's dotted name of the operation, where the page tells.
    pub operation: Option<String>,
    /// What is not certain of all this.
    pub unsure: Vec<Doubt>,
    /// What stands below each heading; what stands above all has an empty one.
    pub sections: Vec<Section>,
}

/// Lines of the page's text, counted from 1, by which a draft names what it does not read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lines {
    /// The first one.
    pub first: usize,
    /// The last one, which may be the first.
    pub last: usize,
}

/// A heading and what stands below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Where the heading stands.
    pub lines: Lines,
    /// Its parts, in order.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub lines: Lines,
    /// What it is.
    pub part: Part,
}

/// What a part of a section is.
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
    /// Where the headings of its columns stand.
    pub lines: Lines,
    /// Headings of the columns.
    pub head: Vec<String>,
    /// Rows below them.
    pub rows: Vec<Row>,
    /// Whether the layout lost how deep the rows are nested.
    pub flat: bool,
    /// Whether the layout shows the fields of the top level alone.
    pub shallow: bool,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub lines: Lines,
    /// How deep the field that it describes is nested.
    pub depth: usize,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell: its text, and what stands in it as markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Text, lines kept.
    pub text: String,
    /// What is marked, in order.
    pub marks: Vec<Mark>,
}

/// A fact that a layout marks as such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// One of the values that a field takes.
    Value(String),
    /// A scope.
    Scope(String),
    /// A kind of token.
    Token(String),
    /// A kind of app.
    App(String),
}

impl Page {
    /// The tables, with the sections that they stand in.
    pub fn tables(&self) -> impl Iterator<Item = (&Section, &Table)> {
        self.sections.iter().flat_map(|section| section.tables().map(move |table| (section, table)))
    }
}

impl Section {
    /// The tables.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match &block.part {
            Part::Table(table) => Some(table),
            _ => None,
        })
    }

    /// The first table.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        self.tables().next()
    }

    /// Every piece of code.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().filter_map(|block| match &block.part {
            Part::Code(code) => Some(code.as_str()),
            _ => None,
        })
    }
}

impl Section {
    /// Its lines of text, those of code too.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let texts = self.blocks.iter().filter_map(|block| match &block.part {
            Part::Line(text) | Part::Code(text) => Some(text),
            Part::Table(_) => None,
        });
        texts.flat_map(|text| text.lines())
    }
}

impl Lines {
    /// A single line.
    #[must_use]
    pub fn one(line: usize) -> Self {
        Self { first: line, last: line }
    }
}
