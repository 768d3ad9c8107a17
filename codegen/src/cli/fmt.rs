//! `cargo clientloom fmt`: specs in their standard layout.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Args;

use super::config::Project;
use super::exit::{FINDINGS, SUCCESS, WRONG_USAGE};
use super::streams::{STDIN, Streams, count};
use crate::diagnostics::{FileId, Report, Source, Sources};
use crate::format::fmt::{FormatError, format};
use crate::format::keys::Record;
use crate::format::schema;
use crate::project::files;

pub(super) const MORE_HELP: &str = "\
The command puts keys into the order of the reference in specs/REFERENCE.md, with
unknown keys last. The vendor's names keep the page's order, and values keep their
style. A comment moves with the key that follows it or shares its line. Comments at
the beginning of a file stay there. The command removes spaces at the ends of lines,
and all but one of several blank lines. It adds the first line, by which editors find
the schema, and corrects it after a file has moved.
A file that is not valid YAML is reported and stays unchanged; the others are
formatted. With `-` the command reads a spec from standard input and writes it to
standard output.
Exit codes:
  0    every file is formatted now
  1    the tool failed: a file could not be read or written
  2    wrong usage
  100  files that are not formatted, with --check; files that cannot be formatted";

#[derive(Clone, Debug, Args)]
pub(super) struct Fmt {
    /// Write nothing; show the changes as a diff
    #[arg(long)]
    check: bool,
    /// Specs and folders of specs; `-` alone is standard input [default: all specs]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// The numbers of files by their result.
#[derive(Default)]
struct Counts {
    formatted: usize,
    unchanged: usize,
    refused: usize,
}

/// A spec as it is displayed, with its path on the disk.
struct SpecFile {
    source: Source,
    path: PathBuf,
}

/// Formats the specs; with `--check`, prints the changes instead.
pub(super) fn run(args: &Fmt, project: &Project, streams: &mut Streams<'_>) -> io::Result<u8> {
    if args.paths == [Path::new(STDIN)] {
        return pipe(args.check, streams);
    }
    if args.paths.iter().any(|path| path == Path::new(STDIN)) {
        writeln!(streams.err, "error: `-` is standard input and excludes other paths")?;
        return Ok(WRONG_USAGE);
    }
    let specs = read(args, project)?;
    let sources = Sources::new(project.specs.clone(), specs.iter().map(|spec| spec.source.clone()).collect());
    let root = fs::canonicalize(project.root.join(&project.specs)).ok();
    let (mut report, mut counts) = (Report::default(), Counts::default());
    for (spec, (id, source)) in specs.iter().zip(sources.iter()) {
        match format_spec(spec, root.as_deref()) {
            Ok(text) if text == source.text => counts.unchanged += 1,
            Ok(text) => {
                counts.formatted += 1;
                if args.check {
                    write!(streams.out, "{}", files::diff(&source.path, &source.text, &text))?;
                } else {
                    files::rewrite(&spec.path, &text)?;
                    writeln!(streams.out, "{}", source.path)?;
                }
            }
            Err(error) => {
                counts.refused += 1;
                report_error(error, id, source, &mut report, streams)?;
            }
        }
    }
    streams.show(&report, &sources)?;
    conclude(args.check, &counts, streams)
}

/// Returns the formatted text; `root` is the project's folder of specs.
fn format_spec(SpecFile { source, path }: &SpecFile, root: Option<&Path>) -> Result<String, FormatError> {
    let below = root.and_then(|root| files::below(&fs::canonicalize(path).ok()?, root));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let record = schema::record_in(&name, &source.text);
    let modeline = below.map(|below| schema::modeline_of(&below, record));
    format(&source.text, record, modeline.as_deref())
}

fn conclude(check: bool, counts: &Counts, streams: &mut Streams<'_>) -> io::Result<u8> {
    let Counts { formatted, unchanged, refused } = *counts;
    if check && formatted > 0 {
        writeln!(streams.err, "error: not formatted: {}; run `cargo clientloom fmt`", count(formatted, "spec"))?;
    } else {
        let refused = if refused > 0 { format!(", {refused} refused") } else { String::new() };
        writeln!(streams.out, "{} formatted, {unchanged} unchanged{refused}", count(formatted, "spec"))?;
    }
    Ok(if refused > 0 || (check && formatted > 0) { FINDINGS } else { SUCCESS })
}

/// Formats standard input to standard output; the modeline tells the kind of the file.
fn pipe(check: bool, streams: &mut Streams<'_>) -> io::Result<u8> {
    let read = io::read_to_string(io::stdin())
        .map_err(|error| io::Error::new(error.kind(), format!("standard input: {error}")))?;
    let source = Source { path: "standard input".to_owned(), text: files::unix_text(&read) };
    let sources = Sources::new("", vec![source.clone()]);
    let record: &'static Record = schema::record_of(&source.text);
    match format(&source.text, record, None) {
        Ok(text) if !check => write!(streams.out, "{}", files::in_style_of(&read, &text))?,
        Ok(text) if text == source.text => {}
        Ok(text) => {
            write!(streams.out, "{}", files::diff(&source.path, &source.text, &text))?;
            return Ok(FINDINGS);
        }
        Err(error) => {
            let mut report = Report::default();
            report_error(error, FileId::default(), &source, &mut report, streams)?;
            streams.show(&report, &sources)?;
            return Ok(FINDINGS);
        }
    }
    Ok(SUCCESS)
}

/// Adds syntax errors to the report, and prints other errors.
fn report_error(
    error: FormatError,
    id: FileId,
    source: &Source,
    report: &mut Report,
    streams: &mut Streams<'_>,
) -> io::Result<()> {
    let path = &source.path;
    match error {
        FormatError::Unreadable(errors) => {
            for error in errors {
                report.add_syntax_error(id, error);
            }
            Ok(())
        }
        FormatError::Unsupported(bytes) => {
            let line = source.text[..bytes.start.min(source.text.len())].matches('\n').count() + 1;
            writeln!(
                streams.err,
                "error: {path}:{line}: keys in this style cannot be reordered: write each as `key: value`"
            )
        }
        FormatError::Altered(what) => {
            writeln!(
                streams.err,
                "error: {path}: formatting would change {what}; this is a bug in clientloom, and the file stays unchanged"
            )
        }
    }
}

/// Reads the specs that the arguments name, each one once.
fn read(args: &Fmt, project: &Project) -> io::Result<Vec<SpecFile>> {
    let mut files: Vec<SpecFile> = Vec::new();
    let mut known = BTreeSet::new();
    let mut add = |source: Source, path: PathBuf| {
        if known.insert(source.path.clone()) {
            files.push(SpecFile { source, path });
        }
    };
    if args.paths.is_empty() {
        let specs = files::read_specs(&project.root.join(&project.specs), &project.specs)?;
        specs.iter().for_each(|(_, source)| add(source.clone(), project.root.join(&source.path)));
    }
    for path in &args.paths {
        let shown = path.to_string_lossy();
        if path.is_dir() {
            let specs = files::read_specs(path, shown.trim_end_matches('/'))?;
            specs.iter().for_each(|(_, source)| add(source.clone(), PathBuf::from(&source.path)));
        } else {
            add(Source { path: shown.to_string(), text: files::read_spec(path)? }, path.clone());
        }
    }
    // Sorted like `Sources`, so that both can be read side by side.
    files.sort_by(|one, other| one.source.path.cmp(&other.source.path));
    Ok(files)
}
