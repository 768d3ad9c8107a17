//! The import into a folder of specs: new files, merged files, and the notes of a run.
//!
//! `plan` decides which draft goes where (`calls.rs`, `pages.rs`, `rank.rs`, `names.rs`) and makes
//! or merges each file (`draft_file.rs`). It then validates the file (`validate.rs`, `tokens.rs`)
//! and adds scopes and shared types (`scopes.rs`, `above.rs`, `declared.rs`, `shared.rs`).
//! `compare` only reports how specs differ from their pages. Neither writes a file.

mod above;
mod calls;
mod compare;
mod constants;
mod declared;
mod draft_file;
mod draft_types;
mod names;
mod pages;
mod plan;
mod rank;
mod scopes;
mod service;
mod shapes;
mod shared;
mod subscriptions;
mod target;
mod texts;
mod tokens;
mod validate;

pub use compare::{Compared, compare};
pub use plan::{ImportOptions, Outcome, Plan, Planned, Specs};
pub use texts::Transcribed;

use super::draft::Draft;
use super::write::write;
use draft_file::{Cx, import_draft};

/// Plans the files that drafts create or change in a folder with these specs.
#[must_use]
pub fn plan(drafts: Vec<(String, Result<Draft, String>)>, specs: &Specs, options: ImportOptions) -> Plan {
    let mut cx = Cx::new(specs);
    let targets = pages::targets(&drafts, specs);
    let mut pages = Vec::new();
    for ((page, draft), target) in drafts.into_iter().zip(targets) {
        let outcome = draft
            .and_then(|draft| target.and_then(|target| import_draft(&page, draft, target, options.update, &mut cx)));
        pages.push(Planned { page, outcome });
    }
    let Cx { specs: mut files, mut new, mut written, above, scopes, mut constants, .. } = cx;
    subscriptions::remove_unknown(&mut new, &mut written, &files);
    for (vendor, scopes) in &scopes {
        scopes::add(vendor, scopes, &mut files);
    }
    let mut notes = scopes::notes(specs, &files, &scopes);
    notes.extend(constants.draft_services(&mut files));
    notes.extend(constants.notes());
    let sharing = shared::share(&mut new, options.share, &above, &mut files);
    notes.extend(sharing.notes);
    written.retain(|path, _| !sharing.changed.contains(path));
    files.extend(new.into_iter().map(|(path, root)| {
        let text = written.remove(&path).unwrap_or_else(|| write(&root, &path));
        (path, text)
    }));
    files.retain(|path, text| specs.get(path) != Some(text));
    Plan { pages, files, notes }
}
