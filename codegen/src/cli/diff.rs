//! `cargo clientloom diff`: what changed between two states of the specs.

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::compare::{self, State, WORKING_TREE};
use super::config::Project;
use super::exit::{FINDINGS, FINE};
use super::git;
use super::side::Sides;
use super::streams::{Streams, count};
use crate::change::diff::{Bump, Changes, show};

pub(super) const MORE_HELP: &str = "\
OLD and NEW are each one of: a folder of all specs or of one vendor's, a single spec,
a git revision such as v1.2.0, or a folder or spec in a revision such as
v1.2.0:specs. By default the command compares HEAD with the working tree.
A change breaks if a call or a program that worked stops working. It adds if more
becomes possible. It is unclear if the pages do not tell. Each change has a verdict
for the calls of an old client (wire), the responses that an old client reads
(decode), Rust code that uses an old client (source), and readers (docs).
Examples:
  cargo clientloom diff                     what did I change?
  cargo clientloom diff v1.2.0              what changed since v1.2.0?
  cargo clientloom diff --fail-on major     in CI
  cargo clientloom diff v1.2.0 --format markdown";

/// What is compared, and how it is shown.
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
    fail_on: Option<Due>,
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
enum Due {
    Major,
    Minor,
    Patch,
}

pub(super) fn run(asked: &Diff, project: &Project, streams: &mut Streams<'_>) -> io::Result<u8> {
    let names = [asked.old.as_deref().unwrap_or("HEAD"), asked.new.as_deref().unwrap_or(WORKING_TREE)];
    // GitHub goes by the paths of the repository, not by those of the project.
    let below = if asked.format == Format::Github { git::prefix(&project.root) } else { String::new() };
    let [old, new] = Sides { project, below: &below }.read(names[0], asked.new.as_deref())?;
    let [old, new] = [State { name: names[0], specs: &old }, State { name: names[1], specs: &new }];
    let agreed = compare::read_agreed(asked.accept.as_deref())?;
    let Some(changes) = compare::compare(old, new, &project.levels, streams)? else { return Ok(FINDINGS) };
    let shown = match asked.format {
        Format::Text => show::text_with(&changes, &agreed),
        Format::Json => show::json(&changes, &agreed),
        Format::Markdown => show::markdown(&changes),
        Format::Github => show::annotations(&changes, &agreed),
    };
    write!(streams.out, "{shown}")?;
    compare::warn_of_stale(asked.accept.as_deref(), &agreed, &changes, streams)?;
    judge(asked.fail_on, &agreed.without(&changes), streams)
}

/// Whether what was not agreed to stays below the version that is asked for.
fn judge(fail_on: Option<Due>, changes: &Changes, streams: &mut Streams<'_>) -> io::Result<u8> {
    let due = Bump::from(changes.worst());
    let most = match fail_on {
        None => return Ok(FINE),
        Some(Due::Major) => Bump::Major,
        Some(Due::Minor) => Bump::Minor,
        Some(Due::Patch) => Bump::Patch,
    };
    if due < most {
        return Ok(FINE);
    }
    let stand = changes.0.iter().filter(|change| Bump::from(change.rule.worst()) >= most).count();
    writeln!(streams.err, "error: {} for which a {most} version or more is due", count(stand, "change"))?;
    Ok(FINDINGS)
}
