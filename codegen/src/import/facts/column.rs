//! Tables of fields as rows with named columns, nested by their depth.

use super::nameless::named_rows;
use super::stated_type::{BaseType, parse_type};
use crate::diagnostics::codes::kinds;
use crate::import::labels::{self, Label};
use crate::import::page::{Cell, Lines, Row, Table};
use crate::import::tally::Tally;

/// The deepest level of nesting that is kept. The pages have at most ten levels.
pub(super) const DEEPEST: usize = 16;

/// A row that describes a field, with the rows of the fields inside it.
#[expect(clippy::struct_excessive_bools, reason = "each is a statement of the row, and none excludes another")]
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
    /// Whether the row is more than one level below the row above.
    pub(super) jumps: bool,
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
            jumps: false,
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
        Some(Self { ty: ty.to_owned(), inner, row, ..FieldRow::unlisted(name) })
    }

    /// Returns the row of a text without members.
    pub(super) fn as_text(&self) -> Self {
        Self {
            name: self.name.clone(),
            ty: "string".to_owned(),
            example: self.example.clone(),
            description: self.description.clone(),
            inner: Vec::new(),
            ..*self
        }
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
    let known = [name.or(Some(0)), ty, required, description, example];
    let by_content = |is: fn(&str) -> bool| column_of(table, &known, is);
    let ty = ty.or_else(|| by_content(is_type));
    let required = required.or_else(|| by_content(|text| !text.is_empty() && labels::answer(text).is_some()));
    let cell = |row: &Row, column: Option<usize>| column.and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
    let rows: Vec<FieldRow<'_>> = named_rows(table, name.unwrap_or_default())
        .map(|row| {
            let names = cell(row, name.or(Some(0))).text;
            let (name, answer) = name_and_answer(&names);
            let stated = cell(row, required).text;
            FieldRow {
                name: plain(name),
                ty: plain(&cell(row, ty).text),
                required: answer.or_else(|| labels::answer(&stated)) == Some(true),
                is_unclear: answer.is_none() && labels::answer(&stated).is_none(),
                example: Some(cell(row, example).text).filter(|example| !labels::is_nothing(example)),
                is_shown: false,
                jumps: false,
                description: cell(row, description),
                inner: Vec::new(),
                row,
            }
        })
        .filter(|row| !row.name.is_empty())
        .collect();
    for row in &rows {
        tally.mark_read(row.lines());
    }
    nest(rows, step(table), DEEPEST)
}

/// Returns the column under an unknown heading in which every cell is of a kind.
fn column_of(table: &Table, known: &[Option<usize>], is: fn(&str) -> bool) -> Option<usize> {
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    (0..width).filter(|at| !known.contains(&Some(*at))).find(|at| {
        let mut cells = table.rows.iter().map(|row| row.cells.get(*at));
        !table.rows.is_empty() && cells.all(|cell| cell.is_some_and(|cell| is(plain(&cell.text).trim())))
    })
}

fn is_type(text: &str) -> bool {
    let stated = parse_type(text);
    stated.base != BaseType::Unknown
}

/// Splits a cell with a name, and below or behind it a word for a required or optional field.
fn name_and_answer(cell: &str) -> (&str, Option<bool>) {
    let cell = cell.trim();
    let bare = cell.trim_end_matches([')', '）', '】']);
    let words = bare.char_indices().rfind(|(_, c)| "\n (（【".contains(*c));
    let answer = words.and_then(|(at, sign)| {
        let (name, word) = (bare[..at].trim(), bare[at + sign.len_utf8()..].trim());
        // `page no` is a name.
        let is_word = !word.is_empty() && (sign != ' ' || !word.is_ascii());
        labels::answer(word).filter(|_| is_word).map(|answer| (name, answer))
    });
    answer.map_or((cell, None), |(name, answer)| (name, Some(answer)))
}

/// Returns the smallest difference of depth between a row and the row above.
fn step(table: &Table) -> usize {
    let pairs = table.rows.iter().zip(table.rows.iter().skip(1));
    pairs.filter_map(|(above, row)| row.depth.checked_sub(above.depth)).filter(|step| *step > 0).min().unwrap_or(1)
}

/// Nests rows. `step` is the difference of depth between two levels.
fn nest(rows: Vec<FieldRow<'_>>, step: usize, deepest: usize) -> Vec<FieldRow<'_>> {
    let mut nested: Vec<FieldRow<'_>> = Vec::new();
    for mut row in rows {
        match nested.last_mut() {
            Some(above) if deepest > 0 && row.row.depth > above.row.depth => {
                row.jumps = above.inner.is_empty() && row.row.depth > above.row.depth + step;
                above.inner.push(row);
            }
            _ => nested.push(row),
        }
    }
    for row in &mut nested {
        row.inner = nest(std::mem::take(&mut row.inner), step, deepest.saturating_sub(1));
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

#[cfg(test)]
mod tests {
    use super::name_and_answer;

    #[test]
    fn a_word_about_the_name_is_below_or_behind_it() {
        for (cell, expected) in [
            ("id", ("id", None)),
            ("id\n必选", ("id", Some(true))),
            ("id 必选", ("id", Some(true))),
            ("id（可选）", ("id", Some(false))),
            ("id (required)", ("id", Some(true))),
            ("page no", ("page no", None)),
            ("id ()", ("id ()", None)),
            ("id 箱子", ("id 箱子", None)),
        ] {
            assert_eq!(name_and_answer(cell), expected, "{cell}");
        }
    }
}
