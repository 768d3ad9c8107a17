//! `cargo clientloom changelog`: the next section of the changelog, and the version that is due.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use clap::Args;
use semver::{Prerelease, Version};

use super::compare::{self, State, WORKING_TREE};
use super::config::Project;
use super::exit::{FINDINGS, SUCCESS, WRONG_USAGE};
use super::manifest::{self, Crate};
use super::released::{self, LastRelease, Released};
use super::state;
use super::streams::Streams;
use crate::change::changelog::{self, Next};
use crate::change::diff::{Accepted, Bump, Changes, show};
use crate::diagnostics::Source;
use crate::project::files::{self, Action, Change};

const FILE: &str = "CHANGELOG.md";

pub(super) const MORE_HELP: &str = "\
The command compares the specs with those of the last release. The last release is
the newest tag in the history of HEAD of the form v0.1.0, acme-v0.1.0 or acme@0.1.0,
where acme is the name of the crate. The changes go between two comments in the
unreleased section. Text above or below the comments stays unchanged.
Examples:
  cargo clientloom changelog                   before a commit, or before a release
  cargo clientloom changelog --check           in CI
  cargo clientloom changelog --since v1.2.0    since another state";

/// The released state, and the purpose of the run.
#[derive(Clone, Debug, Args)]
pub(super) struct Changelog {
    /// The released state [default: the last tag]
    #[arg(long, value_name = "REVISION")]
    since: Option<String>,
    /// Write nothing; exit with code 100 if the crate's version is too low for the changes, or
    /// if the changelog does not list them
    #[arg(long)]
    check: bool,
    /// A file with the fingerprints of accepted changes, one per line; they require only a patch
    /// version
    #[arg(long, value_name = "FILE")]
    accept: Option<PathBuf>,
}

pub(super) fn run(args: &Changelog, project: &Project, streams: &mut Streams<'_>) -> io::Result<u8> {
    let Some(krate) = manifest::read(&project.client, &|path| files::read_if_exists(&project.root.join(path)))? else {
        return Err(io::Error::other(format!("{} is missing, or has no package", project.of_crate("Cargo.toml"))));
    };
    let path = project.root.join(&project.client).join(FILE);
    let text = files::read_if_exists(&path)?.unwrap_or_default();
    let release = match &args.since {
        Some(revision) => LastRelease::Found(released::at(project, revision)?),
        None => released::last(project, &krate)?,
    };
    let released = match release {
        LastRelease::Found(released) => released,
        LastRelease::NotFound { reason, is_shallow } => {
            return without_release(args, &reason, is_shallow, &text, streams);
        }
    };
    let accepted = compare::read_accepted(args.accept.as_deref())?;
    let specs = state::working_tree(project)?;
    let old = State { name: &released.name, specs: &released.specs };
    let new = State { name: WORKING_TREE, specs: &specs };
    let Some(changes) = compare::compare_released(old, new, streams)? else {
        return Ok(FINDINGS);
    };
    compare::warn_of_stale(args.accept.as_deref(), &accepted, &changes, streams)?;
    let (krate, released, changes, accepted) = (&krate, &released, &changes, &accepted);
    let versions = Versions::new(krate, released, changes, accepted);
    Update { project, krate, released, changes, accepted, text: &text, versions }.run(args.check, streams)
}

/// Prints that there is no release to compare with.
///
/// A check then succeeds, unless the clone is shallow and the changelog describes a release.
fn without_release(
    args: &Changelog,
    reason: &str,
    is_shallow: bool,
    text: &str,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    let help = if is_shallow {
        "this clone is shallow: fetch the rest with `git fetch --unshallow --tags`, or set `fetch-depth: 0` in CI"
    } else {
        "name the state to compare with: `--since REVISION`"
    };
    if args.check && !(is_shallow && changelog::has_release(text)) {
        writeln!(streams.out, "not compared: {reason}")?;
        if is_shallow {
            writeln!(streams.err, "warning: {help}")?;
        }
        return Ok(SUCCESS);
    }
    writeln!(streams.err, "error: {reason}\nhelp: {help}")?;
    Ok(if args.check { FINDINGS } else { WRONG_USAGE })
}

/// The versions of the crate.
struct Versions {
    /// The version that the changes require.
    due: Version,
    /// The present version, without the name of a pre-release.
    present: Version,
    /// Whether the present version is too low for the changes.
    is_low: bool,
}

impl Versions {
    fn new(krate: &Crate, released: &Released, changes: &Changes, accepted: &Accepted) -> Self {
        // Accepted changes require a patch version.
        let open = Bump::from(accepted.without(changes).worst());
        let all = Bump::from(changes.worst());
        let due = open.max(all.min(Bump::Patch)).after(&released.version);
        let present = Version { pre: Prerelease::EMPTY, ..krate.version.clone() };
        let is_low = !changes.0.is_empty() && present < due;
        Self { due, present, is_low }
    }
}

