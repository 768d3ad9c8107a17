//! Objects whose members are in other tables: each table goes below the rows that refer to it.

use crate::import::page::{Cell, Row, Table};
use crate::naming;

/// The deepest nesting of tables. No page goes deeper.
const DEEPEST: usize = 16;

/// The largest number of joined rows. Tables that refer to each other twice double at each level.
const MOST: usize = 5_000;

/// A table with the name that rows refer to.
pub(super) struct NamedTable {
    pub(super) name: String,
    pub(super) table: Table,
}

/// The columns of a table by their meaning.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    pub(super) name: usize,
    pub(super) ty: Option<usize>,
    /// The column with the name of the other table. Without it, the row's own name refers to the
    /// table.
    pub(super) link: Option<usize>,
}

/// Joins named tables below the rows that refer to them, and returns the unused tables.
pub(super) fn join(main: Table, named: Vec<NamedTable>, columns: Columns) -> (Table, Vec<NamedTable>) {
    let mut cx = Cx { used: vec![false; named.len()], named, columns, head: main.head.clone(), rows: Vec::new() };
    cx.push(&main, 0, &mut Vec::new());
    let used = cx.used;
    let left = cx.named.into_iter().zip(used).filter(|(_, used)| !used).map(|(named, _)| named);
    (Table { rows: cx.rows, ..main }, left.collect())
}

struct Cx {
    named: Vec<NamedTable>,
    used: Vec<bool>,
    columns: Columns,
    head: Vec<String>,
    rows: Vec<Row>,
}

impl Cx {
    /// Adds the rows of a table. `above` are the tables around it.
    fn push(&mut self, table: &Table, depth: usize, above: &mut Vec<usize>) {
        for row in &table.rows {
            if self.rows.len() >= MOST {
                return;
            }
            let mut row = Row { lines: row.lines, depth: depth + row.depth, cells: self.cells(table, row) };
            let inner = self.lead(&row);
            if let Some(inner) = inner {
                self.state_type(&mut row, inner);
            }
            let below = row.depth + 1;
            self.rows.push(row);
            // An object inside itself keeps only its name.
            if let Some(inner) = inner.filter(|inner| above.len() < DEEPEST && !above.contains(inner)) {
                self.used[inner] = true;
                above.push(inner);
                let table = self.named[inner].table.clone();
                self.push(&table, below, above);
                above.pop();
            }
        }
    }

    /// Returns the cells of a row in the columns of the main table.
    fn cells(&self, table: &Table, row: &Row) -> Vec<Cell> {
        if table.head == self.head {
            return row.cells.clone();
        }
        let at = |head: &String| table.head.iter().position(|known| known == head);
        let cell = |head| at(head).and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
        self.head.iter().map(cell).collect()
    }

    /// Returns the table that a row refers to.
    fn lead(&self, row: &Row) -> Option<usize> {
        let text = |column: usize| row.cells.get(column).map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
        let find = |name: &str| {
            let is_same = |named: &NamedTable| naming::snake(&named.name) == naming::snake(name);
            self.named.iter().position(|named| named.name == name).or_else(|| self.named.iter().position(is_same))
        };
        self.columns.link.and_then(text).and_then(find).or_else(|| find(text(self.columns.name)?))
    }

    /// Sets the vendor's name of an object as the type, unless it is the field's own name.
    fn state_type(&self, row: &mut Row, inner: usize) {
        let name = &self.named[inner].name;
        let is_own =
            row.cells.get(self.columns.name).is_some_and(|cell| naming::snake(&cell.text) == naming::snake(name));
        let Some(ty) = self.columns.ty.and_then(|column| row.cells.get_mut(column)).filter(|_| !is_own) else { return };
        let lists = ty.text.len() - ty.text.trim_end_matches("[]").len();
        ty.text = format!("{name}{}", &ty.text[ty.text.len() - lists..]);
    }
}
