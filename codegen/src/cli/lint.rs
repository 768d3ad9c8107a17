//! `cargo clientloom lint`: the findings of all specs, for people and for tools.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::config::Project;
use super::exit::{FINDINGS, SUCCESS};
use super::git;
use super::open_points::OpenPoints;
use super::pages::read_memory;
use super::results::Results;
use super::streams::{Streams, count};
use crate::diagnostics::{Report, Sources, render};
use crate::import::{Compared, Memory, compare, import_all};
use crate::project::files;
use crate::spec::Spec;

#[derive(Clone, Debug, Args)]
pub(super) struct Lint {
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
    let mut memo = Results::read(project).memo;
    memo.parse(&mut sources);
    let spec = crate::spec::read_with(&sources, &mut memo, report);
    let sources = &sources;
    // Specs with errors cannot be compared with pages.
    let pages = args.sources.as_ref().filter(|_| spec.is_ok());
    let compared = pages
        .map(|folder| compare_with_pages(folder, &read_memory(&project.root.join(&project.specs))?, sources, report))
        .transpose()?;
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
            let operations = |spec: Spec| spec.vendors.iter().map(|vendor| vendor.operations.len()).sum();
            return streams.conclude(report, &count(spec.map_or(0, operations), "operation"));
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

/// Compares the specs with a folder of pages, and returns the summary in one line.
fn compare_with_pages(folder: &Path, memory: &Memory, sources: &Sources, report: &mut Report) -> io::Result<String> {
    let error = |message: String| io::Error::other(format!("{}: {message}", folder.display()));
    if !folder.is_dir() {
        return Err(error("this folder does not exist; give --sources a folder of pages".to_owned()));
    }
    let read = files::read_pages(folder)?.into_iter().flat_map(|(path, text)| {
        let drafts = match text {
            Ok(text) => import_all(&text, None).into_iter().map(|page| page.draft).collect(),
            Err(error) => vec![Err(error.to_string())],
        };
        drafts.into_iter().map(move |draft| (path.display().to_string(), draft))
    });
    let drafts: Vec<_> = read.collect();
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
