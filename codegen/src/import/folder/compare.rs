//! The comparison of specs with a folder of pages: outdated specs and contradicted ones.

use std::collections::BTreeMap;

use super::calls::Calls;
use super::draft_file::{Cx, update_file};
use super::plan::{Outcome, Specs};
use super::rank::Rank;
use super::texts::fill;
use crate::diagnostics::{At, FileId, Report, Sources, codes};
use crate::import::draft::Draft;
use crate::import::wording::Memory;

/// The number of facts that a finding names. It only counts the others.
const LISTED: usize = 3;

/// The numbers of specs and pages by result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Specs that agree with their pages.
    pub agreeing: usize,
    /// Specs with a finding.
    pub differing: usize,
    /// Specs that are newer than all their pages. They are not compared.
    pub newer: usize,
    /// Specs of operations that no page describes.
    pub without_page: usize,
    /// Pages of calls that no spec describes.
    pub without_spec: usize,
    /// Texts that were written for another sentence of the page.
    pub stale: usize,
    /// Pages that cannot be read or describe no call.
    pub unread: usize,
}

/// A copy of a spec's page: its displayed name, its draft and its rank.
struct Copy {
    page: String,
    draft: Draft,
    rank: Rank,
}

/// The day of a spec and the day of its newest page.
#[derive(Clone, Copy)]
struct Days<'a> {
    spec: Option<&'a str>,
    page: Option<&'a str>,
}

/// Compares specs without errors with the drafts of pages.
///
/// If several pages describe one call, the newest one counts.
pub fn compare(
    drafts: Vec<(String, Result<Draft, String>)>,
    sources: &Sources,
    memory: &Memory,
    report: &mut Report,
) -> Compared {
    let files: BTreeMap<String, FileId> =
        sources.iter().map(|(file, _)| (format!("{}.yaml", sources.steps(file).join("/")), file)).collect();
    let text = |file: &FileId| sources.get(*file).text.clone();
    let specs: Specs = files.iter().map(|(path, file)| (path.clone(), text(file))).collect();
    let (cx, calls) = (Cx::new(&specs), Calls::of(&specs));
    let mut compared = Compared::default();
    let mut copies: BTreeMap<String, Vec<Copy>> = BTreeMap::new();
    for (page, draft) in drafts {
        let Ok(draft) = draft else {
            compared.unread += 1;
            continue;
        };
        match calls.find(&draft, &cx.specs) {
            Some(path) => copies.entry(path).or_default().push(Copy { page, rank: Rank::of(&draft.root), draft }),
            None => compared.without_spec += 1,
        }
    }
    let ranks: BTreeMap<String, Rank> =
        copies.keys().map(|path| (path.clone(), Rank::of_text(&cx.specs[path]))).collect();
    for (path, copies) in &mut copies {
        // A page about an earlier version counts only if no other page describes the call.
        let others: Vec<Rank> = copies.iter().map(|copy| copy.rank.clone()).chain([ranks[path].clone()]).collect();
        copies.retain(|copy| !others.iter().any(|other| copy.rank.is_replaced_by(other)));
    }
    copies.retain(|_, copies| !copies.is_empty());
    let is_bare = |path: &&String| is_operation(path) && !copies.contains_key(*path);
    compared.without_page = cx.specs.keys().filter(is_bare).count();
    for (path, copies) in &copies {
        compared.stale += report_stale(path, copies, &cx, memory, files[path], report);
        let page = copies.iter().map(|copy| copy.rank.day.as_deref()).max().flatten();
        let days = Days { spec: ranks[path].day.as_deref(), page };
        let number = if days.is_spec_newer() {
            &mut compared.newer
        } else if find(path, copies, days, &cx, files[path], report) {
            &mut compared.differing
        } else {
            &mut compared.agreeing
        };
        *number += 1;
    }
    compared
}

