//! Changes of bounds on sent values.

use super::pair::{Log, Pair};
use super::rule::{self, Rule};
use super::words;
use crate::spec::{Bounds, Field, FieldLocation, Ty};

/// Compares the bounds of a field that is sent.
pub(super) fn compare(old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    let is_same = old.ty == new.ty;
    let is_text = has_required_text(old) && has_required_text(new);
    if is_same && is_text && old.allows_empty() != new.allows_empty() {
        let is_other = |old: Option<Bounds>, new: Option<Bounds>| begins_at_zero(old) != begins_at_zero(new);
        let old = if is_other(old.chars, new.chars) {
            compare_empty([old.chars, new.chars], &at.key("chars"), log);
            Field { chars: new.chars, ..old.clone() }
        } else {
            compare_empty([old.bytes, new.bytes], &at.key("bytes"), log);
            Field { bytes: new.bytes, ..old.clone() }
        };
        return compare(&old, new, at, log);
    }
    for ((key, old, _), (_, new, _)) in old.bounds().into_iter().zip(new.bounds()) {
        // A text or list cannot be shorter than nothing.
        let [was, is] = [old, new].map(|bounds| bounds.and_then(|bounds| restricting(bounds, key != "range")));
        let location = at.key(key);
        match (was, is) {
            // Bounds of another type cannot be compared.
            (None, _) | (_, None) if !is_same => {}
            (None, Some(new)) => log.gain(&rule::LIMIT_STATED, &location, new),
            (Some(old), None) => log.lose(&rule::LIMIT_DROPPED, &location, old),
            (Some(old), Some(new)) if old != new => log.change(rule(old, new), &location, old, new),
            _ => words::compare_words(key, &words::bounds(old), &words::bounds(new), at, log),
        }
    }
}

/// Whether clients refuse an empty text of the field unless its bounds allow one.
fn has_required_text(field: &Field) -> bool {
    let is_free = field.values.is_empty() && !field.json_text;
    field.required && field.location != FieldLocation::Path && is_free && *field.ty.item() == Ty::String
}

fn begins_at_zero(bounds: Option<Bounds>) -> bool {
    bounds.is_some_and(|bounds| bounds.min == Some(0))
}

/// Compares bounds of which one side allows an empty text; the other needs a character at least.
fn compare_empty([old, new]: [Option<Bounds>; 2], location: &Pair<'_>, log: &mut Log) {
    let [was, is] = [old, new].map(|bounds| {
        let bounds = bounds.unwrap_or_default();
        Bounds { min: bounds.min.or(Some(1)).filter(|min| *min > 0), ..bounds }
    });
    match (old, new) {
        (Some(old), Some(new)) => log.change(rule(was, is), location, old, new),
        (None, Some(new)) => log.gain(rule(was, is), location, new),
        (Some(old), None) => log.lose(rule(was, is), location, old),
        (None, None) => {}
    }
}

/// Returns the bounds that restrict something; a minimum length of 0 does not.
fn restricting(bounds: Bounds, is_length: bool) -> Option<Bounds> {
    let min = bounds.min.filter(|min| !is_length || *min > 0);
    (min.is_some() || bounds.max.is_some()).then_some(Bounds { min, ..bounds })
}

/// Returns the rule for two bounds: a tighter end decides before a new one, and a new one before a
/// looser one.
fn rule(old: Bounds, new: Bounds) -> &'static Rule {
    // A larger minimum or a smaller maximum is tighter.
    let ends = [(old.min, new.min), (old.max.map(i64::saturating_neg), new.max.map(i64::saturating_neg))];
    if ends.iter().any(|(old, new)| old.zip(*new).is_some_and(|(old, new)| new > old)) {
        &rule::LIMIT_TIGHTENED
    } else if ends.iter().any(|(old, new)| old.is_none() && new.is_some()) {
        &rule::LIMIT_STATED
    } else {
        &rule::LIMIT_LOOSENED
    }
}
