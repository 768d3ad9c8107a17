//! Drafts into a folder of specs: new files, files that a page is merged into, and what they all need.

mod above;
mod compare;
mod newest;
mod plan;
mod scopes;
mod shared;
mod take;
mod target;
mod validate;

pub use compare::{Compared, compare};
pub use plan::{ImportOptions, Outcome, Plan, Planned, Specs};

use super::draft::Draft;
use take::{Cx, take};

/// Plans what drafts do to a folder that has these specs.
#[must_use]
pub fn plan(drafts: Vec<(String, Result<Draft, String>)>, specs: &Specs, wish: ImportOptions) -> Plan {
    let mut cx = Cx { now: specs.clone(), ..Cx::default() };
    let newest = newest::of_each(&drafts, specs);
    let mut pages = Vec::new();
    for (page, draft) in drafts {
        let outcome = draft.and_then(|draft| match newest.get(&page) {
            Some(newer) => Err(format!("a newer page describes the same call: {newer}, {}", draft.path)),
            None => take(&page, draft, wish.update, &mut cx),
        });
        pages.push(Planned { page, outcome });
    }
    let mut notes = scopes::said(specs, &cx.now, &cx.scopes);
    let new = cx.taken.keys().filter(|path| !specs.contains_key(*path)).cloned().collect();
    notes.extend(shared::share(&new, wish.share, &mut cx.now));
    let files = cx.now.into_iter().filter(|(path, text)| specs.get(path) != Some(text)).collect();
    Plan { pages, files, notes }
}
