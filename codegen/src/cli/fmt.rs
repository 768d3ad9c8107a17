//! `cargo clientloom fmt`: specs in the look that they are written in.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Args;

use super::config::Project;
use super::exit::{FINDINGS, FINE, WRONG_USAGE};
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

/// What became of the files.
#[derive(Default)]
struct Tally {
    formatted: usize,
    unchanged: usize,
    refused: usize,
}

/// Formats specs, or says which are not.
pub(super) fn run(asked: &Fmt, project: &Project, streams: &mut Streams<'_>) -> io::Result<u8> {
    if asked.paths == [Path::new(STDIN)] {
        return pipe(asked.check, streams);
    }
    if asked.paths.iter().any(|path| path == Path::new(STDIN)) {
        writeln!(streams.err, "error: `-` is standard input and excludes other paths")?;
        return Ok(WRONG_USAGE);
    }
    let (sources, places) = read(asked, project)?;
    let specs = fs::canonicalize(project.root.join(&project.specs)).ok();
    let (mut report, mut tally) = (Report::default(), Tally::default());
    for (id, source) in sources.iter() {
        let path = &places[&source.path];
        let below = specs.as_ref().and_then(|specs| files::below(&fs::canonicalize(path).ok()?, specs));
        let modeline = below.map(|below| schema::modeline(&below));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match format(&source.text, schema::record(&name), modeline.as_deref()) {
            Ok(text) if text == source.text => tally.unchanged += 1,
            Ok(text) => {
                tally.formatted += 1;
                if asked.check {
                    write!(streams.out, "{}", files::diff(&source.path, &source.text, &text))?;
                } else {
                    files::rewrite(path, &text)?;
                    writeln!(streams.out, "{}", source.path)?;
                }
            }
            Err(refused) => {
                tally.refused += 1;
                tell(refused, id, source, &mut report, streams)?;
            }
        }
    }
    streams.show(&report, &sources)?;
    conclude(asked.check, &tally, streams)
}

fn conclude(check: bool, tally: &Tally, streams: &mut Streams<'_>) -> io::Result<u8> {
    let refused = if tally.refused > 0 { format!(", {} refused", tally.refused) } else { String::new() };
    if check && tally.formatted > 0 {
        writeln!(streams.err, "error: not formatted: {}; run `cargo clientloom fmt`", count(tally.formatted, "spec"))?;
    } else {
        writeln!(streams.out, "{} formatted, {} unchanged{refused}", count(tally.formatted, "spec"), tally.unchanged)?;
    }
    Ok(if tally.refused > 0 || (check && tally.formatted > 0) { FINDINGS } else { FINE })
}

/// From standard input to standard output; what kind of file it is, its modeline says.
fn pipe(check: bool, streams: &mut Streams<'_>) -> io::Result<u8> {
    let read = io::read_to_string(io::stdin())
        .map_err(|error| io::Error::new(error.kind(), format!("standard input: {error}")))?;
    let source = Source { path: "standard input".to_owned(), text: files::unix_text(&read) };
    let sources = Sources::new("", vec![source.clone()]);
    let record: &'static Record = schema::record_of(&source.text);
    match format(&source.text, record, None) {
        Ok(text) if !check => write!(streams.out, "{}", files::like(&read, &text))?,
        Ok(text) if text == source.text => {}
        Ok(text) => {
            write!(streams.out, "{}", files::diff(&source.path, &source.text, &text))?;
            return Ok(FINDINGS);
        }
        Err(refused) => {
            let mut report = Report::default();
            tell(refused, FileId::default(), &source, &mut report, streams)?;
            streams.show(&report, &sources)?;
            return Ok(FINDINGS);
        }
    }
    Ok(FINE)
}

fn tell(
    refused: FormatError,
    id: FileId,
    source: &Source,
    report: &mut Report,
    streams: &mut Streams<'_>,
) -> io::Result<()> {
    let path = &source.path;
    match refused {
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
                "error: {path}: formatting would change {what}; this is a bug in codegen, and the file stays unchanged"
            )
        }
    }
}

/// The specs that are meant, and where they are.
fn read(asked: &Fmt, project: &Project) -> io::Result<(Sources, BTreeMap<String, PathBuf>)> {
    let (mut files, mut places) = (Vec::new(), BTreeMap::new());
    let mut add = |source: Source, path: PathBuf| {
        if places.insert(source.path.clone(), path).is_none() {
            files.push(source);
        }
    };
    if asked.paths.is_empty() {
        let specs = files::read_specs(&project.root.join(&project.specs), &project.specs)?;
        specs.iter().for_each(|(_, source)| add(source.clone(), project.root.join(&source.path)));
    }
    for path in &asked.paths {
        let shown = path.to_string_lossy();
        if path.is_dir() {
            let specs = files::read_specs(path, shown.trim_end_matches('/'))?;
            specs.iter().for_each(|(_, source)| add(source.clone(), PathBuf::from(&source.path)));
        } else {
            add(Source { path: shown.to_string(), text: files::read_spec(path)? }, path.clone());
        }
    }
    Ok((Sources::new(project.specs.clone(), files), places))
}
