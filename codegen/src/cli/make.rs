//! `cargo clientloom`: the client that the specs make.

use std::io::{self, Write};
use std::panic::resume_unwind;
use std::{fs, thread};

use super::config::Project;
use super::exit::{FINDINGS, FINE};
use super::features;
use super::manifest;
use super::streams::{Streams, count};
use crate::change::lock::{self, Lock, LockFile};
use crate::diagnostics::{Report, Source, Sources};
use crate::format::schema;
use crate::project::files::{self, Action, Change};
use crate::rust::{Generated, Options, generate};

/// The version of this generator, and of the runtime that suits it: both are of one workspace.
pub(super) const GENERATOR: &str = env!("CARGO_PKG_VERSION");

/// What a run is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// To write what is not as it should be.
    Write,
    /// To show it instead.
    Check,
}

/// Returns the options for the crate in a folder of the project.
///
/// # Errors
/// If the crate's manifest cannot be read.
pub(super) fn options(folder: &str, read: &manifest::Files<'_>) -> io::Result<Options> {
    Ok(Options { serde: true, features: true, examples: true, client_path: manifest::library(folder, read)? })
}

/// Returns the options for the client's crate.
///
/// # Errors
/// If the crate's manifest cannot be read.
pub(super) fn client_options(project: &Project) -> io::Result<Options> {
    options(&project.client, &|path| files::read_if_there(&project.root.join(path)))
}

/// Makes the client as it should be.
pub(super) fn run(
    mode: Mode,
    project: &Project,
    sources: &Sources,
    report: &mut Report,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    let client = project.root.join(&project.client);
    // What is no lock file, after a merge for one, is not there.
    let known = fs::read_to_string(client.join(lock::FILE)).ok().and_then(|text| LockFile::read(&text));
    if let Some(known) = &known {
        lock::check_generator(known, GENERATOR, &project.of_crate(lock::FILE), report);
    }
    let options = client_options(project)?;
    // Digests take as long as reading does, which is a good part of it all.
    let (generated, lock) = thread::scope(|scope| {
        let lock = scope.spawn(|| Lock::of(sources));
        (generate(sources, &options, report), lock.join().unwrap_or_else(|panic| resume_unwind(panic)))
    });
    streams.show(report, sources)?;
    let Ok(generated) = generated else { return streams.conclude(report, "") };
    features::tell_of_missing(project, sources, &generated, streams)?;
    let shown = project.crate_sources();
    let crate_sources = project.root.join(&shown);
    let outputs = [generated.client.as_slice(), generated.examples.as_slice()].concat();
    let mut changes = files::plan(&crate_sources, &["generated", "examples"], &outputs)?;
    let specs = project.root.join(&project.specs);
    let schemas = files::plan(&specs, &[], &schema::schemas())?;
    let locked = [Source { path: lock::FILE.to_owned(), text: lock.text(GENERATOR) }];
    let locks = files::plan(&client, &[], &locked)?;
    let of = [(&shown, &changes), (&project.specs, &schemas), (&project.client, &locks)];
    let all = of.into_iter().flat_map(|(folder, changes)| changes.iter().map(move |change| (folder, change)));
    let stale: Vec<(&String, &Change)> = all.filter(|(_, change)| change.action != Action::Keep).collect();
    if mode == Mode::Check && !stale.is_empty() {
        for (folder, change) in &stale {
            write!(streams.out, "{}", change.diff(folder))?;
        }
        writeln!(streams.err, "error: stale: {}; run `cargo clientloom`", count(stale.len(), "generated file"))?;
        return Ok(FINDINGS);
    }
    files::apply(&crate_sources, &changes)?;
    files::apply(&specs, &schemas)?;
    files::apply(&client, &locks)?;
    changes.extend(schemas.into_iter().chain(locks));
    let since = Since::new(&lock, known.as_ref(), &project.specs);
    print_pages(&generated, &changes, &since, streams.out)?;
    Ok(FINE)
}

/// Specs, by their files, that are others than when the lock file was written.
struct Since {
    changed: Vec<String>,
    gone: Vec<String>,
}

impl Since {
    fn new(lock: &Lock, known: Option<&LockFile>, specs: &str) -> Self {
        let files = |paths: Vec<&str>| paths.iter().map(|path| format!("{specs}/{path}.yaml")).collect();
        // Another generator may have taken the digest of the same words in another way.
        let comparable = known.filter(|known| known.generator.to_string() == GENERATOR);
        Self {
            changed: files(comparable.map(|known| lock.changed_since(known)).unwrap_or_default()),
            gone: files(known.map(|known| lock.gone_since(known)).unwrap_or_default()),
        }
    }
}

/// Names the specs that changed or are gone, and the pages whose files are new or changed; counts all files.
fn print_pages(generated: &Generated, changes: &[Change], since: &Since, out: &mut dyn Write) -> io::Result<()> {
    let is_page = |spec: &String| generated.pages.iter().any(|page| page.spec == *spec);
    for spec in since.changed.iter().filter(|spec| !is_page(spec)) {
        writeln!(out, "{spec} (changed)")?;
    }
    for spec in &since.gone {
        writeln!(out, "{spec} (removed)")?;
    }
    for page in &generated.pages {
        let action = changes.iter().find(|change| change.path == page.file).map(|change| change.action);
        let state = match action {
            Some(Action::Create) => "new",
            Some(Action::Change) => "changed",
            _ if since.changed.contains(&page.spec) => "changed, the call is the same",
            _ => continue,
        };
        writeln!(out, "{}\n  {} ({state})", page.spec, page.call)?;
    }
    let counted = |action| changes.iter().filter(|change| change.action == action).count();
    let written = counted(Action::Create) + counted(Action::Change);
    let files = [(written, "written"), (counted(Action::Remove), "removed"), (counted(Action::Keep), "unchanged")];
    let files: Vec<String> =
        files.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
    writeln!(out, "{} up to date (files: {})", count(generated.pages.len(), "operation"), files.join(", "))
}
