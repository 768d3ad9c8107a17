//! Pages become drafts: cases that we wrote ourselves, and whatever real pages somebody has at hand.
//!
//! A case is a folder with `page.txt` and the exact `draft.yaml`, or with `refused.txt`. Whoever has pages of vendors points
//! `VENDOR_PAGES` at a folder of them.

mod broken;
mod compiled;
mod facts;
mod generate;
mod oracle;
mod real;
mod rows;
mod seeds;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use codegen::import::import;

use crate::golden;

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
                assert_eq!(generate::errors(&[&draft]), "", "{}", case.display());
            }
            Err(refusal) => golden::check(&case.join("refused.txt"), &format!("{refusal}\n")),
        }
    }
}
