//! `cargo clientloom import`: pages in, drafts out, and what became of each.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::exit::{FINDINGS, FINE};
use super::streams::{STDIN, Streams, count};
use crate::import::{ImportOptions, Outcome, Plan, Specs, import, plan};
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
service.yaml. With --share it moves the type there, provided that all of these pages
are new.
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

/// What the command line asks for.
pub(super) struct ImportArgs<'a> {
    pub(super) pages: &'a [String],
    pub(super) into: &'a Path,
    /// The folder as it is shown.
    pub(super) shown: &'a Path,
    pub(super) vendor: Option<&'a str>,
    pub(super) wish: ImportOptions,
}

/// Drafts every page and says what became of it.
pub(super) fn run(asked: &ImportArgs<'_>, streams: &mut Streams<'_>) -> io::Result<u8> {
    if let Some(vendor) = asked.vendor.filter(|vendor| naming::snake(vendor) != **vendor || !naming::is_name(vendor)) {
        writeln!(streams.err, "error: `{vendor}` cannot be the name of a vendor's folder")?;
        return Ok(super::exit::WRONG_USAGE);
    }
    let drafts: Vec<_> = read(asked.pages)?
        .into_iter()
        .map(|(shown, text)| (shown, text.and_then(|text| import(&text, asked.vendor))))
        .collect();
    let vendors = drafts.iter().filter_map(|(_, draft)| draft.as_ref().ok()?.path.split('/').next());
    let mut specs = Specs::new();
    for vendor in vendors.collect::<BTreeSet<_>>() {
        read_vendor(asked.into, vendor, &mut specs)?;
    }
    let plan = plan(drafts, &specs, asked.wish);
    for (path, text) in &plan.files {
        let file = asked.into.join(path);
        if specs.contains_key(path) { files::write_whole(&file, text) } else { files::create(&file, text) }?;
    }
    say(&plan, asked.shown, streams)
}

fn say(plan: &Plan, shown: &Path, streams: &mut Streams<'_>) -> io::Result<u8> {
    let (mut created, mut changed, mut same, mut open) = (0, 0, 0, 0);
    let mut refused: BTreeMap<&str, usize> = BTreeMap::new();
    for page in &plan.pages {
        match &page.outcome {
            Ok(Outcome { path, is_new, lines, open: left, .. }) => {
                open += left;
                let is_written = plan.files.contains_key(path);
                *match (is_new, is_written) {
                    (true, _) => &mut created,
                    (false, true) => &mut changed,
                    (false, false) => &mut same,
                } += 1;
                let state = if *is_new {
                    ""
                } else if is_written {
                    ", changed"
                } else {
                    ", unchanged"
                };
                let path = shown.join(path);
                writeln!(
                    streams.out,
                    "{}\n  from {}{state}, {} open",
                    path.display(),
                    page.page,
                    count(*left, "point")
                )?;
                for line in lines {
                    writeln!(streams.out, "  {line}")?;
                }
            }
            Err(reason) => {
                *refused.entry(kind(reason)).or_default() += 1;
                writeln!(streams.err, "refused: {}: {reason}", page.page)?;
            }
        }
    }
    for note in &plan.notes {
        writeln!(streams.out, "{note}")?;
    }
    let total: usize = refused.values().sum();
    if total > 1 {
        for (reason, number) in refused.iter().filter(|(_, number)| **number > 1) {
            writeln!(streams.out, "{number} refused: {reason}")?;
        }
    }
    let mut counts = vec![format!("{created} imported")];
    if changed + same > 0 {
        counts.extend([format!("{changed} updated"), format!("{same} unchanged")]);
    }
    counts.extend([format!("{total} refused"), format!("{} open", count(open, "point"))]);
    writeln!(streams.out, "{}: {}", count(plan.pages.len(), "page"), counts.join(", "))?;
    Ok(if total == 0 { FINE } else { FINDINGS })
}

/// What pages that are refused for like reasons share: the reason without its particulars.
fn kind(reason: &str) -> &str {
    reason.split_once(": ").map_or(reason, |(kind, _)| kind)
}

/// Reads the specs that a vendor has.
fn read_vendor(into: &Path, vendor: &str, specs: &mut Specs) -> io::Result<()> {
    let folder = into.join(vendor);
    if folder.is_dir() {
        let sources = files::read_specs(&folder, vendor)?;
        specs.extend(sources.iter().map(|(_, source)| (source.path.clone(), source.text.clone())));
    }
    Ok(())
}

/// A page as it is shown, with its text or why it could not be read.
type Read = (String, Result<String, String>);

fn read(pages: &[String]) -> io::Result<Vec<Read>> {
    let mut read = Vec::new();
    for page in pages {
        if page == STDIN {
            read.push((
                "standard input".to_owned(),
                io::read_to_string(io::stdin()).map_err(|error| error.to_string()),
            ));
            continue;
        }
        for (path, text) in files::read_pages(Path::new(page))? {
            read.push((path.display().to_string(), text.map_err(|error| error.to_string())));
        }
    }
    Ok(read)
}
