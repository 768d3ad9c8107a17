//! `cargo clientloom` without a subcommand: the client, generated from all specs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};

use super::config::Project;
use super::exit::{FINDINGS, SUCCESS};
use super::features;
use super::last_run::{self, LastRun};
use super::manifest;
use super::outputs::{GENERATED, Outputs, print_total};
use super::results::Results;
use super::streams::{Streams, count};
use crate::change::lock::{self, Lock, LockFile};
use crate::diagnostics::{Report, Source, Sources, codes};
use crate::format::schema;
use crate::memo::Memo;
use crate::project::files::{self, Action, Change};
use crate::project::services;
use crate::rust::{Generated, Known, Options, generate_with};

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
        features: true,
        events: true,
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
    /// Compares a folder of the project with its outputs.
    fn new(project: &Project, outputs: &Outputs) -> io::Result<Self> {
        let Outputs { folder, generated, made, kept } = outputs;
        let changes = files::plan(&project.root.join(folder), generated, made, kept)?;
        Ok(Self { folder: folder.clone(), changes })
    }

    fn stale(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.action != Action::Keep)
    }
}

/// Generates the client, and writes or shows the files that are out of date.
///
/// All files that a run writes are in the list of [`outputs`]. If neither the inputs nor these
/// files have changed since the last run, there is nothing to do.
pub(super) fn run(
    mode: Mode,
    project: &Project,
    mut sources: Sources,
    report: &mut Report,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    let mut results = Results::read(project);
    let inputs = last_run::inputs(project, &sources)?;
    if let Some(last) = results.memo.get::<LastRun>(inputs)
        && last.is_intact(project)?
    {
        return last.print(streams);
    }
    // An invalid lock file, for example after a merge conflict, is treated as missing.
    let path = project.root.join(&project.client).join(lock::FILE);
    let known = fs::read_to_string(path).ok().and_then(|text| LockFile::read(&text));
    if let Some(known) = &known {
        lock::check_generator(known, GENERATOR, &project.of_crate(lock::FILE), report);
    }
    let options = Options { services: project.chosen(&sources)?, ..client_options(project)? };
    results.memo.parse(&mut sources);
    let lock = lock_of(&sources, options.services.as_ref(), &mut results.memo);
    let crate_sources = project.root.join(project.crate_sources());
    let is_intact = |path: &str, text| files::digest(&crate_sources.join(path)) == Some(text);
    let generated =
        generate_with(&mut sources, &options, Known { memo: &mut results.memo, is_intact: &is_intact }, report);
    let mut findings = Vec::new();
    Streams { out: streams.out, err: &mut findings }.show_with(report, &sources, &mut results.memo)?;
    streams.err.write_all(&findings)?;
    let Ok(mut generated) = generated else { return streams.conclude(report, "") };
    let outputs = outputs(project, &mut generated, &lock)?;
    let plans = outputs.iter().map(|outputs| FolderPlan::new(project, outputs)).collect::<io::Result<Vec<_>>>()?;
    let missing = features::warning_of_missing(project, &generated)?;
    streams.err.write_all(missing.as_bytes())?;
    findings.extend(missing.as_bytes());
    if mode == Mode::Check && plans.iter().any(|plan| plan.stale().next().is_some()) {
        show_stale(&plans, streams)?;
        return Ok(FINDINGS);
    }
    for plan in &plans {
        files::apply(&project.root.join(&plan.folder), &plan.changes)?;
    }
    let changes: Vec<Change> = plans.into_iter().flat_map(|plan| plan.changes).collect();
    let spec_changes = SpecChanges::new(&lock, known.as_ref(), &project.specs, &sources);
    print_pages(&generated, &changes, &spec_changes, streams.out)?;
    // The next run has no reason to warn of an older generator.
    let is_last = report.findings().iter().all(|finding| finding.code.name != codes::OLDER_GENERATOR.name);
    if mode == Mode::Write && is_last {
        results.keep(inputs, &LastRun::new(&outputs, generated.pages.len(), findings), streams)?;
    }
    Ok(SUCCESS)
}

/// Returns the lines of the lock file: those of the chosen services, or of all specs.
fn lock_of(sources: &Sources, services: Option<&BTreeSet<String>>, memo: &mut Memo) -> Lock {
    let Some(services) = services else { return Lock::with(sources, memo) };
    let mut chosen = services::specs_of(sources, services);
    memo.restore(&mut chosen);
    Lock::with(&chosen, memo)
}

/// Returns the generated files, the schemas, the lock file and the files with lists of services.
fn outputs(project: &Project, generated: &mut Generated, lock: &Lock) -> io::Result<[Outputs; 3]> {
    let mut made = std::mem::take(&mut generated.client);
    made.append(&mut generated.examples);
    let lock = Source { path: lock::FILE.to_owned(), text: lock.text(GENERATOR) };
    let of_crate = [vec![lock], features::files(project, generated)?].concat();
    let whole = |folder: String, made| Outputs { folder, generated: &[], made, kept: BTreeMap::new() };
    Ok([
        Outputs {
            folder: project.crate_sources(),
            generated: GENERATED,
            made,
            kept: std::mem::take(&mut generated.kept),
        },
        whole(project.specs.clone(), schema::schemas()),
        whole(project.client.clone(), of_crate),
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
    let actions: BTreeMap<&str, Action> = changes.iter().map(|change| (change.path.as_str(), change.action)).collect();
    for page in &generated.pages {
        let action = actions.get(page.file.as_str()).copied();
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
    print_total(generated.pages.len(), [written, counted(Action::Remove), counted(Action::Keep)], out)
}