/// Reports the texts that were written for another sentence, and returns their number.
///
/// A text counts if it is stale for all pages of the newest day.
fn report_stale(path: &str, copies: &[Copy], cx: &Cx, memory: &Memory, file: FileId, report: &mut Report) -> usize {
    let newest = copies.iter().map(|copy| copy.rank.day.as_deref()).max().flatten();
    let of_day = copies.iter().filter(|copy| copy.rank.day.as_deref() == newest);
    let stale = of_day.map(|copy| fill(path, &cx.specs[path], &copy.draft.sentences, &cx.above, memory).stale);
    let stale = stale.min_by_key(Vec::len).unwrap_or_default();
    if let Some(first) = stale.first() {
        let more = match stale.len() - 1 {
            0 => String::new(),
            more => format!(", and so are {more} others"),
        };
        let message = format!("`{first}` was written for another sentence of the page{more}");
        report.add(&codes::STALE_TEXT, &At::file(file).key("source"), message).on_key();
    }
    stale.len()
}

impl Days<'_> {
    fn is_page_newer(self) -> bool {
        self.spec.zip(self.page).is_some_and(|(spec, page)| page > spec)
    }

    fn is_spec_newer(self) -> bool {
        self.spec.zip(self.page).is_some_and(|(spec, page)| page < spec)
    }
}

/// Reports the differences between a spec and its newest page, and returns whether there are any.
fn find(path: &str, copies: &[Copy], days: Days<'_>, cx: &Cx, file: FileId, report: &mut Report) -> bool {
    // If pages in several languages have the same day, the page with the fewest differences counts.
    let same_day = copies.iter().filter(|copy| copy.rank.day.as_deref() == days.page);
    let merged = same_day.map(|copy| (copy, update_file(path, &copy.draft, cx).map(|(_, outcome)| outcome)));
    let differing =
        |outcome: &Result<Outcome, String>| outcome.as_ref().map_or(usize::MAX, |outcome| outcome.facts.len());
    let Some((copy, outcome)) = merged.min_by_key(|(_, outcome)| differing(outcome)) else { return false };
    let root = At::file(file);
    let source = root.key("source");
    let difference = match &outcome {
        Ok(outcome) => facts(&outcome.facts, days.is_page_newer()),
        Err(reason) => {
            let left = format!("{path} was not changed: ");
            Some(format!("cannot be merged: {}", reason.strip_prefix(&left).unwrap_or(reason)))
        }
    };
    let finding = match difference {
        difference if days.is_page_newer() => {
            let [spec, page] = [days.spec, days.page].map(Option::unwrap_or_default);
            let difference = difference.unwrap_or_else(|| "says the same".to_owned());
            let message = format!("the spec is of {spec}, but its page is of {page} and {difference}");
            report.add(&codes::OLDER_THAN_PAGE, &source.key("updated"), message)
        }
        Some(difference) => report.add(&codes::OTHER_THAN_PAGE, &source, format!("its page {difference}")).on_key(),
        None => return false,
    };
    let update = format!("`cargo clientloom import --update {}`", copy.page);
    finding.help(if outcome.is_err() {
        format!("change the spec by hand until {update} accepts the page, or explain under `errata` what it gets wrong")
    } else if days.is_page_newer() {
        format!("run {update}, review the changes, then run `cargo clientloom`")
    } else {
        format!("run {update} and review the changes, or explain under `errata` what the page gets wrong")
    });
    true
}

/// Returns the number of different facts and the first of them, or `None` if there are none.
fn facts(lines: &[String], is_newer: bool) -> Option<String> {
    // The message already gives the new day. Other facts about the page itself matter least.
    let is_known = |line: &&String| is_newer && line.starts_with("source.updated:");
    let mut facts: Vec<&str> = lines.iter().filter(|line| !is_known(line)).map(String::as_str).collect();
    facts.sort_by_key(|line| line.starts_with("source."));
    let number = match facts.len() {
        0 => return None,
        1 => "1 fact".to_owned(),
        number => format!("{number} facts"),
    };
    let rest = if facts.len() > LISTED { "; …" } else { "" };
    facts.truncate(LISTED);
    Some(format!("differs in {number}: {}{rest}", facts.join("; ")))
}

fn is_operation(path: &str) -> bool {
    !path.ends_with("/vendor.yaml") && !path.ends_with("/service.yaml")
}
