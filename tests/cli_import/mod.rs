//! Pages become drafts: our own cases, and vendor pages that are available locally.
//!
//! A case is a folder with `page.txt` and either `draft.yaml` or `refused.txt`. The environment
//! variable `VENDOR_PAGES` names a folder of vendor pages.

mod command;
mod compiled_drafts;
mod constants;
mod damaged_pages;
mod facts;
mod folder;
mod generated_drafts;
mod hand_written_specs;
mod rows;
mod update;
mod vendor_pages;
mod vendor_schemas;

use std::fs;

use clientloom::import::import;

use crate::support::golden;

fn check_case(name: &str) {
    let case = golden::cases("import").join(name);
    let page = fs::read_to_string(case.join("page.txt")).expect("a page");
    match import(&page, None) {
        Ok(draft) => {
            golden::check(&case.join("draft.yaml"), &draft.text);
            assert_eq!(generated_drafts::errors(&[&draft]), "");
        }
        Err(refusal) => golden::check(&case.join("refused.txt"), &format!("{refusal}\n")),
    }
}

include!(concat!(env!("OUT_DIR"), "/import.rs"));
