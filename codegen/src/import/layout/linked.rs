//! Objects whose members are in other tables: each table goes below the rows that refer to it.

use std::collections::BTreeMap;

use crate::import::page::{Cell, Row, Table};
use crate::naming;

/// The deepest nesting of tables. No page goes deeper.
const DEEPEST: usize = 16;

/// The number of rows above which no further table is joined. Tables that refer to each other twice
/// double at each level.
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
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    // The literal names come before other spellings.
    for (number, named) in named.iter().enumerate() {
        by_name.entry(named.name.clone()).or_insert(number);
    }
    for (number, named) in named.iter().enumerate() {
        by_name.entry(naming::snake(&named.name)).or_insert(number);
    }
    let used = vec![false; named.len()];
    let mut cx = Cx { used, named, by_name, columns, head: main.head.clone(), rows: Vec::new() };
    cx.push(&main, 0, &mut Vec::new());
    let used = cx.used;
    let left = cx.named.into_iter().zip(used).filter(|(_, used)| !used).map(|(named, _)| named);
    (Table { rows: cx.rows, ..main }, left.collect())
}

struct Cx {
    named: Vec<NamedTable>,
    /// The numbers of the tables by their names, also in the spelling `snake_case`.
    by_name: BTreeMap<String, usize>,
    used: Vec<bool>,
    columns: Columns,
    head: Vec<String>,
    rows: Vec<Row>,
}

impl Cx {
    /// Adds the rows of a table. `above` are the tables around it.
    fn push(&mut self, table: &Table, depth: usize, above: &mut Vec<usize>) {
        for row in &table.rows {
            let mut row = Row { lines: row.lines, depth: depth + row.depth, cells: self.cells(table, row) };
            let inner = self.lead(&row);
            if let Some(inner) = inner {
                self.state_type(&mut row, inner);
            }
            let below = row.depth + 1;
            self.rows.push(row);
            // An object inside itself keeps only its name.
            let is_joined = |inner: &usize| self.rows.len() < MOST && above.len() < DEEPEST && !above.contains(inner);
            if let Some(inner) = inner.filter(is_joined) {
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
        let find = |name: &str| self.by_name.get(name).or_else(|| self.by_name.get(&naming::snake(name))).copied();
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

#[cfg(test)]
mod tests {
    use super::{Cell, Columns, MOST, NamedTable, Row, Table, join};

    fn table(names: impl Iterator<Item = String>) -> Table {
        let row = |text| Row { cells: vec![Cell { text, marks: Vec::new() }], ..Row::default() };
        Table { head: vec!["Name".to_owned()], rows: names.map(row).collect(), ..Table::default() }
    }

    #[test]
    fn no_row_is_lost_beyond_the_limit() {
        let names = (0..MOST).map(|number| format!("a{number}")).chain(["keys".to_owned()]);
        let tables = vec![NamedTable { name: "keys".to_owned(), table: table(["label".to_owned()].into_iter()) }];
        let (main, unused) = join(table(names), tables, Columns { name: 0, ty: None, link: None });
        assert_eq!((main.rows.len(), unused.len()), (MOST + 1, 1), "the table without a place stays");
    }

    #[test]
    fn a_table_follows_the_row_that_names_it() {
        let names = ["keys", "room"].map(str::to_owned).into_iter();
        let tables = vec![NamedTable { name: "keys".to_owned(), table: table(["label".to_owned()].into_iter()) }];
        let (main, unused) = join(table(names), tables, Columns { name: 0, ty: None, link: None });
        let rows: Vec<_> = main.rows.iter().map(|row| (row.depth, row.cells[0].text.as_str())).collect();
        assert_eq!(rows, [(0, "keys"), (1, "label"), (0, "room")]);
        assert!(unused.is_empty());
    }
}
