//! The day of a page: only the newest copy counts, and no page is merged into a newer spec.

use std::collections::BTreeMap;

use super::plan::Specs;
use super::target;
use crate::import::date::day_of;
use crate::import::draft::Draft;
use crate::yaml;

/// Returns the outdated pages, each with the newer page that replaces it.
///
/// Of pages of the same day the first one counts.
pub(super) fn of_each(drafts: &[(String, Result<Draft, String>)], specs: &Specs) -> BTreeMap<String, String> {
    let mut copies: BTreeMap<String, Vec<(Option<String>, &String)>> = BTreeMap::new();
    for (page, draft) in drafts {
        let Ok(draft) = draft else { continue };
        let path = target::find(draft, specs).unwrap_or_else(|| draft.path.clone());
        copies.entry(path).or_default().push((day(&draft.text), page));
    }
    let mut older = BTreeMap::new();
    for copies in copies.into_values().filter(|copies| copies.len() > 1) {
        let Some((newest, page)) = copies.iter().rev().max_by_key(|(day, _)| day) else { continue };
        let behind = copies.iter().filter(|(day, _)| day < newest);
        older.extend(behind.map(|(_, copy)| ((*copy).clone(), (*page).clone())));
    }
    older
}

/// Rejects a page that is older than the page of the spec.
pub(super) fn refuse_older(path: &str, spec: &str, draft: &Draft) -> Result<(), String> {
    match day(spec).zip(day(&draft.text)) {
        Some((spec, page)) if page < spec => {
            let way_out = "to merge it anyway, set `source.updated` back";
            Err(format!("the page is of {page}, but the spec comes from the page of {spec}; {way_out}: {path}"))
        }
        _ => Ok(()),
    }
}

/// Returns the day of the page that a file comes from.
pub(super) fn day(text: &str) -> Option<String> {
    day_of(&yaml::parse(text).ok()?).map(ToOwned::to_owned)
}
