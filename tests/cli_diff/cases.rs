//! One folder per rule.
//!
//! - `change.yaml`: edits that the rule covers.
//! - `beside.yaml`: similar edits that the rule does not cover.
//! - `before.yaml`: edits of the base that come first, if the rule needs them.
//!
//! The folder `pairs` has changes that are easily mistaken for others.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::{LazyLock, OnceLock};

use clientloom::change::diff::{Change, ChangeLocation, Changes, Rule, rule, show};

use super::state::{State, diff, folder};
use crate::support::golden;

/// The states of a rule's case, and the changes from the first to each of the others.
pub(super) struct Case {
    pub(super) rule: &'static Rule,
    pub(super) before: State,
    pub(super) change: (State, Changes),
    pub(super) beside: (State, Changes),
}

/// Two states whose change is easily mistaken for another.
pub(super) struct Alike {
    pub(super) name: String,
    /// Whether the first state differs from the base.
    pub(super) is_own: bool,
    pub(super) before: State,
    pub(super) after: State,
    pub(super) changes: Changes,
}

static BASE: LazyLock<State> = LazyLock::new(State::base);

/// The case of each rule, read at its first use: a test of one case reads no others.
static CASES: LazyLock<Vec<OnceLock<Case>>> = LazyLock::new(|| rule::ALL.iter().map(|_| OnceLock::new()).collect());

/// Returns the case of each rule.
pub(super) fn cases() -> impl Iterator<Item = &'static Case> {
    (0..rule::ALL.len()).map(case)
}

/// Returns the case of the rule with this number.
fn case(number: usize) -> &'static Case {
    CASES[number].get_or_init(|| read(rule::ALL[number], &BASE))
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

/// Returns all pairs.
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

/// Checks the changes of a rule's case: the rule covers `change.yaml` and not `beside.yaml`.
pub(super) fn check_rule(name: &str) {
    let number = rule::ALL.iter().position(|rule| rule.name == name);
    let case = case(number.unwrap_or_else(|| panic!("no rule is called `{name}`")));
    let Case { rule, change: (_, change), beside: (_, beside), .. } = case;
    golden::check(&folder().join(name).join("changes.txt"), &show::text(change));
    golden::check(&folder().join(name).join("beside.txt"), &show::text(beside));
    assert!(falls_under(change, rule), "`{name}` does not cover change.yaml:\n{}", show::text(change));
    assert!(!falls_under(beside, rule), "`{name}` covers beside.yaml:\n{}", show::text(beside));
    check_places(case);
}

/// Changes that are easily mistaken for others.
mod pairs {
    use super::{alike, folder, golden, show};

    fn check_case(name: &str) {
        let pair = alike().iter().find(|pair| pair.name == name).expect("a pair of this name");
        golden::check(&folder().join("pairs").join(name).join("changes.txt"), &show::text(&pair.changes));
    }

    include!(concat!(env!("OUT_DIR"), "/diff_pairs.rs"));
}

/// Checks that each side of a change is in a file of that side, on a line that has a key of the
/// address.
fn check_places(case: &Case) {
    for (after, changes) in [&case.change, &case.beside] {
        for change in &changes.0 {
            assert!(change.old.is_some() || change.new.is_some(), "{} has no place", change.fingerprint());
            for (state, place) in [(&case.before, &change.old), (after, &change.new)] {
                if let Some(place) = place {
                    check_place(state, change, place);
                }
            }
        }
    }
}

fn check_place(state: &State, change: &Change, place: &ChangeLocation) {
    let source = state.sources.iter().find(|(_, source)| source.path == place.file);
    let (_, source) = source.unwrap_or_else(|| panic!("{} is not a file of its state", place.file));
    let line = source.text.lines().nth(place.line - 1).unwrap_or_else(|| panic!("{place:?} is beyond the file"));
    let mut steps = change.address.split(['.', '[']).filter(|step| !step.ends_with(']'));
    // An address that is not written out leads to its parent, and finally to the file. A renamed
    // one leads to the old name.
    let was = change.values[0].as_str();
    let is_there = steps.any(|step| line.contains(step)) || place.line <= 2 || (!was.is_empty() && line.contains(was));
    let is_item = change.address.contains('[') && line.trim_start().starts_with("- ");
    assert!(is_there || is_item, "{} is not at {place:?}: {line}", change.fingerprint());
}
