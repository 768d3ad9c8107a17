//! The reason of each finding, and something similar that has no finding.

use std::collections::BTreeMap;
use std::fs;

use clientloom::diagnostics::{Report, Source, Sources, codes, render};
use serde::Deserialize;
use serde_json::Value;

use super::edit::merge;
use super::row;
use crate::support::golden;

/// Codes about texts or files alone, which specs without a finding show nothing of.
const OF_FILES: [&str; 16] = [
    "unreadable-yaml",
    "duplicate-key",
    "yaml-feature",
    "no-specs",
    "stray-file",
    "unknown-vendor",
    "vendor-name",
    "unknown-key",
    "operation-name",
    "operation-folder",
    "duplicate-type",
    "unsure",
    "older-than-page",
    "other-than-page",
    "older-generator",
    "stale-text",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    code: String,
    /// The consequence if nothing reported it.
    #[serde(rename = "reason")]
    why: String,
    /// Changes of the base into something similar that works.
    beside: Option<Value>,
    /// Further files of the vendor, by their paths without the ending.
    #[serde(default)]
    others: BTreeMap<String, Value>,
}

fn reasons() -> Vec<Reason> {
    let text = fs::read_to_string(golden::cases("reasons.yaml")).expect("the table of reasons");
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("reasons.yaml: {error}"))
}

#[test]
fn every_finding_has_a_reason() {
    let reasons = reasons();
    let stated: Vec<&str> = reasons.iter().map(|reason| reason.code.as_str()).collect();
    let known: Vec<&str> = codes::ALL.iter().map(|code| code.name).collect();
    assert_eq!(stated, known, "reasons.yaml lists the codes in the order of the catalog");
    for reason in &reasons {
        assert!(reason.why.ends_with('.'), "{}: a reason is a sentence", reason.code);
        let has_specs = reason.beside.is_some() || !reason.others.is_empty();
        let of_files = OF_FILES.contains(&reason.code.as_str());
        assert_eq!(has_specs, !of_files, "{}: add specs that the finding does not concern", reason.code);
    }
}

#[test]
fn similar_specs_have_no_finding() {
    for reason in reasons().iter().filter(|reason| !OF_FILES.contains(&reason.code.as_str())) {
        let mut specs = row::base();
        merge(&mut specs, reason.beside.as_ref().unwrap_or(&Value::Null));
        let sources = with_others(&row::sources(&specs), &reason.others);
        let mut report = Report::default();
        clientloom::spec::read(&sources, &mut report).ok();
        assert_eq!(render::render(&report, &sources, false), "", "{}", reason.code);
    }
}

fn with_others(sources: &Sources, others: &BTreeMap<String, Value>) -> Sources {
    let others =
        others.iter().map(|(path, file)| Source { path: format!("specs/depot/{path}.yaml"), text: file.to_string() });
    let files = sources.iter().map(|(_, source)| source.clone()).chain(others);
    let mut files: Vec<Source> = files.collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Sources::new("specs", files)
}
