//! `cargo clientloom` without a subcommand: the client, generated from all specs.

use std::io::{self, Write};
use std::panic::resume_unwind;
use std::{fs, thread};

use super::config::Project;
use super::exit::{FINDINGS, SUCCESS};
use super::features;
use super::manifest;
use super::streams::{Streams, count};
use crate::change::lock::{self, Lock, LockFile};
use crate::diagnostics::{Report, Source, Sources};
use crate::format::schema;
use crate::project::files::{self, Action, Change};
use crate::project::services;
use crate::rust::{Generated, Options, generate};

/// The version of this generator, which is also the version of its runtime.
pub(super) const GENERATOR: &str = env!("CARGO_PKG_VERSION");

/// The purpose of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Write the files that are out of date.
    Write,
    /// Show the files that are out of date.
    Check,
}

/// Returns the options for a client's crate in this folder.
///
/// # Errors
/// [`io::Error`] if the crate's manifest cannot be read.
pub(super) fn options(folder: &str, read: &manifest::Files<'_>) -> io::Result<Options> {
    Ok(Options {
        serde: true,
        features: true,
        examples: true,
        client_path: manifest::library(folder, read)?,
        services: None,
    })
}

/// Returns the options for the client's crate of a project.
///
/// # Errors
/// [`io::Error`] if the crate's manifest cannot be read.
pub(super) fn client_options(project: &Project) -> io::Result<Options> {
    options(&project.client, &|path| files::read_if_exists(&project.root.join(path)))
}

/// The files of one folder, compared with the wanted ones.
struct FolderPlan {
    /// The displayed folder.
    folder: String,
    changes: Vec<Change>,
}

impl FolderPlan {
    /// Compares a folder of the project with the outputs.
    ///
    /// `generated` names the folders in it whose stale generated files are removed.
    fn new(project: &Project, folder: String, generated: &[&str], outputs: &[Source]) -> io::Result<Self> {
        let changes = files::plan(&project.root.join(&folder), generated, outputs)?;
        Ok(Self { folder, changes })
    }

    fn stale(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.action != Action::Keep)
    }
}

/// Generates the client, and writes or shows the files that are out of date.
pub(super) fn run(
    mode: Mode,
    project: &Project,
    sources: &Sources,
    report: &mut Report,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    let services = project.chosen(sources)?;
    let chosen = services.as_ref().map(|services| services::specs_of(sources, services));
    // An invalid lock file, for example after a merge conflict, is treated as missing.
    let path = project.root.join(&project.client).join(lock::FILE);
    let known = fs::read_to_string(path).ok().and_then(|text| LockFile::read(&text));
    if let Some(known) = &known {
        lock::check_generator(known, GENERATOR, &project.of_crate(lock::FILE), report);
    }
    let options = Options { services, ..client_options(project)? };
    // The digests take a good part of the time of a run, so they are computed in parallel.
    let (generated, lock) = thread::scope(|scope| {
        let lock = scope.spawn(|| Lock::of(chosen.as_ref().unwrap_or(sources)));
        (generate(sources, &options, report), lock.join().unwrap_or_else(|panic| resume_unwind(panic)))
    });
    streams.show(report, sources)?;
    let Ok(generated) = generated else { return streams.conclude(report, "") };
    let plans = plan(project, &generated, &lock)?;
    features::warn_of_missing(project, &generated, streams)?;
    if mode == Mode::Check && plans.iter().any(|plan| plan.stale().next().is_some()) {
        show_stale(&plans, streams)?;
        return Ok(FINDINGS);
    }
    for plan in &plans {
        files::apply(&project.root.join(&plan.folder), &plan.changes)?;
    }
    let changes: Vec<Change> = plans.into_iter().flat_map(|plan| plan.changes).collect();
    let spec_changes = SpecChanges::new(&lock, known.as_ref(), &project.specs, sources);
    print_pages(&generated, &changes, &spec_changes, streams.out)?;
    Ok(SUCCESS)
}

/// Compares the generated files, the schemas, the lock file and the lists of services with those
/// on the disk.
fn plan(project: &Project, generated: &Generated, lock: &Lock) -> io::Result<[FolderPlan; 3]> {
    let outputs = [generated.client.as_slice(), generated.examples.as_slice()].concat();
    let lock = Source { path: lock::FILE.to_owned(), text: lock.text(GENERATOR) };
    let of_crate = [vec![lock], features::files(project, generated)?].concat();
    Ok([
        FolderPlan::new(project, project.crate_sources(), &["generated", "examples"], &outputs)?,
        FolderPlan::new(project, project.specs.clone(), &[], &schema::schemas())?,
        FolderPlan::new(project, project.client.clone(), &[], &of_crate)?,
    ])
}

/// Prints the stale files as a diff, then their number.
fn show_stale(plans: &[FolderPlan], streams: &mut Streams<'_>) -> io::Result<()> {
    for plan in plans {
        for change in plan.stale() {
            write!(streams.out, "{}", change.diff(&plan.folder))?;
        }
    }
    let number = plans.iter().flat_map(FolderPlan::stale).count();
    writeln!(streams.err, "error: stale: {}; run `cargo clientloom`", count(number, "generated file"))
}

/// The files of specs that changed or disappeared since the lock file was written.
struct SpecChanges {
    changed: Vec<String>,
    gone: Vec<String>,
}

impl SpecChanges {
    /// Compares the lock with the known one. A spec among `all` is not gone, but not chosen.
    fn new(lock: &Lock, known: Option<&LockFile>, specs: &str, all: &Sources) -> Self {
        let files = |paths: Vec<&str>| paths.iter().map(|path| format!("{specs}/{path}.yaml")).collect();
        // Another version of the generator may compute other digests for the same specs.
        let comparable = known.filter(|known| known.generator.to_string() == GENERATOR);
        let mut gone: Vec<String> = files(known.map(|known| lock.gone_since(known)).unwrap_or_default());
        gone.retain(|path| !all.iter().any(|(_, source)| source.path == *path));
        Self { changed: files(comparable.map(|known| lock.changed_since(known)).unwrap_or_default()), gone }
    }
}

/// Prints the changed and removed specs, the new and changed calls, and the numbers of files.
fn print_pages(generated: &Generated, changes: &[Change], specs: &SpecChanges, out: &mut dyn Write) -> io::Result<()> {
    let is_page = |spec: &String| generated.pages.iter().any(|page| page.spec == *spec);
    for spec in specs.changed.iter().filter(|spec| !is_page(spec)) {
        writeln!(out, "{spec} (changed)")?;
    }
    for spec in &specs.gone {
        writeln!(out, "{spec} (removed)")?;
    }
    for page in &generated.pages {
        let action = changes.iter().find(|change| change.path == page.file).map(|change| change.action);
        let state = match action {
            Some(Action::Create) => "new",
            Some(Action::Change) => "changed",
            _ if specs.changed.contains(&page.spec) => "changed, the call is the same",
            _ => continue,
        };
        writeln!(out, "{}\n  {} ({state})", page.spec, page.call)?;
    }
    let counted = |action| changes.iter().filter(|change| change.action == action).count();
    let written = counted(Action::Create) + counted(Action::Change);
    let files = [(written, "written"), (counted(Action::Remove), "removed"), (counted(Action::Keep), "unchanged")];
    let files: Vec<String> =
        files.iter().filter(|(number, _)| *number > 0).map(|(number, state)| format!("{number} {state}")).collect();
    writeln!(out, "{} up to date (files: {})", count(generated.pages.len(), "operation"), files.join(", "))
}
