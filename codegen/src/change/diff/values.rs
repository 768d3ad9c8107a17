//! Changes of the values that a page lists or allows, and of patterns.

use super::pair::{Log, Pair};
use super::rule;
use super::sets::{self, Rules};
use super::words;
use crate::spec::Field;
use crate::yaml::Value;

static VALUES: Rules = Rules {
    added: &rule::VALUE_ADDED,
    removed: &rule::VALUE_REMOVED,
    stated: Some(&rule::VALUES_STATED),
    dropped: Some(&rule::VALUES_DROPPED),
};

pub(super) fn compare(old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    // Another type has other values and other patterns.
    if old.ty != new.ty {
        return;
    }
    let [was, is] = [old, new].map(listed);
    sets::compare(&VALUES, &at.key("values"), &was, &is, log);
    let at = at.key("pattern");
    match (&old.pattern, &new.pattern) {
        (None, Some(new)) => log.gain(&rule::PATTERN_CHANGED, &at, new),
        (Some(old), None) => log.lose(&rule::PATTERN_DROPPED, &at, old),
        (Some(old), Some(new)) if old != new => log.change(&rule::PATTERN_CHANGED, &at, old, new),
        _ => {}
    }
}

/// Compares the values of a received field; changes of values that are only received are otherwise
/// changes of words.
pub(super) fn compare_received(old: &Field, new: &Field, alone: bool, at: &Pair<'_>, log: &mut Log) {
    let [was, is] = [old, new].map(listed);
    let is_wider = is.is_empty() || is.iter().any(|value| !was.contains(value));
    if old.ty != new.ty || was.is_empty() || !is_wider {
        if alone {
            words::compare_values(old, new, at, log);
        }
        return;
    }
    let at = at.key("values");
    if is.is_empty() {
        return log.lose(&rule::REPLY_VALUE_ADDED, &at, was.join(", "));
    }
    for (number, value) in is.iter().enumerate().filter(|(_, value)| !was.contains(value)) {
        log.gain(&rule::REPLY_VALUE_ADDED, &at.index(0, number), value);
    }
}

fn listed(field: &Field) -> Vec<String> {
    field.values.iter().map(Value::to_json).collect()
}
