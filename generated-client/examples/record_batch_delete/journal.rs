//! The result of each record, in a file that later runs read.

use feishu_gptbots_ctyun::batch::BatchOutcome;
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

/// A file with one line for each record: its id, its result, and the reason.
pub struct Journal(BufWriter<File>);

impl Journal {
    /// Opens a journal, and returns the ids of the deleted records.
    pub fn open(path: &Path) -> io::Result<(Self, BTreeSet<String>)> {
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        // A crash may have cut the last line. An incomplete line is ignored.
        if !text.is_empty() && !text.ends_with('\n') {
            file.write_all(b"\n")?;
        }
        let deleted = text.split_inclusive('\n').filter_map(|line| line.strip_suffix("\tdeleted\n"));
        Ok((Self(BufWriter::new(file)), deleted.map(str::to_owned).collect()))
    }

    /// Adds the records of one call.
    pub fn add(&mut self, outcome: &BatchOutcome) -> io::Result<()> {
        for item in &outcome.succeeded {
            writeln!(self.0, "{}\tdeleted", item.id)?;
        }
        for item in &outcome.failed {
            let code = item.code.as_ref().map_or("", |code| code.as_str());
            writeln!(self.0, "{}\tfailed\t{code}\t{}", item.id, one_line(&item.message))?;
        }
        for item in &outcome.unknown {
            writeln!(self.0, "{}\tunknown\t\t{}", item.id, one_line(&item.reason))?;
        }
        self.0.flush()
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
