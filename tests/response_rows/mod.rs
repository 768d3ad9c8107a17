//! How generated clients read responses that are not as documented, row by row.
//!
//! A table has specs of an invented vendor, and rows with a response each. The client is generated
//! and compiled once per table, and one program makes all calls.

mod judge;
mod table;

use crate::support::golden;
use judge::judge;
use std::env;
use std::path::PathBuf;
use std::sync::LazyLock;
use table::{Results, Table};

/// The table of this repository, with the results of its rows.
static OWN: LazyLock<(Table, Results)> = LazyLock::new(|| {
    let table = Table::read(&golden::cases("responses").join("columns.yaml"));
    let results = table.run();
    (table, results)
});

fn check_case(line: &str) {
    let (table, results) = &*OWN;
    let row = table.rows.iter().position(|row| line == format!("row_{}", row.line)).expect("a row at this line");
    if let Err(problem) = judge(&table.rows[row], &results.0[row]) {
        panic!("line {}: {problem}", table.rows[row].line);
    }
}

include!(concat!(env!("OUT_DIR"), "/responses.rs"));

#[test]
fn rows_of_another_table_hold() {
    let Some(folder) = env::var_os("RESPONSE_COLUMNS").map(PathBuf::from) else {
        println!("skipped: RESPONSE_COLUMNS names no folder with columns.yaml");
        return;
    };
    let table = Table::read(&folder.join("columns.yaml"));
    let results = table.run();
    let mut wrong = Vec::new();
    let mut open = 0;
    for (row, result) in table.rows.iter().zip(&results.0) {
        let Err(problem) = judge(row, result) else { continue };
        if row.is_new {
            println!("open: line {} ({}): {problem}; marked as new", row.line, row.subject());
            open += 1;
        } else {
            wrong.push(format!("line {}: {problem}", row.line));
        }
    }
    println!(
        "{} rows: {} hold, {open} open, {} wrong",
        table.rows.len(),
        table.rows.len() - open - wrong.len(),
        wrong.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
