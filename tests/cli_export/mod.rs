//! OpenAPI documents: the export of each construct of a page, and rules for every document.

mod command;
mod shape;
mod spelling;

use std::fs;
use std::path::Path;

use clientloom::diagnostics::{Report, render};
use clientloom::export::{Document, export_openapi};
use clientloom::project::read_specs;
use clientloom::yaml;

use crate::support::golden;

/// Returns the documents of a folder of specs without findings.
fn documents(specs: &Path) -> Vec<Document> {
    let sources = read_specs(specs, "specs").expect("specs that can be read");
    let mut report = Report::default();
    let documents = export_openapi(&sources, &mut report);
    assert!(report.errors() == 0, "{}", render::render(&report, &sources, false));
    documents.expect("a report without errors")
}

fn check_case(name: &str) {
    let case = golden::cases("export").join(name);
    let [document] = &*documents(&case.join("specs")) else { panic!("`{name}` needs one vendor") };
    golden::check(&case.join("openapi.yaml"), &document.root.to_yaml());
    shape::check(document);
}

include!(concat!(env!("OUT_DIR"), "/export.rs"));

#[test]
fn documents_of_this_repository_have_valid_references() {
    let documents = documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs"));
    let operations: Vec<usize> = documents.iter().map(shape::check).collect();
    assert_eq!(operations, [140, 1668, 41]);
}

/// YAML and JSON are two spellings of one document.
#[test]
fn yaml_and_json_documents_are_equal() {
    let case = golden::cases("export");
    let all = fs::read_dir(&case).expect("cases").map(|case| case.expect("a case").path().join("specs"));
    for document in all.flat_map(|specs| documents(&specs)) {
        assert_eq!(yaml::parse(&document.root.to_yaml()).expect("YAML"), document.root);
        assert_eq!(yaml::parse(&document.root.to_pretty_json()).expect("JSON"), document.root);
    }
}
