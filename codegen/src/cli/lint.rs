//! `cargo clientloom lint`: the findings of all specs, for people and for tools.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::config::Project;
use super::exit::{FINDINGS, SUCCESS, WRONG_USAGE};
use super::git;
use super::open_points::OpenPoints;
use super::pages::{DraftedPage, read_drafts, read_memory};
use super::results::Results;
use super::streams::{Streams, count};
use crate::diagnostics::{FileId, Report, Source, Sources, Target, render};
use crate::format::keys::{EVENT, OPERATION, Record};
use crate::format::schema;
use crate::import::{Compared, Memory, compare};

#[derive(Clone, Debug, Args)]
pub(super) struct Lint {
    /// Specs, or folders of specs, whose findings are shown [default: all specs]
    #[arg(value_name = "FILE", conflicts_with = "sources")]
    files: Vec<PathBuf>,
    /// Format of the findings; formats other than text go to standard output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Folder of pages; specs that are older than their page, or that differ from it, become
    /// findings too
    #[arg(long, value_name = "FOLDER")]
    sources: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations for GitHub workflows
    Github,
}

/// Prints the findings of all specs.
pub(super) fn run(
    args: &Lint,
    project: &Project,
    mut sources: Sources,
    report: &mut Report,
    streams: &mut Streams<'_>,
) -> io::Result<u8> {
    let Some(shown) = Shown::of(&args.files, project, &sources, streams)? else { return Ok(WRONG_USAGE) };
    let mut memo = Results::read(project).memo;
    memo.parse(&mut sources);
    let spec = crate::spec::read_with(&sources, &mut memo, report);
    let sources = &sources;
    // Specs with errors cannot be compared with pages.
    let pages = args.sources.as_ref().filter(|_| spec.is_ok());
    let compared = pages
        .map(|folder| compare_with_pages(folder, &read_memory(&project.root.join(&project.specs))?, sources, report))
        .transpose()?;
    shown.filter(report);
    let format = match args.format {
        Format::Text => {
            streams.show_with(report, sources, &mut memo)?;
            if let Some(summary) = compared {
                writeln!(streams.out, "{summary}")?;
            }
            let open = OpenPoints::of_findings(report.findings());
            if open.number() > 0 {
                writeln!(streams.out, "{open}")?;
            }
            return streams.conclude(report, &shown.pages(sources));
        }
        Format::Json => render::Format::Json,
        Format::Sarif => render::Format::Sarif,
        Format::Github => render::Format::Github,
    };
    // Tools that show findings in a repository need its paths, not the project's.
    let prefix = if format == render::Format::Json { String::new() } else { git::prefix(&project.root) };
    write!(streams.out, "{}", render::write(format, report, &sources.clone().below(&prefix)))?;
    if let Some(summary) = compared {
        writeln!(streams.err, "{summary}")?;
    }
    Ok(if report.errors() > 0 { FINDINGS } else { SUCCESS })
}

/// The specs whose findings are shown; `None` means all.
struct Shown(Option<BTreeSet<FileId>>);

impl Shown {
    /// Finds the specs of the arguments. Prints an error and returns `None` for an argument without
    /// a spec.
    fn of(
        files: &[PathBuf],
        project: &Project,
        sources: &Sources,
        streams: &mut Streams<'_>,
    ) -> io::Result<Option<Self>> {
        let mut shown = BTreeSet::new();
        for file in files {
            let path = project.spec_path(file);
            let is_below = |source: &Source| {
                let rest = path.as_ref().and_then(|path| source.path.strip_prefix(path.as_str()));
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            let found: Vec<FileId> =
                sources.iter().filter(|(_, source)| is_below(source)).map(|(file, _)| file).collect();
            if found.is_empty() {
                let (file, specs) = (file.display(), &project.specs);
                writeln!(streams.err, "error: {file} is not a spec or a folder of specs below {specs}")?;
                return Ok(None);
            }
            shown.extend(found);
        }
        Ok(Some(Self((!files.is_empty()).then_some(shown))))
    }

    /// Removes the findings of other specs, and those of the whole folder.
    fn filter(&self, report: &mut Report) {
        if let Some(shown) = &self.0 {
            report.retain(|finding| finding.target != Target::Folder && shown.contains(&finding.file));
        }
    }

    /// Returns the number of operations, and that of events if there are any.
    fn pages(&self, sources: &Sources) -> String {
        let is_shown = |file: FileId| self.0.as_ref().is_none_or(|shown| shown.contains(&file));
        let number = |record: &Record| {
            let is_page = |source: &Source| schema::record_in(&source.path, &source.text).name == record.name;
            sources.iter().filter(|(file, source)| is_shown(*file) && is_page(source)).count()
        };
        let operations = count(number(&OPERATION), "operation");
        match number(&EVENT) {
            0 => operations,
            events => format!("{operations}, {}", count(events, "event")),
        }
    }
}

/// Compares the specs with a folder of pages, and returns the summary in one line.
fn compare_with_pages(folder: &Path, memory: &Memory, sources: &Sources, report: &mut Report) -> io::Result<String> {
    let error = |message: String| io::Error::other(format!("{}: {message}", folder.display()));
    if !folder.is_dir() {
        return Err(error("this folder does not exist; give --sources a folder of pages".to_owned()));
    }
    let drafts = read_drafts(&[folder.display().to_string()], None)?.into_iter();
    let drafts: Vec<_> = drafts.map(|DraftedPage { file, draft, .. }| (file, draft)).collect();
    let pages = drafts.len();
    if drafts.iter().all(|(_, draft)| draft.is_err()) {
        let first = drafts.iter().find_map(|(page, draft)| Some((page, draft.as_ref().err()?)));
        let first = first.map(|(page, reason)| format!("; {page}: {reason}")).unwrap_or_default();
        return Err(error(format!("none of its {} can be read as a page{first}", count(pages, "file"))));
    }
    let Compared { agreeing, differing, newer, without_page, without_spec, unread, stale } =
        compare(drafts, sources, memory, report);
    let operations = agreeing + differing + newer + without_page;
    let stale = if stale == 0 { String::new() } else { format!("; {}", count(stale, "stale text")) };
    Ok(format!(
        "{} and {} in {}: {agreeing} agree, {differing} differ, {newer} newer than the page, \
         {without_page} without a page; {} without a spec, {unread} unreadable{stale}",
        count(operations, "operation"),
        count(pages, "page"),
        folder.display(),
        count(without_spec, "page"),
    ))
}
