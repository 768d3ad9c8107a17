//! The import into a folder of specs: new files, merged files, and the notes of a run.
//!
//! `plan` decides which draft goes where (`target.rs`, `newest.rs`) and makes or merges each file
//! (`take.rs`). It then validates the file (`validate.rs`) and adds scopes and shared types
//! (`scopes.rs`, `above.rs`, `shared.rs`). `compare` only reports how specs differ from their
//! pages. Neither writes a file.

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

/// Plans the files that drafts create or change in a folder with these specs.
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
