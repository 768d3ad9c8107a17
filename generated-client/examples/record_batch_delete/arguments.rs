//! The arguments: whose records, and how.

use std::path::PathBuf;

/// What is said to arguments that are not understood.
const USAGE: &str = "\
usage: record_batch_delete NAMESPACE OBJECT [--journal FILE] [--parallel CALLS] [--rehearse] < IDS

  --journal FILE    what became of each record, one file for each object; if not given
                    record_batch_delete.journal, or rehearsal.journal with --rehearse
  --parallel CALLS  the most calls at the same time; 4 if not given
  --rehearse        call a server on this machine that refuses every tenth record";

/// What was asked for.
#[derive(Debug)]
pub struct Arguments {
    pub namespace: String,
    pub object: String,
    pub journal: PathBuf,
    pub parallel: usize,
    pub rehearse: bool,
}

impl Arguments {
    /// Reads them, or says how they are given.
    pub fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, &'static str> {
        let mut names = Vec::new();
        let (mut journal, mut parallel, mut rehearse) = (None, 4, false);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--journal" => journal = Some(arguments.next().ok_or(USAGE)?),
                "--parallel" => parallel = arguments.next().and_then(|calls| calls.parse().ok()).ok_or(USAGE)?,
                "--rehearse" => rehearse = true,
                option if option.starts_with('-') => return Err(USAGE),
                _ => names.push(argument),
            }
        }
        let [namespace, object] = names.try_into().map_err(|_| USAGE)?;
        // What a rehearsal calls deleted is still there.
        let default = if rehearse { "rehearsal.journal" } else { "record_batch_delete.journal" };
        let journal = journal.unwrap_or_else(|| default.to_owned()).into();
        Ok(Self { namespace, object, journal, parallel, rehearse })
    }
}
