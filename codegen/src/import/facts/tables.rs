//! Tables of fields in one section: which of them list fields, and whose members they list.

use super::column::{FieldRow, read_rows};
use super::stated_type::{BaseType, parse_type};
use crate::import::draft::Facts;
use crate::import::labels::{self, Label};
use crate::import::page::{Part, Row, Section, Table};

/// Returns the tables of a section with rows of fields. The basics of the call are none.
pub(super) fn field_tables(section: &Section) -> impl Iterator<Item = &Table> {
    let is_basic = |row: &Row| row.cells.first().is_some_and(|cell| labels::row(&cell.text).is_some());
    section.tables().filter(move |table| !table.rows.iter().any(is_basic))
}

/// Adds the rows of a section's second table to the field whose members it lists.
///
/// It is the field that the line above the table names, or the only object without members.
pub(super) fn add_members<'a>(rows: &mut [FieldRow<'a>], section: &'a Section, facts: &mut Facts) {
    // Some tables name the table of an object's members.
    let is_linked = |table: &Table| table.head.iter().any(|head| labels::column(head) == Some(Label::Object));
    if section.table().is_some_and(is_linked) {
        return;
    }
    let mut line = "";
    let mut is_first = true;
    for block in &section.blocks {
        match &block.part {
            Part::Line(text) => line = text,
            Part::Table(table) if !table.flat && !table.shallow => {
                if !std::mem::take(&mut is_first)
                    && let Some(row) = row_of(rows, line)
                {
                    row.inner = read_rows(table, &mut facts.tally);
                }
                line = "";
            }
            _ => {}
        }
    }
}

/// Returns the row of an object without members that a line names, or the only such row.
fn row_of<'r, 'a>(rows: &'r mut [FieldRow<'a>], line: &str) -> Option<&'r mut FieldRow<'a>> {
    let mut open: Vec<&mut FieldRow<'a>> = Vec::new();
    open_objects(rows, &mut open);
    let words: Vec<&str> = line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).collect();
    match open.iter().position(|row| words.contains(&row.name.as_str())) {
        Some(named) => Some(open.swap_remove(named)),
        None if open.len() == 1 && line.is_empty() => open.pop(),
        None => None,
    }
}

/// Collects the rows of objects without members.
fn open_objects<'r, 'a>(rows: &'r mut [FieldRow<'a>], open: &mut Vec<&'r mut FieldRow<'a>>) {
    for row in rows {
        if row.inner.is_empty() {
            let stated = parse_type(&row.ty);
            if matches!(stated.base, BaseType::Unknown | BaseType::Map("any")) {
                open.push(row);
            }
        } else {
            open_objects(&mut row.inner, open);
        }
    }
}
