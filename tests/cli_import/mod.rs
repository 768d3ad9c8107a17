//! Pages become drafts: cases that we wrote ourselves, and whatever real pages somebody has at hand.
//!
//! A case is a folder with `page.txt` and the exact `draft.yaml`, or with `refused.txt`. Whoever has pages of vendors points
//! `VENDOR_PAGES` at a folder of them.

mod command;
mod compiled_drafts;
mod damaged_pages;
mod facts;
mod folder;
mod generated_drafts;
mod hand_written_specs;
mod rows;
mod update;
mod vendor_pages;
mod vendor_schemas;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use codegen::import::import;

use crate::support::golden;

#[test]
fn cases_become_their_drafts() {
    let folder = golden::cases("import");
    let cases: BTreeSet<PathBuf> =
        fs::read_dir(&folder).expect("a folder of cases").map(|case| case.expect("a case").path()).collect();
    assert!(!cases.is_empty());
    for case in cases {
        let page =
            fs::read_to_string(case.join("page.txt")).unwrap_or_else(|error| panic!("{}: {error}", case.display()));
        match import(&page, None) {
            Ok(draft) => {
                golden::check(&case.join("draft.yaml"), &draft.text);
                assert_eq!(generated_drafts::errors(&[&draft]), "", "{}", case.display());
            }
            Err(refusal) => golden::check(&case.join("refused.txt"), &format!("{refusal}\n")),
        }
    }
}
