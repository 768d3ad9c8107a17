//! Changes of the retry safety of calls.

use super::pair::{Log, Pair};
use super::rule;
use super::words::compare_words;
use crate::spec::{METHODS, Operation, Repeat, Shared};

/// Compares the retry safety that operations state. A statement for a method is compared once.
pub(super) fn compare(old: &Operation, new: &Operation, at: &Pair<'_>, log: &mut Log) {
    let is_own = |operation: &Operation| operation.repeat.as_ref().is_some_and(|repeat| !repeat.is_inherited);
    if is_own(old) || is_own(new) {
        compare_one("repeat", [old.repeat.as_ref(), new.repeat.as_ref()], at, log);
    }
}

/// Compares the retry safety by HTTP method that a file above operations states.
pub(super) fn compare_methods(old: &Shared, new: &Shared, at: &Pair<'_>, log: &mut Log) {
    for method in METHODS {
        let sides = [old, new].map(|shared| {
            let stated = shared.repeat.iter().find(|(stated, _)| stated == method);
            stated.map(|(_, repeat)| repeat)
        });
        compare_one(method, sides, &at.key("repeat"), log);
    }
}

fn compare_one(key: &str, sides: [Option<&Repeat>; 2], at: &Pair<'_>, log: &mut Log) {
    match sides.map(|repeat| repeat.is_some_and(|repeat| repeat.safe)) {
        [true, false] => log.change(&rule::REPEAT_FORBIDDEN, &at.key(key), "safe", "not safe"),
        [false, true] => log.change(&rule::REPEAT_ALLOWED, &at.key(key), "not safe", "safe"),
        _ => {}
    }
    let [old, new] = sides.map(|repeat| repeat.map(said).unwrap_or_default());
    compare_words(key, &old, &new, at, log);
}

fn said(Repeat { by_page, why, .. }: &Repeat) -> String {
    format!("{}: {why}", if *by_page { "according to the page" } else { "our judgment" })
}
