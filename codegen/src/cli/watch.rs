//! `cargo codegen watch`: makes the client anew whenever a spec is saved.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use clap::Args;
use notify::{Event, RecursiveMode, Watcher};

use super::config::Project;
use super::make::{self, Mode};
use super::{FINE, Streams};
use crate::output;
use crate::report::Report;

/// Editors save in several steps; what follows within this time belongs to the same save.
const QUIET: Duration = Duration::from_millis(30);

#[derive(Clone, Debug, Args)]
pub(super) struct Watch {
    /// End after so many runs, for scripts
    #[arg(long, value_name = "NUMBER")]
    runs: Option<usize>,
}

/// Runs once, then after each save, until the process is ended.
pub(super) fn run(asked: &Watch, project: &Project, streams: &mut Streams<'_>) -> io::Result<u8> {
    let specs = project.root.join(&project.specs);
    let (tell, told) = mpsc::channel();
    let refused = |error| io::Error::other(format!("{} cannot be watched: {error}", specs.display()));
    let mut watcher = notify::recommended_watcher(tell).map_err(refused)?;
    watcher.watch(&specs, RecursiveMode::Recursive).map_err(refused)?;
    let mut runs = 0;
    loop {
        // What cannot be read now may be whole after the next save.
        if let Err(error) = make_once(project, streams) {
            writeln!(streams.err, "error: {error}")?;
        }
        runs += 1;
        if asked.runs == Some(runs) || !wait(&told) {
            return Ok(FINE);
        }
    }
}

fn make_once(project: &Project, streams: &mut Streams<'_>) -> io::Result<u8> {
    let sources = output::read_specs(&project.root.join(&project.specs), &project.specs)?;
    let mut report = Report::with_levels(project.levels.clone());
    make::run(Mode::Write, project, &sources, &mut report, streams)
}

/// Waits for a save and until it is done; says no when nothing can come any more.
fn wait(told: &Receiver<notify::Result<Event>>) -> bool {
    let is_hidden = |path: &PathBuf| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    // What has no ending may be a folder of specs, which moves as a whole.
    let is_spec = |path: &PathBuf| !is_hidden(path) && path.extension().is_none_or(|ending| ending == "yaml");
    let is_save = |event: Event| event.need_rescan() || !event.kind.is_access() && event.paths.iter().any(is_spec);
    loop {
        let Ok(event) = told.recv() else { return false };
        if event.is_ok_and(is_save) {
            break;
        }
    }
    while told.recv_timeout(QUIET).is_ok() {}
    true
}
