//! Tables of fields as rows with named columns, nested by their depth.

use crate::diagnostics::codes::kinds;
use crate::import::labels::{self, Label};
use crate::import::page::{Cell, Lines, Row, Table};
use crate::import::tally::Tally;

/// The deepest level of nesting that is kept. The pages have at most ten levels.
pub(super) const DEEPEST: usize = 16;

/// A row that describes a field, with the rows of the fields inside it.
pub(super) struct FieldRow<'a> {
    pub(super) name: String,
    pub(super) ty: String,
    pub(super) required: bool,
    /// Whether the column says neither yes nor no.
    pub(super) is_unclear: bool,
    /// The example, if the table has a column for it.
    pub(super) example: Option<String>,
    /// Whether the type comes from the page's example.
    pub(super) is_shown: bool,
    pub(super) description: Cell,
    pub(super) inner: Vec<FieldRow<'a>>,
    row: &'a Row,
}

/// The row of a field that no table lists.
static NONE: Row = Row { lines: Lines { first: 0, last: 0 }, depth: 0, cells: Vec::new() };

impl FieldRow<'static> {
    /// Creates the row of a field that only the example shows.
    pub(super) fn unlisted(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ty: String::new(),
            required: false,
            is_unclear: false,
            example: None,
            is_shown: true,
            description: Cell::default(),
            inner: Vec::new(),
            row: &NONE,
        }
    }
}

impl FieldRow<'_> {
    /// Creates an object around rows that no table names, or returns `None` if there are no rows.
    pub(super) fn around(name: &str, ty: &str, inner: Vec<Self>) -> Option<Self> {
        let row = inner.first()?.row;
        Some(Self {
            name: name.to_owned(),
            ty: ty.to_owned(),
            required: false,
            is_unclear: false,
            example: None,
            is_shown: true,
            description: Cell::default(),
            inner,
            row,
        })
    }

    /// Returns the lines of the row.
    pub(super) fn lines(&self) -> Lines {
        self.row.lines
    }
}

/// Finds the columns with these labels and notes the other columns as unread.
pub(super) fn read_head<const N: usize>(table: &Table, labels: [Label; N], tally: &mut Tally) -> [Option<usize>; N] {
    let columns = labels.map(|label| table.head.iter().position(|head| labels::column(head) == Some(label)));
    // The layout has already read the column with the table of an object's members.
    let is_read = |at: usize| table.head.get(at).is_some_and(|head| labels::column(head) == Some(Label::Object));
    let has_text = |at: usize| table.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.text.is_empty()));
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    // The first column holds the names, under any heading.
    if (0..width).any(|at| at > 0 && !columns.contains(&Some(at)) && !is_read(at) && has_text(at)) {
        tally.note_unread(&kinds::UNREAD_COLUMN, table.lines);
    }
    columns
}

/// Reads the rows. A deeper row becomes a part of the row above it.
pub(super) fn read_rows<'a>(table: &'a Table, tally: &mut Tally) -> Vec<FieldRow<'a>> {
    let columns = [Label::Name, Label::Type, Label::Required, Label::Description, Label::Example];
    let [name, ty, required, description, example] = read_head(table, columns, tally);
    let cell = |row: &Row, column: Option<usize>| column.and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
    let rows: Vec<FieldRow<'_>> = table
        .rows
        .iter()
        .map(|row| FieldRow {
            name: plain(&cell(row, name.or(Some(0))).text),
            ty: plain(&cell(row, ty).text),
            required: labels::answer(&cell(row, required).text) == Some(true),
            is_unclear: labels::answer(&cell(row, required).text).is_none(),
            example: Some(cell(row, example).text).filter(|example| !labels::is_nothing(example)),
            is_shown: false,
            description: cell(row, description),
            inner: Vec::new(),
            row,
        })
        .filter(|row| !row.name.is_empty())
        .collect();
    for row in &rows {
        tally.mark_read(row.lines());
    }
    nest(rows, DEEPEST)
}

fn nest(rows: Vec<FieldRow<'_>>, deepest: usize) -> Vec<FieldRow<'_>> {
    let mut nested: Vec<FieldRow<'_>> = Vec::new();
    for row in rows {
        match nested.last_mut() {
            Some(above) if deepest > 0 && row.row.depth > above.row.depth => above.inner.push(row),
            _ => nested.push(row),
        }
    }
    for row in &mut nested {
        row.inner = nest(std::mem::take(&mut row.inner), deepest.saturating_sub(1));
    }
    nested
}

/// Returns a name or type without the backslashes of Markdown.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' || !letters.peek().is_some_and(char::is_ascii_punctuation) {
            plain.push(letter);
        }
    }
    plain
}
