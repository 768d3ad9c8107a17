//! A folder for each rule: `change.yaml` has edits that it speaks of, `beside.yaml` edits that it does not.
//! `before.yaml` changes the base first, where a rule needs something that the base has not. Beside them `pairs` has changes
//! that are easily judged as what they are not.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use codegen::change::diff::{Change, ChangeLocation, Changes, Rule, rule, show};

use super::state::{State, diff, folder};
use crate::golden;

/// The states of a rule's case, and what changes from the first to each of the others.
pub(super) struct Case {
    pub(super) rule: &'static Rule,
    pub(super) before: State,
    pub(super) change: (State, Changes),
    pub(super) beside: (State, Changes),
}

/// Two states that are easily judged as what they are not.
pub(super) struct Alike {
    pub(super) name: String,
    /// Whether the first state is not the base.
    pub(super) is_own: bool,
    pub(super) before: State,
    pub(super) after: State,
    pub(super) changes: Changes,
}

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let base = State::base();
    rule::ALL.iter().map(|rule| read(rule, &base)).collect()
});

/// A case for each rule.
pub(super) fn cases() -> &'static [Case] {
    &CASES
}

static ALIKE: LazyLock<Vec<Alike>> = LazyLock::new(|| {
    let base = State::base();
    let pairs = fs::read_dir(folder().join("pairs")).expect("a folder of pairs");
    let mut pairs: Vec<_> = pairs.map(|pair| pair.expect("a pair").path()).collect();
    pairs.sort();
    let read = |pair: &PathBuf| {
        let first = pair.join("before.yaml");
        let before = base.after(&first);
        let after = before.after(&pair.join("change.yaml"));
        let changes = diff(&before, &after);
        let name = pair.file_name().expect("a name").to_string_lossy().into_owned();
        Alike { name, is_own: first.is_file(), before, after, changes }
    };
    pairs.iter().map(read).collect()
});

/// What looks alike.
pub(super) fn alike() -> &'static [Alike] {
    &ALIKE
}

fn read(rule: &'static Rule, base: &State) -> Case {
    let folder = folder().join(rule.name);
    let before = base.after(&folder.join("before.yaml"));
    let [change, beside] = ["change.yaml", "beside.yaml"].map(|file| {
        assert!(folder.join(file).is_file(), "{} has no {file}", rule.name);
        let after = before.after(&folder.join(file));
        let changes = diff(&before, &after);
        (after, changes)
    });
    Case { rule, before, change, beside }
}

fn falls_under(changes: &Changes, rule: &Rule) -> bool {
    changes.0.iter().any(|change| change.rule.name == rule.name)
}

#[test]
fn every_rule_has_its_case() {
    let entries = fs::read_dir(folder()).expect("the folder of cases can be read");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let names: BTreeSet<String> = names.filter(|name| !["base", "formats", "pairs"].contains(&name.as_str())).collect();
    let rules: BTreeSet<String> = rule::ALL.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(names, rules);
    assert_eq!(rules.len(), rule::ALL.len(), "no two rules have one name");
}

#[test]
fn a_change_falls_under_its_rule_and_what_is_beside_it_does_not() {
    for Case { rule, change: (_, change), beside: (_, beside), .. } in cases() {
        assert!(falls_under(change, rule), "{}:\n{}", rule.name, show::text(change));
        assert!(!falls_under(beside, rule), "{}, beside it:\n{}", rule.name, show::text(beside));
    }
}

#[test]
fn changes_read_as_written() {
    for Case { rule, change: (_, change), beside: (_, beside), .. } in cases() {
        golden::check(&folder().join(rule.name).join("changes.txt"), &show::text(change));
        golden::check(&folder().join(rule.name).join("beside.txt"), &show::text(beside));
    }
}

#[test]
fn what_looks_alike_is_told_apart() {
    for Alike { name, changes, .. } in alike() {
        golden::check(&folder().join("pairs").join(name).join("changes.txt"), &show::text(changes));
    }
}

/// Each side of a change is in a file of that side, on a line that has a key of the address.
#[test]
fn changes_point_at_what_they_are_about() {
    for case in cases() {
        for (after, changes) in [&case.change, &case.beside] {
            for change in &changes.0 {
                assert!(change.old.is_some() || change.new.is_some(), "{} stands nowhere", change.fingerprint());
                for (state, place) in [(&case.before, &change.old), (after, &change.new)] {
                    if let Some(place) = place {
                        check_place(state, change, place);
                    }
                }
            }
        }
    }
}

fn check_place(state: &State, change: &Change, place: &ChangeLocation) {
    let source = state.sources.iter().find(|(_, source)| source.path == place.file);
    let (_, source) = source.unwrap_or_else(|| panic!("{} is no file of its side", place.file));
    let line = source.text.lines().nth(place.line - 1).unwrap_or_else(|| panic!("{place:?} is beyond the file"));
    let mut steps = change.address.split(['.', '[']).filter(|step| !step.ends_with(']'));
    // What is not written out leads to what holds it, and in the end to the file; what has another name now, to the old one.
    let was = change.values[0].as_str();
    let is_there = steps.any(|step| line.contains(step)) || place.line <= 2 || (!was.is_empty() && line.contains(was));
    let is_item = change.address.contains('[') && line.trim_start().starts_with("- ");
    assert!(is_there || is_item, "{} is not at {place:?}: {line}", change.fingerprint());
}
