//! Changes in the order of constructor parameters.

use super::pair::{Log, Pair};
use super::rule;
use super::sets::Match;
use crate::spec::Field;

/// Compares the order of the parameters that constructors take before and after.
pub(super) fn compare(pairs: &[Match<'_, Field>], at: &Pair<'_>, section: fn(&Field) -> &'static str, log: &mut Log) {
    let is_taken = |field: &Field| field.required && field.is_given();
    let kept = pairs.iter().filter_map(|(old, new)| old.zip(*new));
    let mut kept: Vec<_> = kept.filter(|((_, before), (_, after))| is_taken(before) && is_taken(after)).collect();
    if kept.is_sorted_by_key(|(_, (number, _))| *number) {
        return;
    }
    let before = kept.clone();
    kept.sort_by_key(|(_, (number, _))| *number);
    let was: Vec<&str> = before.iter().map(|((_, field), _)| field.name.as_str()).collect();
    let is: Vec<&str> = kept.iter().map(|(_, (_, field))| field.name.as_str()).collect();
    // The first parameter in the position of another one.
    let moved = before.iter().zip(&kept).find(|(old, new)| old.0.0 != new.0.0);
    if let Some((_, ((_, before), (_, after)))) = moved {
        let sections = Pair { old: at.old.key(section(before)), new: at.new.key(section(after)) };
        let at = Pair { old: sections.old.key(&before.name), new: sections.new.key(&after.name) };
        log.change(&rule::FIELDS_REORDERED, &at, was.join(", "), is.join(", "));
    }
}
