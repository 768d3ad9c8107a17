//! `cargo clientloom changelog`: the next section of the client's changelog, and whether the crate's version suits it.

use std::io;
use std::path::PathBuf;

use clap::Args;
use semver::{Prerelease, Version};

use super::compare::{self, State, WORKING_TREE};
use super::config::Project;
use super::exit::{FINDINGS, FINE, WRONG_USAGE};
use super::manifest::{self, Crate};
use super::released::{self, LastRelease, Released};
use super::side;
use super::streams::Streams;
use crate::change::changelog::{self, Next};
use crate::change::diff::{Agreed, Bump, Changes, show};
use crate::diagnostics::Source;
use crate::project::files::{self, Action};

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

/// Since when, and what for.
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

pub(super) fn run(asked: &Changelog, project: &Project, streams: &mut Streams<'_>) -> io::Result<u8> {
    let Some(krate) = manifest::read(&project.client, &|path| files::read_if_there(&project.root.join(path)))? else {
        return Err(io::Error::other(format!("{} is missing, or has no package", project.of_crate("Cargo.toml"))));
    };
    let path = project.root.join(&project.client).join(FILE);
    let text = files::read_if_there(&path)?.unwrap_or_default();
    let known = match &asked.since {
        Some(revision) => LastRelease::Released(released::at(project, revision)?),
        None => released::last(project, &krate)?,
    };
    let released = match known {
        LastRelease::Released(released) => released,
        LastRelease::Nothing { why, is_shallow } => return without_release(asked, &why, is_shallow, &text, streams),
    };
    let agreed = compare::read_agreed(asked.accept.as_deref())?;
    let specs = side::working_tree(project)?;
    let [was, is] =
        [State { name: &released.name, specs: &released.specs }, State { name: WORKING_TREE, specs: &specs }];
    let Some(changes) = compare::compare_released(was, is, streams)? else {
        return Ok(FINDINGS);
    };
    compare::warn_of_stale(asked.accept.as_deref(), &agreed, &changes, streams)?;
    Job { asked, project, krate: &krate, released: &released, changes: &changes, agreed: &agreed, text: &text }
        .run(streams)
}

/// Says that there is nothing to compare with, which is fine for a check unless it hides something.
fn without_release(
    asked: &Changelog,
    why: &str,
    is_shallow: bool,
    text: &str,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    let way_out = if is_shallow {
        "this clone is shallow: fetch the rest with `git fetch --unshallow --tags`, or set `fetch-depth: 0` in CI"
    } else {
        "name the state to compare with: `--since REVISION`"
    };
    if asked.check && !(is_shallow && changelog::tells_of_release(text)) {
        writeln!(streams.out, "not compared: {why}")?;
        if is_shallow {
            writeln!(streams.err, "warning: {way_out}")?;
        }
        return Ok(FINE);
    }
    writeln!(streams.err, "error: {why}\nhelp: {way_out}")?;
    Ok(if asked.check { FINDINGS } else { WRONG_USAGE })
}

/// What is known when the work begins.
struct Job<'a> {
    asked: &'a Changelog,
    project: &'a Project,
    krate: &'a Crate,
    released: &'a Released,
    changes: &'a Changes,
    agreed: &'a Agreed,
    /// The changelog as it is.
    text: &'a str,
}

impl Job<'_> {
    fn run(&self, streams: &mut Streams<'_>) -> io::Result<u8> {
        let shown = self.project.of_crate(FILE);
        for version in changelog::left_open(self.text, &self.released.version) {
            writeln!(
                streams.err,
                "warning: {shown}: {version} was released, but its section is still called unreleased"
            )?;
        }
        let due = self.due();
        let present = Version { pre: Prerelease::EMPTY, ..self.krate.version.clone() };
        let is_low = !self.changes.0.is_empty() && present < due;
        let notes = show::markdown(self.changes);
        let next = Next { released: &self.released.version, version: (&due).max(&present), notes: &notes };
        let written = match changelog::write(self.text, &next) {
            Ok(written) => written,
            Err(refusal) => {
                writeln!(streams.err, "error: {shown}: {refusal}\nhelp: {}", refusal.help())?;
                return Ok(FINDINGS);
            }
        };
        let file = Source { path: FILE.to_owned(), text: written.replace("\r\n", "\n") };
        let folder = self.project.root.join(&self.project.client);
        let plan = files::plan(&folder, &[], &[file])?;
        let stale = plan.iter().find(|change| change.action != Action::Keep && written != self.text);
        if self.asked.check {
            if let Some(stale) = stale {
                write!(streams.out, "{}", stale.diff(&self.project.client))?;
                writeln!(streams.err, "error: {shown} does not list the changes; run `cargo clientloom changelog`")?;
            }
            if is_low {
                self.complain(&due, streams)?;
            }
            if stale.is_some() || is_low {
                return Ok(FINDINGS);
            }
        } else if stale.is_some() {
            files::write_whole(&folder.join(FILE), &written)?;
        }
        let what = if stale.is_some() { "written" } else { "up to date" };
        let of = if self.changes.0.is_empty() { String::new() } else { format!(": {due} is due") };
        writeln!(streams.out, "{shown}: {what}; since {}, {}{of}", self.released.name, show::counts(self.changes))?;
        if is_low {
            writeln!(streams.err, "warning: {}", self.too_low(&due))?;
        }
        Ok(FINE)
    }

    /// The version that is due after the one that was released. What was agreed to still is another client.
    fn due(&self) -> Version {
        let open = Bump::from(self.agreed.without(self.changes).worst());
        let all = Bump::from(self.changes.worst());
        open.max(all.min(Bump::Patch)).after(&self.released.version)
    }

    fn too_low(&self, due: &Version) -> String {
        let Released { name, .. } = self.released;
        let now = &self.krate.version;
        format!("the crate has version {now}, but the changes of its specs since {name} require {due}")
    }

    /// Says that the version is too low, and what for.
    fn complain(&self, due: &Version, streams: &mut Streams<'_>) -> io::Result<()> {
        const SHOWN: usize = 3;
        writeln!(streams.err, "error: {}", self.too_low(due))?;
        let open = self.agreed.without(self.changes);
        let worst: Vec<String> = show::worst(&open);
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
        writeln!(streams.err, "help: set the version in {} to {due}", self.krate.stated_in)
    }
}
