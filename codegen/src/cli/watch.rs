//! `cargo clientloom watch`: makes the client anew whenever a spec is saved.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use clap::Args;
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::config::{self, Project};
use super::exit::FINE;
use super::make::{self, Mode};
use super::streams::Streams;
use crate::diagnostics::Report;
use crate::project::files;

/// Editors save in several steps; what follows within this time belongs to the same save.
const QUIET: Duration = Duration::from_millis(30);

#[derive(Clone, Debug, Args)]
pub(super) struct Watch {
    /// Number of runs after which the command ends, for scripts
    #[arg(long, value_name = "NUMBER")]
    runs: Option<usize>,
}

/// Runs once, then after each save, until the process is ended.
pub(super) fn run(asked: &Watch, project: &Project, streams: &mut Streams<'_>) -> io::Result<u8> {
    let (tell, told) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(tell).map_err(io::Error::other)?;
    let root = project.root.as_path();
    // The folder, as a file that is saved by renaming is another one afterwards.
    watch(&mut watcher, root, RecursiveMode::NonRecursive)?;
    let mut specs = root.join(&project.specs);
    watch(&mut watcher, &specs, RecursiveMode::Recursive)?;
    let mut runs = 0;
    loop {
        // What cannot be read now may be whole after the next save.
        if let Err(error) = make_once(root, &mut specs, &mut watcher, streams) {
            writeln!(streams.err, "error: {error}")?;
        }
        runs += 1;
        if asked.runs == Some(runs) || !wait(&told) {
            return Ok(FINE);
        }
    }
}

fn watch(watcher: &mut dyn Watcher, folder: &Path, mode: RecursiveMode) -> io::Result<()> {
    let refused = |error| io::Error::other(format!("cannot watch {}: {error}", folder.display()));
    watcher.watch(folder, mode).map_err(refused)
}

/// Makes the client by what codegen.toml says now; the folder of specs is watched, and so is another one that it names.
fn make_once(root: &Path, specs: &mut PathBuf, watcher: &mut dyn Watcher, streams: &mut Streams<'_>) -> io::Result<u8> {
    let project = Project::read(root)?;
    let named = root.join(&project.specs);
    if named != *specs {
        watch(watcher, &named, RecursiveMode::Recursive)?;
        *specs = named;
    }
    let sources = files::read_specs(specs, &project.specs)?;
    let mut report = Report::with_levels(project.levels.clone());
    make::run(Mode::Write, &project, &sources, &mut report, streams)
}

/// Waits for a save and until it is done; says no when nothing can come any more.
fn wait(told: &Receiver<notify::Result<Event>>) -> bool {
    loop {
        let Ok(event) = told.recv() else { return false };
        if event.is_ok_and(|event| is_save(&event)) {
            break;
        }
    }
    while told.recv_timeout(QUIET).is_ok() {}
    true
}

/// Whether a spec or codegen.toml is another one now, or a folder came or went.
fn is_save(event: &Event) -> bool {
    let moves = event.kind.is_create()
        || event.kind.is_remove()
        || matches!(event.kind, EventKind::Modify(ModifyKind::Name(_)));
    let counts = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default();
        let is_hidden = name.as_encoded_bytes().starts_with(b".");
        // What has no ending may be a folder of specs, which moves as a whole.
        let ending = path.extension();
        !is_hidden && (name == config::FILE || ending.map_or(moves, |ending| ending == "yaml"))
    };
    event.need_rescan() || !event.kind.is_access() && event.paths.iter().any(counts)
}
