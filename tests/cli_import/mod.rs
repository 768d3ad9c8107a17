//! Pages become drafts: our own cases, and vendor pages that are available locally.
//!
//! A case is a folder with `page.txt` and either `draft.yaml` or `refused.txt`. If the file has
//! several pages, the files of further pages have a number: `draft-2.yaml`. The environment
//! variables `VENDOR_PAGES` and `VENDOR_CORPUS` name folders of vendor pages.

mod case_folders;
mod command;
mod compiled_drafts;
mod constants;
mod ctyun_forms;
mod damaged_pages;
mod facts;
mod folder;
mod folder_pages;
mod generated_drafts;
mod hand_written_specs;
mod mirrors;
mod names;
mod second_reader;
mod sentences;
mod service_facts;
mod sharing;
mod spec_errors;
mod update;
mod vendor_pages;
mod vendor_schemas;
mod webhooks;

use std::fs;

use clientloom::import::import_all;

use crate::support::golden;

fn check_case(name: &str) {
    let case = golden::cases("import").join(name);
    let page = fs::read_to_string(case.join("page.txt")).expect("a page");
    let drafts = import_all(&page, None);
    let has_parts = drafts.len() > 1;
    for (at, page) in drafts.into_iter().enumerate() {
        let number = if at == 0 { String::new() } else { format!("-{}", at + 1) };
        match page.draft {
            Ok(draft) => {
                golden::check(&case.join(format!("draft{number}.yaml")), &draft.text);
                assert_eq!(generated_drafts::errors(&[&draft]), "");
            }
            Err(refusal) => golden::check(&case.join(format!("refused{number}.txt")), &format!("{refusal}\n")),
        }
        assert_eq!(page.part.is_some(), has_parts, "only a page among several has a name");
    }
}

include!(concat!(env!("OUT_DIR"), "/import.rs"));
