//! The calls and the result of each record, in a file that later runs read.

use super::earlier::EarlierRuns;
use feishu_gptbots_ctyun::batch::BatchOutcome;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

/// A file with one line before each call, and one line for the result of each record.
///
/// - Before a call: an empty field, `sending`, and the ids of the records.
/// - For a record: its id, its result, and the reason.
pub struct Journal {
    file: Mutex<File>,
    /// The error that stopped the run.
    error: OnceLock<io::Error>,
}

/// The beginning of the line before a call. An id is never empty.
const SENDING: &str = "\tsending\t";

/// The end of a line that a crash has cut.
const CUT: &str = "\t(cut)\n";

impl Journal {
    /// Opens a journal, and returns the records of earlier runs.
    pub fn open(path: &Path) -> io::Result<(Self, EarlierRuns)> {
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        // A crash may have cut the last line. It is ignored now and later: its call was not made.
        if !text.is_empty() && !text.ends_with('\n') {
            file.write_all(CUT.as_bytes())?;
        }
        Ok((Self { file: Mutex::new(file), error: OnceLock::new() }, read(&text)))
    }

    /// Adds the line before a call. The call must not be made if this breaks.
    pub fn begin_call(&self, ids: &[String]) -> ControlFlow<()> {
        let line = format!("{SENDING}{}\n", ids.join("\t"));
        // The line must be on the disk before the call: the whole machine can crash.
        match self.write(&line).and_then(|()| self.sync()) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                let _first = self.error.set(error);
                ControlFlow::Break(())
            }
        }
    }

    /// Adds the records of one call.
    pub fn end_call(&self, outcome: &BatchOutcome) -> io::Result<()> {
        let succeeded = outcome.succeeded.iter().map(|item| format!("{}\tdeleted\n", item.id));
        let failed = outcome.failed.iter().map(|item| {
            let code = item.code.as_ref().map_or("", |code| code.as_str());
            format!("{}\tfailed\t{code}\t{}\n", item.id, one_line(&item.message))
        });
        let unknown = outcome.unknown.iter();
        let unknown = unknown.map(|item| format!("{}\tunknown\t\t{}\n", item.id, one_line(&item.reason)));
        self.write(&succeeded.chain(failed).chain(unknown).collect::<String>())
    }

    /// Returns the error that kept a call from being made.
    pub fn error(&self) -> Option<&io::Error> {
        self.error.get()
    }

    fn write(&self, text: &str) -> io::Result<()> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner).write_all(text.as_bytes())
    }

    fn sync(&self) -> io::Result<()> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner).sync_data()
    }
}

/// Reads the complete lines of a journal.
///
/// The last of several results of a record counts.
fn read(text: &str) -> EarlierRuns {
    let mut earlier = EarlierRuns::default();
    let lines = text.split_inclusive('\n').filter(|line| !line.ends_with(CUT));
    for line in lines.filter_map(|line| line.strip_suffix('\n')) {
        if let Some(ids) = line.strip_prefix(SENDING) {
            ids.split('\t').for_each(|id| earlier.sent(id));
        } else if let Some((id, result)) = line.split_once('\t') {
            earlier.ended(id, result.split('\t').next().unwrap_or_default());
        }
    }
    earlier
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
