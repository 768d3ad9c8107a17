//! `cargo clientloom import`: drafts of specs from pages, or pages merged into their specs.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::exit::{FINDINGS, SUCCESS, WRONG_USAGE};
use super::import_summary::{ImportedPage, Summary};
use super::streams::{STDIN, Streams};
use crate::diagnostics::Levels;
use crate::import::{ImportOptions, Plan, Specs, import, plan};
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
Layouts: Feishu's raw pages (md-table, md-dt-table), plain pages (front matter),
pages with tables in a frame and only an example of the response, the same decoded
as windows-1254 instead of UTF-8, and pages that draw nesting with `└`;
GPTBots' pages as Markdown and as text copied from the site, in English, Chinese
and French; CTyun's pages as text, with objects in separate tables.
Exit codes:
  0    every page was imported
  1    the tool failed: a file could not be read or written
  2    wrong usage
  100  at least one page was refused; the others were imported";

/// The arguments of the command.
pub(super) struct ImportArgs<'a> {
    pub(super) pages: &'a [String],
    pub(super) into: &'a Path,
    /// The displayed folder of the specs.
    pub(super) shown: &'a Path,
    pub(super) vendor: Option<&'a str>,
    pub(super) options: ImportOptions,
    /// The severities of the project.
    pub(super) levels: &'a Levels,
}

/// A page with its displayed name, and its text or the error of reading it.
struct Page {
    name: String,
    text: Result<String, String>,
}

/// Drafts or merges every page, writes the specs, and prints the result.
pub(super) fn run(args: &ImportArgs<'_>, streams: &mut Streams<'_>) -> io::Result<u8> {
    if let Some(vendor) = args.vendor.filter(|vendor| naming::module(vendor) != **vendor || !naming::is_name(vendor)) {
        writeln!(streams.err, "error: `{vendor}` cannot be the name of a vendor's folder")?;
        return Ok(WRONG_USAGE);
    }
    let draft = |page: Page| (page.name, page.text.and_then(|text| import(&text, args.vendor)));
    let drafts: Vec<_> = read_pages(args.pages)?.into_iter().map(draft).collect();
    let vendors = drafts.iter().filter_map(|(_, draft)| draft.as_ref().ok()?.path.split('/').next());
    let mut specs = Specs::new();
    for vendor in vendors.collect::<BTreeSet<_>>() {
        read_vendor(args.into, vendor, &mut specs)?;
    }
    let plan = plan(drafts, &specs, args.options);
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

/// Adds the existing specs of a vendor.
fn read_vendor(into: &Path, vendor: &str, specs: &mut Specs) -> io::Result<()> {
    let folder = into.join(vendor);
    if folder.is_dir() {
        let sources = files::read_specs(&folder, vendor)?;
        specs.extend(sources.iter().map(|(_, source)| (source.path.clone(), source.text.clone())));
    }
    Ok(())
}

/// Reads the pages that the arguments name, in folders too.
fn read_pages(arguments: &[String]) -> io::Result<Vec<Page>> {
    let page = |name: String, text: io::Result<String>| Page { name, text: text.map_err(|error| error.to_string()) };
    let mut pages = Vec::new();
    for argument in arguments {
        if argument == STDIN {
            pages.push(page("standard input".to_owned(), io::read_to_string(io::stdin())));
            continue;
        }
        let files = files::read_pages(Path::new(argument))?;
        pages.extend(files.into_iter().map(|(path, text)| page(path.display().to_string(), text)));
    }
    Ok(pages)
}
