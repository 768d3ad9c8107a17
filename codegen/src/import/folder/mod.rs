//! The import into a folder of specs: new files, merged files, and the notes of a run.
//!
//! `plan` decides which draft goes where (`target.rs`, `newest.rs`) and makes or merges each file
//! (`draft_file.rs`). It then validates the file (`validate.rs`, `tokens.rs`) and adds scopes and
//! shared types (`scopes.rs`, `above.rs`, `shared.rs`). `compare` only reports how specs differ
//! from their pages. Neither writes a file.

mod above;
mod compare;
mod constants;
mod draft_file;
mod newest;
mod plan;
mod scopes;
mod shared;
mod target;
mod tokens;
mod validate;

pub use compare::{Compared, compare};
pub use plan::{ImportOptions, Outcome, Plan, Planned, Specs};

use super::draft::Draft;
use draft_file::{Cx, import_draft};

/// Plans the files that drafts create or change in a folder with these specs.
#[must_use]
pub fn plan(drafts: Vec<(String, Result<Draft, String>)>, specs: &Specs, options: ImportOptions) -> Plan {
    let mut cx = Cx { specs: specs.clone(), ..Cx::default() };
    let newest = newest::of_each(&drafts, specs);
    let mut pages = Vec::new();
    for (page, draft) in drafts {
        let outcome = draft.and_then(|draft| match newest.get(&page) {
            Some(newer) => Err(format!("a newer page describes the same call: {newer}, {}", draft.path)),
            None => import_draft(&page, draft, options.update, &mut cx),
        });
        pages.push(Planned { page, outcome });
    }
    let mut notes = scopes::notes(specs, &cx.specs, &cx.scopes);
    let new = cx.page_by_file.keys().filter(|path| !specs.contains_key(*path)).cloned().collect();
    notes.extend(constants::notes(&cx.constants));
    notes.extend(shared::share(&new, options.share, &mut cx.specs));
    let files = cx.specs.into_iter().filter(|(path, text)| specs.get(path) != Some(text)).collect();
    Plan { pages, files, notes }
}
