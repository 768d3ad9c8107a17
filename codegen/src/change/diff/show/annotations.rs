//! Changes as annotations for GitHub, which shows them next to the changed lines.

use super::summary::step;
use crate::change::diff::accepted::Accepted;
use crate::change::diff::change::{Change, Changes};
use crate::change::diff::rule::Verdict;
use crate::diagnostics::annotation;

/// Writes one workflow command for each change; changes of words are left out, accepted changes are
/// notices.
#[must_use]
pub fn annotations(changes: &Changes, accepted: &Accepted) -> String {
    changes.0.iter().filter_map(|change| line(change, accepted.holds(change))).collect()
}

fn line(change: &Change, is_accepted: bool) -> Option<String> {
    let level = match change.rule.worst() {
        Verdict::Breaks | Verdict::Unclear if is_accepted => "notice",
        Verdict::Breaks => "error",
        Verdict::Unclear => "warning",
        Verdict::Adds => "notice",
        Verdict::Words | Verdict::Nothing => return None,
    };
    let location = change.new.as_ref().or(change.old.as_ref())?;
    let at = if change.address.is_empty() { String::new() } else { format!("{}: ", change.address) };
    let message = format!("{} {at}{}", change.rule.doc, step(change));
    Some(annotation(level, &location.file, location.line, change.rule.name, &message))
}
