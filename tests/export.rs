//! Documents for other tools: what each construct of a page becomes, and what holds for all of them.

mod shape;
mod spelling;

use std::fs;
use std::path::Path;

use codegen::diagnostics::{Report, render};
use codegen::export::{Document, export_openapi};
use codegen::project::read_specs;
use codegen::yaml;

use crate::golden;

/// The documents of a folder of specs, which has no findings.
fn documents(specs: &Path) -> Vec<Document> {
    let sources = read_specs(specs, "specs").expect("specs that can be read");
    let mut report = Report::default();
    let documents = export_openapi(&sources, &mut report);
    assert!(report.errors() == 0, "{}", render::render(&report, &sources, false));
    documents.expect("a report without errors")
}

#[test]
fn every_construct_becomes_what_it_should() {
    for case in fs::read_dir(golden::cases("export")).expect("cases") {
        let case = case.expect("a case").path();
        let [document] = &*documents(&case.join("specs")) else { panic!("{} has one vendor", case.display()) };
        golden::check(&case.join("openapi.yaml"), &document.root.to_yaml());
        shape::check(document);
    }
}

#[test]
fn the_pages_become_documents_of_the_right_shape() {
    let documents = documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs"));
    let operations: Vec<usize> = documents.iter().map(shape::check).collect();
    assert_eq!(operations, [18, 14, 6]);
}

/// YAML and JSON are two spellings of one document.
#[test]
fn both_spellings_are_read_alike() {
    let case = golden::cases("export");
    let all = fs::read_dir(&case).expect("cases").map(|case| case.expect("a case").path().join("specs"));
    for document in all.flat_map(|specs| documents(&specs)) {
        assert_eq!(yaml::parse(&document.root.to_yaml()).expect("YAML"), document.root);
        assert_eq!(yaml::parse(&document.root.to_pretty_json()).expect("JSON"), document.root);
    }
}
