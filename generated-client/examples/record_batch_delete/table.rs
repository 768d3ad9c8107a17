//! The printed table of records that are not deleted.

use feishu_gptbots_ctyun::batch::BatchOutcome;
use std::fmt;

/// A table of at most [`MAX_ROWS`] records.
#[derive(Default)]
pub struct Table {
    rows: Vec<[String; 3]>,
    /// The number of records without a row.
    more: usize,
}

/// The largest number of rows. The journal lists all records.
const MAX_ROWS: usize = 50;

impl Table {
    /// Adds the records of one call.
    pub fn add(&mut self, outcome: &BatchOutcome) {
        for item in &outcome.failed {
            let code = item.code.as_ref().map_or("failed", |code| code.as_str());
            self.push([&item.id.to_string(), code, &item.message]);
        }
        for item in &outcome.unknown {
            self.push([&item.id.to_string(), "unknown", &item.reason]);
        }
    }

    fn push(&mut self, row: [&str; 3]) {
        if self.rows.len() < MAX_ROWS {
            self.rows.push(row.map(str::to_owned));
        } else {
            self.more += 1;
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let (id_width, code_width) = (width(0).max("record".len()), width(1).max("code".len()));
        if !self.rows.is_empty() {
            writeln!(f, "{:id_width$}  {:code_width$}  why", "record", "code")?;
        }
        for [id, code, message] in &self.rows {
            writeln!(f, "{id:id_width$}  {code:code_width$}  {message}")?;
        }
        if self.more > 0 {
            writeln!(f, "and {} more", self.more)?;
        }
        Ok(())
    }
}
