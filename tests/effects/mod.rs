//! The effect of each key, shown by a pair of specs that differ in this key alone.
//!
//! The rows of `cases/effects` name the keys: each key of each kind of file needs a row. A row has
//! the value of its key and the effect that the pair shows. `cases/effects.txt` lists the evidence.

mod edit;
mod evidence;
mod program;
mod reasons;
mod row;
mod surface;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use evidence::Evidence;
use row::Effect;

use crate::support::golden;

/// Keys that consist of words for readers. For them alone, documentation is an effect.
const WORDS: &[&str] = &[
    "auth.doc",
    "error.meaning",
    "error.message",
    "error.repeat.by",
    "error.remedy",
    "erratum.at",
    "erratum.fact",
    "erratum.page",
    "events.content.basis",
    "events.content.doc",
    "example.name",
    "field.basis",
    "field.doc",
    "field.example",
    "means.basis",
    "operation.errata",
    "operation.notes",
    "operation.source",
    "operation.summary",
    // Callers set the field: the client takes the server's default.
    "pages.size",
    "repeat.by",
    "repeat.why",
    "service.yaml.doc",
    "service.yaml.errata",
    "service.yaml.sources",
    "service.yaml.title",
    "source.id",
    "source.language",
    "source.title",
    "source.updated",
    "source.url",
    "type.doc",
    "variable.doc",
    "vendor.yaml.doc",
    "vendor.yaml.errata",
    "vendor.yaml.sources",
    "vendor.yaml.title",
];

#[test]
fn every_key_has_a_row() {
    let rows = row::read_all();
    let known: BTreeSet<String> = table::all().into_iter().map(|key| key.address).collect();
    let shown: BTreeSet<String> = rows.iter().map(|row| row.key.address.clone()).collect();
    let missing: Vec<&String> = known.difference(&shown).collect();
    assert!(missing.is_empty(), "add a row to cases/effects for each of these keys:\n{missing:#?}");
}

#[test]
fn words_are_the_effect_of_words_alone() {
    for row in row::read_all().iter().filter(|row| row.effect == Effect::Words) {
        let name = row.key.name.as_str();
        assert!(WORDS.contains(&name), "{}: `{name}` states a fact, so its documentation is no effect", row.title());
    }
}

#[test]
fn every_key_has_its_effect() {
    let rows = row::read_all();
    let outcomes = program::run(&rows);
    let mut lines = BTreeMap::new();
    let mut problems = Vec::new();
    for (row, outcomes) in rows.iter().zip(&outcomes) {
        match evidence::of(row, outcomes.as_ref()) {
            Ok(Evidence(text)) => {
                let line = format!("{}: {}: {text}\n", row.title(), row.effect.name());
                assert!(lines.insert(row.title(), line).is_none(), "{} has two rows", row.title());
            }
            Err(problem) => problems.push(format!("{} ({}): {problem}", row.title(), row.file)),
        }
    }
    assert!(problems.is_empty(), "{} of {} rows:\n{}", problems.len(), rows.len(), problems.join("\n"));
    golden::check(&golden::cases("effects.txt"), &lines.into_values().collect::<String>());
}
