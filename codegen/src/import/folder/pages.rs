//! The pages of one call: one of them counts, and its file has a name of its own.

use std::collections::BTreeMap;

use super::calls::{Call, Calls, call};
use super::names::Names;
use super::plan::Specs;
use super::rank::Rank;
use crate::import::draft::Draft;
use crate::yaml::Value;

/// The file of a page.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) path: String,
    /// Whether the file exists.
    pub(super) is_there: bool,
    /// The reason why the operation has another name than its page gives it.
    pub(super) why: Option<String>,
}

/// The drafts of one call, by their numbers.
struct Pages {
    there: Option<String>,
    drafts: Vec<usize>,
}

/// Returns the file of each draft, or the reason why its page is refused.
pub(super) fn targets(drafts: &[(String, Result<Draft, String>)], specs: &Specs) -> Vec<Result<Target, String>> {
    let mut names = Names::of(specs);
    let mut targets: Vec<Result<Target, String>> =
        drafts.iter().map(|_| Err("the page has no draft".to_owned())).collect();
    let draft = |number: usize| drafts[number].1.as_ref().ok();
    let rank = |(_, draft): &(String, Result<Draft, String>)| draft.as_ref().ok().map(|draft| Rank::of(&draft.root));
    let ranks: Vec<Rank> = drafts.iter().map(|draft| rank(draft).unwrap_or_default()).collect();
    let mut groups: Vec<(usize, Pages)> = Vec::new();
    for group in groups_of(drafts, specs) {
        // Of equal pages the first one counts.
        let newest = group.drafts.iter().copied().rev().max_by_key(|number| &ranks[*number]);
        groups.extend(newest.map(|newest| (newest, group)));
    }
    // The order of the pages decides about no name.
    groups.sort_by_cached_key(|(newest, _)| {
        let http = draft(*newest).map(|draft| call(&draft.path, &draft.text));
        (!ranks[*newest].is_present, http)
    });
    for (newest, Pages { there, drafts: numbers }) in groups {
        let Some(first) = draft(newest) else { continue };
        let (path, why) = if let Some(path) = &there {
            (path.clone(), None)
        } else {
            let stated = |key| first.root.get(key).and_then(Value::as_text).unwrap_or_default();
            let url = first.root.get("source").and_then(|source| source.get("url")?.as_text()).unwrap_or_default();
            let given = match first.noun() {
                "event" => names.give_event(&first.path, url),
                _ => names.give(&first.path, stated("http")),
            };
            (given.path, given.why)
        };
        let (page, noun) = (&drafts[newest].0, first.noun());
        for number in numbers {
            let (own, best) = (&ranks[number], &ranks[newest]);
            targets[number] = match own {
                own if own.is_replaced_by(best) => Err(format!(
                    "the page describes an earlier version, and another page describes the {noun} as it is now: {page}, {path}"
                )),
                own if own < best => Err(format!("a newer page describes the same {noun}: {page}, {path}")),
                _ => Ok(Target { path: path.clone(), is_there: there.is_some(), why: why.clone() }),
            };
        }
    }
    targets
}

/// Groups the drafts of one call: those of one spec, of one method and path, or of one page.
fn groups_of(drafts: &[(String, Result<Draft, String>)], specs: &Specs) -> Vec<Pages> {
    let calls = Calls::of(specs);
    let mut groups: Vec<Pages> = Vec::new();
    let mut by_file: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_call: BTreeMap<Call, usize> = BTreeMap::new();
    let mut by_page: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (number, (_, draft)) in drafts.iter().enumerate() {
        let Ok(draft) = draft else { continue };
        let there = calls.find(draft, specs);
        let call = call(&draft.path, &draft.text);
        let url = draft.root.get("source").and_then(|source| source.get("url"));
        let page = url.map(|url| (draft.path.clone(), url.to_json()));
        let known = match &there {
            Some(path) => by_file.get(path),
            None => call
                .as_ref()
                .and_then(|call| by_call.get(call))
                .or_else(|| page.as_ref().and_then(|page| by_page.get(page))),
        };
        let group = known.copied().unwrap_or(groups.len());
        if group == groups.len() {
            groups.push(Pages { there: there.clone(), drafts: Vec::new() });
        }
        groups[group].drafts.push(number);
        if let Some(path) = there {
            by_file.insert(path, group);
        } else {
            by_call.extend(call.map(|call| (call, group)));
            by_page.extend(page.map(|page| (page, group)));
        }
    }
    groups
}

/// Rejects a page that is older than the page of the spec, or about an earlier version.
pub(super) fn refuse_older(path: &str, spec: &str, draft: &Draft) -> Result<(), String> {
    let (spec, page) = (Rank::of_text(spec), Rank::of(&draft.root));
    if page.is_replaced_by(&spec) {
        return Err(format!(
            "the page describes an earlier version, and the spec comes from a page of the present: {path}"
        ));
    }
    match spec.day.zip(page.day).filter(|_| page.is_present == spec.is_present) {
        Some((spec, page)) if page < spec => {
            let way_out = "to merge it anyway, set `source.updated` back";
            Err(format!("the page is of {page}, but the spec comes from the page of {spec}; {way_out}: {path}"))
        }
        _ => Ok(()),
    }
}
