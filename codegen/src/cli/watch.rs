//! `cargo clientloom watch`: generates the client again after each save of a spec.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use clap::Args;
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecursiveMode, Watcher};

use super::config::{self, Project};
use super::exit::SUCCESS;
use super::make::{self, Mode};
use super::streams::Streams;
use crate::diagnostics::Report;
use crate::project::files;

/// The time without events that ends a save; editors save in several steps.
const QUIET: Duration = Duration::from_millis(30);

#[derive(Clone, Debug, Args)]
pub(super) struct Watch {
    /// Number of runs after which the command ends, for scripts
    #[arg(long, value_name = "NUMBER")]
    runs: Option<usize>,
}

/// Runs once, and again after each save, until the process ends.
pub(super) fn run(args: &Watch, project: &Project, streams: &mut Streams<'_>) -> io::Result<u8> {
    let (sender, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender).map_err(io::Error::other)?;
    let root = project.root.as_path();
    // The folder of codegen.toml, because editors may save a file by renaming another one.
    watch(&mut watcher, root, RecursiveMode::NonRecursive)?;
    let mut specs = root.join(&project.specs);
    watch(&mut watcher, &specs, RecursiveMode::Recursive)?;
    let mut runs = 0;
    loop {
        // A file that cannot be read now may be complete after the next save.
        if let Err(error) = run_once(root, &mut specs, &mut watcher, streams) {
            writeln!(streams.err, "error: {error}")?;
        }
        runs += 1;
        if args.runs == Some(runs) || !wait_for_save(&events) {
            return Ok(SUCCESS);
        }
    }
}

fn watch(watcher: &mut dyn Watcher, folder: &Path, mode: RecursiveMode) -> io::Result<()> {
    let with_path = |error| io::Error::other(format!("cannot watch {}: {error}", folder.display()));
    watcher.watch(folder, mode).map_err(with_path)
}

/// Generates the client as the current codegen.toml says.
///
/// If the file names another folder of specs, that folder is watched from then on.
fn run_once(root: &Path, specs: &mut PathBuf, watcher: &mut dyn Watcher, streams: &mut Streams<'_>) -> io::Result<u8> {
    let project = Project::read(root)?;
    let named = root.join(&project.specs);
    if named != *specs {
        watch(watcher, &named, RecursiveMode::Recursive)?;
        *specs = named;
    }
    let sources = files::read_specs(specs, &project.specs)?;
    let mut report = Report::with_levels(project.levels.clone());
    make::run(Mode::Write, &project, sources, &mut report, streams)
}

/// Waits until a save is complete; returns `false` if the watcher has ended.
fn wait_for_save(events: &Receiver<notify::Result<Event>>) -> bool {
    loop {
        let Ok(event) = events.recv() else { return false };
        if event.is_ok_and(|event| is_save(&event)) {
            break;
        }
    }
    while events.recv_timeout(QUIET).is_ok() {}
    true
}

/// Whether a spec or codegen.toml changed, or a folder was created, removed or renamed.
fn is_save(event: &Event) -> bool {
    let is_moved = event.kind.is_create()
        || event.kind.is_remove()
        || matches!(event.kind, EventKind::Modify(ModifyKind::Name(_)));
    let counts = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default();
        let is_hidden = name.as_encoded_bytes().starts_with(b".");
        // A path without an ending may be a folder of specs, which moves as a whole.
        let ending = path.extension();
        !is_hidden && (name == config::FILE || ending.map_or(is_moved, |ending| ending == "yaml"))
    };
    event.need_rescan() || !event.kind.is_access() && event.paths.iter().any(counts)
}
