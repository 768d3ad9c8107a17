//! `cargo codegen diff`: what changed between two states of the specs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::config::Project;
use super::{FINDINGS, FINE, Streams, compare, count, git};
use crate::diff::{Bump, Changes, show};
use crate::output;
use crate::source::{FileId, Source, Sources};

pub(super) const MORE_HELP: &str = "\
OLD and NEW are each a folder of specs, one spec, or a revision of git, such as
v1.2.0 or v1.2.0:specs. Without them HEAD is held against the working tree.

A change breaks if a call or a program that worked does not any more, adds if
something more can be done, and is unclear where the pages cannot say. It concerns
calls of an old client (wire), replies that one reads (decode), Rust code written
against one (source), and readers (docs).

Examples:
  cargo codegen diff                     what did I change?
  cargo codegen diff v1.2.0              what changed since v1.2.0?
  cargo codegen diff --fail-on major     in CI
  cargo codegen diff v1.2.0 --format markdown";

/// What is compared, and how it is shown.
#[derive(Clone, Debug, Args)]
pub(super) struct Diff {
    /// The old state [default: HEAD]
    old: Option<String>,
    /// The new state [default: the working tree]
    new: Option<String>,
    /// How changes are shown
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Answer with exit code 100 if such a version is due, or a greater one, for what was not agreed to
    #[arg(long, value_name = "VERSION")]
    fail_on: Option<Due>,
    /// A file with fingerprints of changes that were agreed to, one a line, as --format json shows them
    #[arg(long, value_name = "FILE")]
    accept: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
    Markdown,
    /// Annotations of GitHub's workflows
    Github,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Due {
    Major,
    Minor,
    Patch,
}

pub(super) fn run(asked: &Diff, project: &Project, streams: &mut Streams<'_>) -> io::Result<u8> {
    let old = asked.old.as_deref().unwrap_or("HEAD");
    let [old, new] = match (read(project, Some(old))?, read(project, asked.new.as_deref())?) {
        (Read::Page(old), Read::Page(new)) => {
            let around = working_tree(project)?;
            [with_page(&around, &old)?, with_page(&around, &new)?]
        }
        (Read::Page(old), Read::Specs(new)) => [with_page(&new, &old)?, new],
        (Read::Specs(old), Read::Page(new)) => [old.clone(), with_page(&old, &new)?],
        (Read::Specs(old), Read::Specs(new)) => [old, new],
    };
    let agreed = compare::read_agreed(asked.accept.as_deref())?;
    let Some(changes) = compare::compare(&old, &new, &project.levels, streams)? else { return Ok(FINDINGS) };
    let shown = match asked.format {
        Format::Text => show::text(&changes),
        Format::Json => show::json(&changes, &agreed),
        Format::Markdown => show::markdown(&changes),
        Format::Github => show::annotations(&changes),
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

/// What an argument leads to.
enum Read {
    Specs(Sources),
    /// One spec, which takes the place of its counterpart on the other side.
    Page(Source),
}

/// The specs as they are now.
pub(super) fn working_tree(project: &Project) -> io::Result<Sources> {
    output::read_specs(&project.root.join(&project.specs), &project.specs)
}

fn read(project: &Project, side: Option<&str>) -> io::Result<Read> {
    let Some(side) = side else { return working_tree(project).map(Read::Specs) };
    let path = Path::new(side);
    if path.is_dir() {
        let specs = path.join(&project.specs);
        let folder = if specs.is_dir() { &specs } else { path };
        return output::read_specs(folder, &folder.display().to_string()).map(Read::Specs);
    }
    if path.is_file() {
        let text =
            fs::read_to_string(path).map_err(|error| io::Error::new(error.kind(), format!("{side}: {error}")))?;
        return Ok(Read::Page(Source { path: side.replace('\\', "/"), text }));
    }
    let (revision, folder) = side.split_once(':').unwrap_or((side, &project.specs));
    git::read_specs(&project.root, revision, folder.trim_end_matches('/')).map(Read::Specs)
}

/// The specs with a page in the place of its counterpart: the one that describes the same operation, or else, and where
/// several vendors have one of that name, the one that stands in the same place.
fn with_page(around: &Sources, page: &Source) -> io::Result<Sources> {
    let name = |text: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix("operation:"));
        line.map(|name| name.trim().trim_matches(['"', '\'']).to_owned())
    };
    let wanted = name(&page.text);
    let is_place = |file: FileId| Path::new(&page.path).ends_with(format!("{}.yaml", around.steps(file).join("/")));
    let same = |(file, source): &(FileId, &Source)| match &wanted {
        Some(wanted) => name(&source.text).as_ref() == Some(wanted),
        None => is_place(*file),
    };
    let mut found: Vec<FileId> = around.iter().filter(same).map(|(file, _)| file).collect();
    if found.len() > 1 {
        found.retain(|file| is_place(*file));
    }
    let [found] = found[..] else {
        return Err(io::Error::other(format!("{}: the other side has no spec in its place; name folders", page.path)));
    };
    let files = around.iter().map(|(file, source)| {
        let text = if file == found { &page.text } else { &source.text };
        Source { path: source.path.clone(), text: text.clone() }
    });
    Ok(Sources::new(around.root.clone(), files.collect()))
}
