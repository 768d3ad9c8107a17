//! The command-line arguments.

use std::path::PathBuf;

/// The message for invalid arguments.
const USAGE: &str = "\
usage: record_batch_delete NAMESPACE OBJECT [--journal FILE] [--parallel CALLS] [--repeat-unknown]
                           [--rehearse] < IDS

  --journal FILE    the file with the result of each record, one file for each object
                    (default: record_batch_delete.journal, or rehearsal.journal with --rehearse)
  --parallel CALLS  the largest number of parallel calls (default: 4)
  --repeat-unknown  send again the records that an earlier run sent without a known result; they may be deleted
  --rehearse        call a mock server on this machine that refuses every tenth record";

/// The command-line arguments.
#[derive(Debug)]
pub struct Arguments {
    pub namespace: String,
    pub object: String,
    pub journal: PathBuf,
    pub parallel: usize,
    pub repeat_unknown: bool,
    pub rehearse: bool,
}

impl Arguments {
    /// Reads the arguments. Returns the usage message if they are invalid.
    pub fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, &'static str> {
        let mut names = Vec::new();
        let (mut journal, mut parallel, mut repeat_unknown, mut rehearse) = (None, 4, false, false);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--journal" => journal = Some(arguments.next().ok_or(USAGE)?),
                "--parallel" => parallel = arguments.next().and_then(|calls| calls.parse().ok()).ok_or(USAGE)?,
                "--repeat-unknown" => repeat_unknown = true,
                "--rehearse" => rehearse = true,
                option if option.starts_with('-') => return Err(USAGE),
                _ => names.push(argument),
            }
        }
        let [namespace, object] = names.try_into().map_err(|_| USAGE)?;
        // A rehearsal deletes nothing, so its journal must not be used for real records.
        let default = if rehearse { "rehearsal.journal" } else { "record_batch_delete.journal" };
        let journal = journal.unwrap_or_else(|| default.to_owned()).into();
        Ok(Self { namespace, object, journal, parallel, repeat_unknown, rehearse })
    }
}
