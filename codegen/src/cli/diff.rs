//! `cargo clientloom diff`: the changes between two states of the specs.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::compare::{self, State, WORKING_TREE};
use super::config::Project;
use super::exit::{FINDINGS, SUCCESS};
use super::git;
use super::results::Results;
use super::state::StateReader;
use super::streams::{Streams, count};
use crate::change::diff::{Bump, Changes, show};

pub(super) const MORE_HELP: &str = "\
OLD and NEW are each one of: a folder of all specs or of one vendor's, a single spec,
a git revision such as v1.2.0, or a folder or spec in a revision such as
v1.2.0:specs. By default the command compares HEAD with the working tree.
Two folders need no project around them.
A change breaks if a call or a program that worked stops working. It adds if more
becomes possible. It is unclear if the pages do not tell. Each change has a verdict
for the calls of an old client (wire), the responses that an old client reads
(decode), Rust code that uses an old client (source), and readers (docs).
Examples:
  cargo clientloom diff                     what did I change?
  cargo clientloom diff v1.2.0              what changed since v1.2.0?
  cargo clientloom diff --fail-on major     in CI
  cargo clientloom diff v1.2.0 --format markdown";

/// The compared states, and the format of the output.
#[derive(Clone, Debug, Args)]
pub(super) struct Diff {
    /// The old state [default: HEAD]
    old: Option<String>,
    /// The new state [default: the working tree]
    new: Option<String>,
    /// Format of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Exit with code 100 if changes that are not accepted require this version or a higher one
    #[arg(long, value_name = "VERSION")]
    fail_on: Option<Threshold>,
    /// A file with the fingerprints of accepted changes, one per line; --format json prints them
    #[arg(long, value_name = "FILE")]
    accept: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
    /// Annotations for GitHub workflows
    Github,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Threshold {
    Major,
    Minor,
    Patch,
}

impl Diff {
    /// Whether both states are folders, which need no project.
    pub(super) fn has_two_folders(&self) -> bool {
        [&self.old, &self.new].into_iter().all(|state| state.as_ref().is_some_and(|state| Path::new(state).is_dir()))
    }
}

/// Compares two states and prints the changes.
pub(super) fn run(args: &Diff, project: &Project, streams: &mut Streams<'_>) -> io::Result<u8> {
    let old_name = args.old.as_deref().unwrap_or("HEAD");
    let new_name = args.new.as_deref().unwrap_or(WORKING_TREE);
    // GitHub needs paths relative to the repository, not to the project.
    let prefix = if args.format == Format::Github { git::prefix(&project.root) } else { String::new() };
    let names_revisions = args.format != Format::Github;
    let reader = StateReader { project, prefix: &prefix, names_revisions };
    let mut states = reader.read(old_name, args.new.as_deref())?;
    let mut memo = Results::read(project).memo;
    for specs in &mut states {
        memo.restore(specs);
    }
    let [old, new] = states;
    let [old, new] = [State { name: old_name, specs: &old }, State { name: new_name, specs: &new }];
    let accepted = compare::read_accepted(args.accept.as_deref())?;
    let Some(changes) = compare::compare(old, new, &project.levels, streams)? else { return Ok(FINDINGS) };
    let shown = match args.format {
        Format::Text => show::text_with(&changes, &accepted),
        Format::Json => show::json(&changes, &accepted),
        Format::Markdown => show::markdown(&changes),
        Format::Github => show::annotations(&changes, &accepted),
    };
    write!(streams.out, "{shown}")?;
    compare::warn_of_stale(args.accept.as_deref(), &accepted, &changes, streams)?;
    check_threshold(args.fail_on, &accepted.without(&changes), streams)
}

/// Fails if changes that are not accepted require the version of `--fail-on`, or a higher one.
fn check_threshold(fail_on: Option<Threshold>, changes: &Changes, streams: &mut Streams<'_>) -> io::Result<u8> {
    let threshold = match fail_on {
        None => return Ok(SUCCESS),
        Some(Threshold::Major) => Bump::Major,
        Some(Threshold::Minor) => Bump::Minor,
        Some(Threshold::Patch) => Bump::Patch,
    };
    if Bump::from(changes.worst()) < threshold {
        return Ok(SUCCESS);
    }
    let failing = changes.0.iter().filter(|change| Bump::from(change.rule.worst()) >= threshold).count();
    writeln!(streams.err, "error: {} for which a {threshold} version or more is due", count(failing, "change"))?;
    Ok(FINDINGS)
}
