//! Objects whose members stand in tables of their own: each goes below the rows that lead to it.

use crate::import::page::{Cell, Row, Table};
use crate::naming;

/// Levels of tables within tables; none of a page goes deeper.
const DEEPEST: usize = 16;

/// Rows that all of it may come to: tables that lead to each other twice would double at each level.
const MOST: usize = 5_000;

/// A table that a name leads to.
pub(super) struct NamedTable {
    pub(super) name: String,
    pub(super) table: Table,
}

/// Which columns say what, by their position.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    pub(super) name: usize,
    pub(super) ty: Option<usize>,
    /// The column with the name of the table, where there is one; else the row's own name leads there.
    pub(super) link: Option<usize>,
}

/// Puts named tables below the rows that lead to them. Those that nothing leads to are left over.
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
    /// Pushes the rows of a table; `above` are the tables that it stands in.
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
            // An object within itself has its name alone.
            if let Some(inner) = inner.filter(|inner| above.len() < DEEPEST && !above.contains(inner)) {
                self.used[inner] = true;
                above.push(inner);
                let table = self.named[inner].table.clone();
                self.push(&table, below, above);
                above.pop();
            }
        }
    }

    /// The cells of a row in the columns of the main table.
    fn cells(&self, table: &Table, row: &Row) -> Vec<Cell> {
        if table.head == self.head {
            return row.cells.clone();
        }
        let at = |head: &String| table.head.iter().position(|known| known == head);
        let cell = |head| at(head).and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
        self.head.iter().map(cell).collect()
    }

    /// The table that a row leads to.
    fn lead(&self, row: &Row) -> Option<usize> {
        let text = |column: usize| row.cells.get(column).map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
        let find = |name: &str| {
            let is_same = |named: &NamedTable| naming::snake(&named.name) == naming::snake(name);
            self.named.iter().position(|named| named.name == name).or_else(|| self.named.iter().position(is_same))
        };
        self.columns.link.and_then(text).and_then(find).or_else(|| find(text(self.columns.name)?))
    }

    /// States the vendor's name of an object, where it is not the field's own.
    fn state_type(&self, row: &mut Row, inner: usize) {
        let name = &self.named[inner].name;
        let is_own =
            row.cells.get(self.columns.name).is_some_and(|cell| naming::snake(&cell.text) == naming::snake(name));
        let Some(ty) = self.columns.ty.and_then(|column| row.cells.get_mut(column)).filter(|_| !is_own) else { return };
        let lists = ty.text.len() - ty.text.trim_end_matches("[]").len();
        ty.text = format!("{name}{}", &ty.text[ty.text.len() - lists..]);
    }
}
