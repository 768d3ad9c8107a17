//! Changes as text for a terminal.

use std::fmt::Write;

use super::groups;
use super::summary::{by_subject, concerned, counted, step};
use crate::change::diff::accepted::Accepted;
use crate::change::diff::bump::Bump;
use crate::change::diff::change::{Change, Changes};
use crate::change::diff::rule::Verdict;

/// Writes one line for each change below its subject, with the reason for which it may break.
///
/// Locations are those of the new state. The old location is added if it differs, or if the item
/// was removed.
#[must_use]
pub fn text(changes: &Changes) -> String {
    text_with(changes, &Accepted::default())
}

/// Writes the same text, with a mark on accepted changes.
#[must_use]
pub fn text_with(changes: &Changes, accepted: &Accepted) -> String {
    let mut out = String::new();
    for (subject, group) in by_subject(changes) {
        writeln!(out, "{subject}").expect("a `String` accepts any text");
        let (words, others): (Vec<&Change>, Vec<&Change>) =
            group.iter().partition(|change| change.rule.worst() == Verdict::Words);
        for item in groups(&others) {
            let (change, address) = (item.first(), item.address());
            let (verdict, audiences) = (change.rule.worst().word(), concerned(change));
            let at = if address.is_empty() { String::new() } else { format!("{address}: ") };
            let mark = if item.all(|change| accepted.holds(change)) { " (accepted)" } else { "" };
            writeln!(out, "  {verdict:<8} {at}{} [{}: {audiences}]{mark}", item.step(), change.rule.name)
                .expect("a `String` accepts any text");
            let why = (change.rule.worst() >= Verdict::Unclear).then_some(change.rule.doc);
            for line in why.map(ToOwned::to_owned).into_iter().chain(locations(change)) {
                writeln!(out, "           {line}").expect("a `String` accepts any text");
            }
        }
        if !words.is_empty() {
            let locations: Vec<&str> = words.iter().map(|change| change.address.as_str()).collect();
            writeln!(out, "  words    {}", locations.join(", ")).expect("a `String` accepts any text");
        }
    }
    writeln!(out, "{}", summary(changes, accepted)).expect("a `String` accepts any text");
    out
}

/// Returns the location of a change, and the old location if it differs.
fn locations(change: &Change) -> Option<String> {
    let [old, new] = [&change.old, &change.new].map(Option::as_ref);
    let (location, was) = match (old, new) {
        (Some(old), Some(new)) if is_same_file(&old.file, &new.file) && old.line == new.line => (new, String::new()),
        (Some(old), Some(new)) if is_same_file(&old.file, &new.file) => (new, format!(" (was {})", old.line)),
        (Some(old), Some(new)) => (new, format!(" (was {}:{})", old.file, old.line)),
        (old, new) => (new.or(old)?, String::new()),
    };
    Some(format!("{}:{}{was}", location.file, location.line))
}

/// Whether two displayed paths are one file. The path in a revision begins with the revision.
fn is_same_file(old: &str, new: &str) -> bool {
    let [old, new] = [old, new].map(|path| path.split_once(':').map_or(path, |(_, file)| file));
    old == new
}

/// Returns one line for each change with the strongest verdict.
#[must_use]
pub fn worst(changes: &Changes) -> Vec<String> {
    let worst = changes.worst();
    let of_worst = changes.0.iter().filter(|change| change.rule.worst() == worst);
    let line = |change: &Change| {
        let Change { subject, address, rule, .. } = change;
        let at = if address.is_empty() { String::new() } else { format!(" {address}") };
        format!("{subject}{at}: {} [{}]", step(change), rule.name)
    };
    of_worst.map(line).collect()
}

/// Returns the summary: `2 breaking, 1 unclear: a major version is due`.
fn summary(changes: &Changes, accepted: &Accepted) -> String {
    if changes.0.is_empty() {
        return counts(changes);
    }
    let [due, open] = [changes.worst(), accepted.without(changes).worst()].map(Bump::from);
    let version = |bump, none: &str| if bump == Bump::None { none.to_owned() } else { format!("a {bump}") };
    let all = format!("{}: {} version is due", counts(changes), version(due, "no new"));
    if open == due { all } else { format!("{all}; without the accepted changes, {} one", version(open, "no new")) }
}

/// Returns the counts, `2 breaking, 1 unclear, 3 additional, 4 in wording`.
#[must_use]
pub fn counts(changes: &Changes) -> String {
    let kinds = [
        (Verdict::Breaks, "breaking"),
        (Verdict::Unclear, "unclear"),
        (Verdict::Adds, "additional"),
        (Verdict::Words, "in wording"),
        (Verdict::Nothing, "without effect"),
    ];
    let counts = kinds.into_iter().map(|(verdict, name)| (counted(changes, verdict), name));
    let counts: Vec<String> =
        counts.filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")).collect();
    if counts.is_empty() { "nothing changed".to_owned() } else { counts.join(", ") }
}