/// The update of a changelog, with all facts that it depends on.
struct Update<'a> {
    project: &'a Project,
    krate: &'a Crate,
    released: &'a Released,
    changes: &'a Changes,
    accepted: &'a Accepted,
    /// The present changelog.
    text: &'a str,
    versions: Versions,
}

impl Update<'_> {
    /// Writes the changelog; with `check`, compares it and the crate's version with the changes.
    fn run(&self, check: bool, streams: &mut Streams<'_>) -> io::Result<u8> {
        self.warn_of_open_sections(streams)?;
        let Versions { due, present, is_low } = &self.versions;
        let notes = show::markdown(self.changes);
        let next = Next { released: &self.released.version, version: due.max(present), notes: &notes };
        let text = match changelog::write(self.text, &next) {
            Ok(text) => text,
            Err(error) => {
                writeln!(streams.err, "error: {}: {error}\nhelp: {}", self.file(), error.help())?;
                return Ok(FINDINGS);
            }
        };
        let stale = self.stale(&text)?;
        if check && (stale.is_some() || *is_low) {
            return self.report_findings(stale.as_ref(), streams);
        }
        if stale.is_some() {
            files::write_whole(&self.folder().join(FILE), &text)?;
        }
        self.report_success(stale.is_some(), streams)
    }

    /// Returns the displayed path of the changelog.
    fn file(&self) -> String {
        self.project.of_crate(FILE)
    }

    fn folder(&self) -> PathBuf {
        self.project.root.join(&self.project.client)
    }

    fn warn_of_open_sections(&self, streams: &mut Streams<'_>) -> io::Result<()> {
        let file = self.file();
        for version in changelog::left_open(self.text, &self.released.version) {
            writeln!(
                streams.err,
                "warning: {file}: {version} was released, but its section is still called unreleased"
            )?;
        }
        Ok(())
    }

    /// Returns the change of the file, if its text differs from the new one.
    fn stale(&self, text: &str) -> io::Result<Option<Change>> {
        if text == self.text {
            return Ok(None);
        }
        let file = Source { path: FILE.to_owned(), text: text.replace("\r\n", "\n") };
        let plan = files::plan(&self.folder(), &[], &[file], &BTreeMap::new())?;
        Ok(plan.into_iter().find(|change| change.action != Action::Keep))
    }

    /// Prints the reasons why a check fails.
    fn report_findings(&self, stale: Option<&Change>, streams: &mut Streams<'_>) -> io::Result<u8> {
        if let Some(stale) = stale {
            write!(streams.out, "{}", stale.diff(&self.project.client))?;
            let file = self.file();
            writeln!(streams.err, "error: {file} does not list the changes; run `cargo clientloom changelog`")?;
        }
        if self.versions.is_low {
            self.report_low_version(streams)?;
        }
        Ok(FINDINGS)
    }

    fn report_success(&self, is_written: bool, streams: &mut Streams<'_>) -> io::Result<u8> {
        let state = if is_written { "written" } else { "up to date" };
        let due = if self.changes.0.is_empty() { String::new() } else { format!(": {} is due", self.versions.due) };
        let (file, released) = (self.file(), &self.released.name);
        writeln!(streams.out, "{file}: {state}; since {released}, {}{due}", show::counts(self.changes))?;
        if self.versions.is_low {
            writeln!(streams.err, "warning: {}", self.low_version())?;
        }
        Ok(SUCCESS)
    }

    fn low_version(&self) -> String {
        let Released { name, .. } = self.released;
        let (present, due) = (&self.krate.version, &self.versions.due);
        format!("the crate has version {present}, but the changes of its specs since {name} require {due}")
    }

    /// Prints that the version is too low, with the first changes that require a higher one.
    fn report_low_version(&self, streams: &mut Streams<'_>) -> io::Result<()> {
        const SHOWN: usize = 3;
        writeln!(streams.err, "error: {}", self.low_version())?;
        let worst: Vec<String> = show::worst(&self.accepted.without(self.changes));
        for line in worst.iter().take(SHOWN) {
            writeln!(streams.err, "  {line}")?;
        }
        if worst.len() > SHOWN {
            writeln!(
                streams.err,
                "  and {} more; run `cargo clientloom diff {}` to see them",
                worst.len() - SHOWN,
                self.released.name
            )?;
        }
        writeln!(streams.err, "help: set the version in {} to {}", self.krate.stated_in, self.versions.due)
    }
}
