//! Short texts about changes that several formats share.

use crate::change::diff::change::{Change, Changes};
use crate::change::diff::rule::{AUDIENCES, Verdict};

/// Returns the audiences with the strongest verdict, such as `wire, source`.
pub(super) fn concerned(change: &Change) -> String {
    let worst = change.rule.worst();
    let names = AUDIENCES.iter().zip(change.rule.verdicts).filter(|(_, verdict)| *verdict == worst);
    names.map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// Returns the step in one line: `..500 -> ..200`, `+ string`, `- string`.
pub(super) fn step(change: &Change) -> String {
    let [old, new] = change.values.each_ref().map(|value| short(value));
    match (change.old.is_some(), change.new.is_some()) {
        (true, true) => format!("{old} -> {new}"),
        (true, false) => format!("- {old}"),
        _ => format!("+ {new}"),
    }
}

/// Returns the first characters of a value on one line; an empty value is `""`.
pub(super) fn short(value: &str) -> String {
    const MOST: usize = 60;
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return "\"\"".to_owned();
    }
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Groups changes by subject, in the order of the subjects.
pub(super) fn by_subject(changes: &Changes) -> impl Iterator<Item = (&str, &[Change])> {
    let groups = changes.0.chunk_by(|one, next| one.subject == next.subject);
    groups.filter_map(|group| Some((group.first()?.subject.as_str(), group)))
}

/// Returns the number of changes with a verdict.
pub(super) fn counted(changes: &Changes, verdict: Verdict) -> usize {
    changes.0.iter().filter(|change| change.rule.worst() == verdict).count()
}
