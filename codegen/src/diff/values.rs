//! What a page allows of a value that is sent: some values, or a pattern.

use super::pair::{Log, Pair};
use super::rule;
use super::sets::{self, Rules};
use crate::spec::Field;
use crate::yaml::Value;

static VALUES: Rules = Rules {
    added: &rule::VALUE_ADDED,
    removed: &rule::VALUE_REMOVED,
    stated: Some(&rule::VALUES_STATED),
    dropped: Some(&rule::VALUES_DROPPED),
};

pub(super) fn compare(old: &Field, new: &Field, at: &Pair<'_>, log: &mut Log) {
    // Another type has other values, and other patterns.
    if old.ty != new.ty {
        return;
    }
    let [was, is] = [old, new].map(|field| field.values.iter().map(Value::to_json).collect::<Vec<_>>());
    sets::compare(&VALUES, &at.key("values"), &was, &is, log);
    let at = at.key("pattern");
    match (&old.pattern, &new.pattern) {
        (None, Some(new)) => log.gain(&rule::PATTERN_CHANGED, &at, new),
        (Some(old), None) => log.lose(&rule::PATTERN_DROPPED, &at, old),
        (Some(old), Some(new)) if old != new => log.change(&rule::PATTERN_CHANGED, &at, old, new),
        _ => {}
    }
}
