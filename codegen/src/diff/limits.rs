//! Limits of values that are sent: bounds, and rates of calls.

use super::pair::{Log, Pair};
use super::rule::{self, Rule};
use crate::spec::{Bounds, Field, Rates};

/// Compares the bounds of a field that is sent.
pub(super) fn compare(old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    let is_same = old.ty == new.ty;
    for (key, old, new) in
        [("chars", old.chars, new.chars), ("items", old.items, new.items), ("range", old.range, new.range)]
    {
        let at = at.key(key);
        match (old, new) {
            // Another type is bounded in another way, or not at all.
            (None, _) | (_, None) if !is_same => {}
            (None, Some(new)) => log.gain(&rule::LIMIT_STATED, &at, new),
            (Some(old), None) => log.lose(&rule::LIMIT_DROPPED, &at, old),
            (Some(old), Some(new)) if old != new => log.change(rule(old, new), &at, old, new),
            _ => {}
        }
    }
}

/// What became of two ends: one that is tighter counts before one that is new, and that before one that is looser.
fn rule(old: Bounds, new: Bounds) -> &'static Rule {
    // The larger the least, and the smaller the most, the tighter.
    let ends = [(old.min, new.min), (old.max.map(i64::saturating_neg), new.max.map(i64::saturating_neg))];
    if ends.iter().any(|(old, new)| old.zip(*new).is_some_and(|(old, new)| new > old)) {
        &rule::LIMIT_TIGHTENED
    } else if ends.iter().any(|(old, new)| old.is_none() && new.is_some()) {
        &rule::LIMIT_STATED
    } else {
        &rule::LIMIT_LOOSENED
    }
}

pub(super) fn compare_rates(old: Rates, new: Rates, at: &Pair<'_>, log: &mut Log) {
    let rates = [("per_minute", old.per_minute, new.per_minute), ("per_second", old.per_second, new.per_second)];
    for (key, old, new) in rates {
        let at = at.key(key);
        match (old, new) {
            (None, Some(new)) => log.gain(&rule::RATE_STATED, &at, new),
            (Some(old), None) => log.lose(&rule::RATE_DROPPED, &at, old),
            (Some(old), Some(new)) if new < old => log.change(&rule::RATE_LOWERED, &at, old, new),
            (Some(old), Some(new)) if new > old => log.change(&rule::RATE_RAISED, &at, old, new),
            _ => {}
        }
    }
}
