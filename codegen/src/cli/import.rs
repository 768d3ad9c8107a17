//! `cargo clientloom import`: drafts of specs from pages, or pages merged into their specs.

use std::io;
use std::path::Path;

use clap::ValueEnum;

use super::exit::{FINDINGS, SUCCESS, WRONG_USAGE};
use super::import_summary::{ImportedPage, Summary};
use super::pages::{read_drafts, read_memory, read_vendors};
use super::streams::Streams;
use crate::diagnostics::Levels;
use crate::import::{ImportOptions, Plan, TextSource, plan};
use crate::naming;
use crate::project::files;

pub(super) const MORE_HELP: &str = "\
A draft contains the facts of its page. `?` marks each place where your own words are
needed, and `unsure` lists each uncertain fact; `cargo clientloom lint` reports both
until they are removed. Scopes that vendor.yaml does not have are added to it, with
`?` as their description.
An existing file stays unchanged. With --update the page is merged into it: the facts
change; your words, names and comments stay, and so do facts that an erratum decides
against the page. A merge that would break a rule for specs is not written.
If several pages of a service declare the same type, the command proposes it for
service.yaml; if they are of several services, for vendor.yaml. With --share it
moves the type there, provided that all of these pages are new.
A file may have several pages. Each of them becomes a draft.
Layouts: Feishu's own JSON (the response of get_detail, a list of them, or an export
of the site), raw pages (md-table, md-dt-table, with Markdown tables or without),
plain pages (front matter), pages with tables in a frame and only an example of the
response, the same decoded as windows-1254 instead of UTF-8, pages that draw nesting
with `└`, `∟` or spaces, pages saved from the site, and tables written by hand, in
Chinese and English; GPTBots' pages as Markdown, and as text copied or extracted
from the site, in seven languages; CTyun's pages as text and as Markdown, and its
portal's own JSON (the response of ctapiDocument/search, or a list of them).
Texts of fields come from `cargo clientloom words`; the other ones are `?`.
Exit codes:
  0    every page was imported
  1    the tool failed: a file could not be read or written
  2    wrong usage
  100  at least one page was refused; the others were imported";

/// The source of the texts of new fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Text {
    /// Texts that `words` has saved, and `?` where there is none
    #[default]
    Known,
    /// The page's own sentences, for specs that are not published
    Page,
    /// No texts
    None,
}

/// The arguments of the command.
pub(super) struct ImportArgs<'a> {
    pub(super) pages: &'a [String],
    pub(super) into: &'a Path,
    /// The displayed folder of the specs.
    pub(super) shown: &'a Path,
    pub(super) vendor: Option<&'a str>,
    pub(super) text: Text,
    pub(super) options: ImportOptions,
    /// The severities of the project.
    pub(super) levels: &'a Levels,
}

/// Drafts or merges every page, writes the specs, and prints the result.
pub(super) fn run(args: &ImportArgs<'_>, streams: &mut Streams<'_>) -> io::Result<u8> {
    if let Some(vendor) = args.vendor.filter(|vendor| naming::module(vendor) != **vendor || !naming::is_name(vendor)) {
        writeln!(streams.err, "error: `{vendor}` cannot be the name of a vendor's folder")?;
        return Ok(WRONG_USAGE);
    }
    let memory = read_memory(args.into)?;
    let source = match args.text {
        Text::Known => TextSource::Known(&memory),
        Text::Page => TextSource::Page,
        Text::None => TextSource::Nothing,
    };
    let drafts = read_drafts(args.pages, args.vendor)?.into_iter();
    let drafts: Vec<_> = drafts.map(|page| (page.name(), page.draft.map(|draft| draft.with_texts(source)))).collect();
    let specs =
        read_vendors(args.into, drafts.iter().filter_map(|(_, draft)| Some(draft.as_ref().ok()?.path.as_str())))?;
    let mut plan = plan(drafts, &specs, args.options);
    if args.text == Text::Known {
        plan.fill(&specs, &memory);
    } else {
        plan.describe_scopes();
    }
    for (path, text) in &plan.files {
        let file = args.into.join(path);
        if specs.contains_key(path) { files::write_whole(&file, text) } else { files::create(&file, text) }?;
    }
    print(&plan, args, streams)
}

fn print(plan: &Plan, args: &ImportArgs<'_>, streams: &mut Streams<'_>) -> io::Result<u8> {
    let (folder, levels) = (args.shown, args.levels);
    for page in &plan.pages {
        match &page.outcome {
            Ok(outcome) => write!(streams.out, "{}", ImportedPage { page: &page.page, outcome, plan, levels, folder })?,
            Err(reason) => writeln!(streams.err, "refused: {}: {reason}", page.page)?,
        }
    }
    for note in &plan.notes {
        writeln!(streams.out, "{note}")?;
    }
    let summary = Summary::of(plan, levels);
    writeln!(streams.out, "{summary}")?;
    Ok(if summary.refused() == 0 { SUCCESS } else { FINDINGS })
}
