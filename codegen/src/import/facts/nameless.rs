//! Rows of fields that name no field.

use crate::diagnostics::codes::kinds;
use crate::import::draft::Facts;
use crate::import::labels::{self, Label};
use crate::import::page::{Row, Table};

/// Returns the rows of a table that name a field.
///
/// The rows of fields inside a row without a name have no place, and are left out, too.
pub(super) fn named_rows(table: &Table, column: usize) -> impl Iterator<Item = &Row> {
    let mut below: Option<usize> = None;
    table.rows.iter().filter(move |row| {
        below = below.filter(|depth| row.depth > *depth);
        if below.is_none() && !has_name(row, column) && !row.cells.is_empty() {
            below = Some(row.depth);
        }
        below.is_none() && has_name(row, column)
    })
}

/// Adds a doubt about each row without a name. `at` is the section of the fields.
pub(super) fn name_rows(table: &Table, at: &str, facts: &mut Facts) {
    let column = |label| table.head.iter().position(|head| labels::column(head) == Some(label));
    let name = column(Label::Name).unwrap_or_default();
    let mut below: Option<usize> = None;
    for row in table.rows.iter().filter(|row| !row.cells.is_empty()) {
        below = below.filter(|depth| row.depth > *depth);
        if below.is_some() {
            let words = row.cells.get(name).map(|cell| cell.text.trim()).unwrap_or_default();
            let why = format!("Line {} describes `{words}` below a row without a name.", row.lines.first);
            facts.doubt(&kinds::ROW_WITHOUT_NAME, at, "The row is left out.", why);
        } else if !has_name(row, name) {
            below = Some(row.depth);
            let is_empty = row.cells.iter().all(|cell| cell.text.trim().is_empty());
            let ty = column(Label::Type).and_then(|at| row.cells.get(at)).map(|cell| cell.text.trim());
            let ty = ty.filter(|ty| !ty.is_empty() && ty.is_ascii()).map(|ty| format!(" of type `{ty}`"));
            let why = format!("Line {} has a row without a name{}.", row.lines.first, ty.unwrap_or_default());
            if !is_empty {
                facts.doubt(&kinds::ROW_WITHOUT_NAME, at, "The row is left out.", why);
            }
        } else {
            continue;
        }
        facts.tally.mark_read(row.lines);
    }
}

fn has_name(row: &Row, column: usize) -> bool {
    row.cells.get(column).is_some_and(|cell| !cell.text.trim().trim_matches('\\').trim().is_empty())
}
