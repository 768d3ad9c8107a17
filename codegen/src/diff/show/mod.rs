//! Changes in formats for people and tools.

mod annotations;
mod call;
mod gathered;
mod json;
mod markdown;
mod remedy;
mod text;

pub use annotations::annotations;
pub use json::json;
pub use markdown::markdown;
pub use remedy::remedy;
pub use text::{counts, text, text_with, worst};

use gathered::gathered;

use super::rule::Verdict;
use super::{Change, Changes};

/// Returns the audiences with the strongest verdict, such as `wire, source`.
fn concerned(change: &Change) -> String {
    let worst = change.rule.worst();
    let names = super::AUDIENCES.iter().zip(change.rule.verdicts).filter(|(_, verdict)| *verdict == worst);
    names.map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// Returns the step in one line: `..500 -> ..200`, `+ string`, `- string`.
fn step(change: &Change) -> String {
    let [old, new] = change.values.each_ref().map(|value| short(value));
    match (change.old.is_some(), change.new.is_some()) {
        (true, true) => format!("{old} -> {new}"),
        (true, false) => format!("- {old}"),
        _ => format!("+ {new}"),
    }
}

/// Returns the first characters of a value on one line; an empty value is `""`.
fn short(value: &str) -> String {
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
fn by_subject(changes: &Changes) -> impl Iterator<Item = (&str, &[Change])> {
    let groups = changes.0.chunk_by(|one, next| one.subject == next.subject);
    groups.filter_map(|group| Some((group.first()?.subject.as_str(), group)))
}

/// Returns the number of changes with a verdict.
fn counted(changes: &Changes, verdict: Verdict) -> usize {
    changes.0.iter().filter(|change| change.rule.worst() == verdict).count()
}
