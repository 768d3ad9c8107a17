//! Drafts of vendor pages, compiled together in one crate per vendor.

use std::collections::BTreeSet;

use clientloom::import::Draft;

use super::generated_drafts::generate;
use super::vendor_pages::pages;
use crate::support::scratch::ScratchCrate;

#[test]
fn drafts_of_vendor_pages_compile() {
    let drafts = distinct();
    if drafts.is_empty() {
        return;
    }
    let generated = generate(&drafts).unwrap_or_else(|findings| panic!("{findings}"));
    let made = ScratchCrate::new(
        "drafts",
        "features = [\"eop\", \"events\", \"streams\", \"users\"]",
        "[lints.rust]\nwarnings = \"deny\"\n",
    );
    made.put("src/lib.rs", "//! Drafts.\n\n/// Generated.\npub mod generated;\n");
    for output in &generated.client {
        made.put(&format!("src/{}", output.path), &output.text);
    }
    let said = made.cargo(&["check", "--quiet"]);
    println!("{} drafts, {} files", drafts.len(), generated.client.len());
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
}

/// Returns one draft per call. Drafts of raw pages come first, because their names are best.
fn distinct() -> Vec<&'static Draft> {
    let mut drafts: Vec<&Draft> = Vec::new();
    let (raw, other): (Vec<_>, Vec<_>) = pages().iter().partition(|page| page.path.to_string_lossy().contains("/raw/"));
    let mut calls = BTreeSet::new();
    for draft in raw.into_iter().chain(other).filter_map(|page| page.draft.as_ref().ok()) {
        let vendor = draft.path.split('/').next().unwrap_or_default();
        let call = draft.text.lines().find(|line| line.starts_with("http: ")).expect("a call");
        // Names of parameters do not distinguish calls.
        let call: Vec<&str> = call.split('/').map(|step| if step.starts_with('{') { "{}" } else { step }).collect();
        if calls.insert(format!("{vendor} {}", call.join("/"))) && calls.insert(draft.path.clone()) {
            drafts.push(draft);
        }
    }
    drafts
}
