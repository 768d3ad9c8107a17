//! Changes as Markdown, for the section of a changelog.

use std::collections::BTreeMap;

use super::call::{call, service};
use super::groups;
use super::remedy::remedy;
use super::summary::by_subject;
use crate::change::diff::change::{Change, Changes};
use crate::change::diff::rule::{self, Rule, Verdict};

const PARTS: [(Verdict, &str); 4] = [
    (Verdict::Breaks, "Breaking"),
    (Verdict::Unclear, "May break"),
    (Verdict::Adds, "Added"),
    (Verdict::Words, "Documentation"),
];

/// The maximum number of calls that a line names; breaking changes name all.
const NAMED: usize = 12;

/// Writes the notes: breaking changes with their remedies first, then additions, then words.
///
/// - Operations that were added or removed take one line for each service.
/// - An equal change of several operations takes one line.
/// - Changes of words list only their subjects.
#[must_use]
pub fn markdown(changes: &Changes) -> String {
    let mut parts = Vec::new();
    for (verdict, title) in PARTS {
        let of_part = changes.0.iter().filter(|change| change.rule.worst() == verdict).cloned().collect();
        let lines = if verdict == Verdict::Words { subjects(&Changes(of_part)) } else { notes(&Changes(of_part)) };
        if !lines.is_empty() {
            parts.push(format!("### {title}\n\n- {}\n", lines.join("\n- ")));
        }
    }
    parts.join("\n")
}

/// Returns the subjects of changed words, one line for each service.
fn subjects(changes: &Changes) -> Vec<String> {
    let subjects = by_subject(changes).map(|(subject, _)| subject);
    let line = |(service, calls): (String, Vec<String>)| {
        if calls == [service.as_str()] { code(&service) } else { listed(&service, &calls, NAMED) }
    };
    by_service(subjects).map(line).collect()
}

fn notes(changes: &Changes) -> Vec<String> {
    let of_rule = |rule: &'static Rule| {
        let of_rule = changes.0.iter().filter(move |change| change.rule.name == rule.name);
        by_service(of_rule.map(|change| change.subject.as_str()))
    };
    let gone = of_rule(&rule::OPERATION_REMOVED)
        .map(|(service, calls)| format!("Removed from {}", listed(&service, &calls, usize::MAX)));
    let new =
        of_rule(&rule::OPERATION_ADDED).map(|(service, calls)| format!("New in {}", listed(&service, &calls, NAMED)));
    gone.chain(of_facts(changes)).chain(new).collect()
}

/// Returns the calls of each service.
fn by_service<'a>(subjects: impl Iterator<Item = &'a str>) -> impl Iterator<Item = (String, Vec<String>)> {
    let mut services: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for subject in subjects {
        services.entry(service(subject)).or_default().push(call(subject));
    }
    services.into_iter()
}

/// Returns a service and its calls, or their number if they are too many.
///
/// Of calls in the same folder only the first one is named in full.
fn listed(service: &str, calls: &[String], most: usize) -> String {
    if calls.len() > most {
        return format!("{}: {} calls", code(service), calls.len());
    }
    let mut shown = Vec::new();
    let mut before = "";
    for call in calls {
        let (folder, method) = call.rsplit_once('.').unwrap_or(("", call));
        let below = call.strip_prefix(service).unwrap_or(call).trim_start_matches('.');
        shown.push(match below {
            "" => "as a whole".to_owned(),
            _ if folder == before => code(&format!(".{method}")),
            below => code(below),
        });
        before = folder;
    }
    format!("{}: {}", code(service), shown.join(", "))
}

/// Returns the changes of operations, grouped by rule.
fn of_facts(changes: &Changes) -> Vec<String> {
    let mut rules: Vec<(&Rule, Facts)> = Vec::new();
    for (subject, group) in by_subject(changes) {
        let group: Vec<&Change> = group.iter().filter(|change| !is_whole(change)).collect();
        for item in groups(&group) {
            let at = rules.iter().position(|(rule, _)| rule.name == item.rule().name).unwrap_or_else(|| {
                rules.push((item.rule(), Facts::default()));
                rules.len() - 1
            });
            rules[at].1.push(item.list(), item.step(), call(subject));
        }
    }
    rules.iter().map(|(rule, facts)| of_rule(rule, facts)).collect()
}

fn is_whole(change: &Change) -> bool {
    [&rule::OPERATION_ADDED, &rule::OPERATION_REMOVED].iter().any(|rule| rule.name == change.rule.name)
}

/// The locations and steps of a rule, with the calls that they affect, in the order of the changes.
#[derive(Default)]
struct Facts {
    facts: Vec<Fact>,
    known: BTreeMap<(String, String), usize>,
}

/// A step at a location, with the calls that it affects.
struct Fact {
    address: String,
    step: String,
    calls: Vec<String>,
}

impl Facts {
    fn push(&mut self, address: &str, step: String, call: String) {
        let at = *self.known.entry((address.to_owned(), step.clone())).or_insert(self.facts.len());
        match self.facts.get_mut(at) {
            Some(fact) => fact.calls.push(call),
            None => self.facts.push(Fact { address: address.to_owned(), step, calls: vec![call] }),
        }
    }
}

/// Writes a rule: `` `body.ids` of `acme.v1().close`: … (`..9 -> ..5`). … ``
///
/// If there are several locations, the text comes first and the locations follow as a list.
fn of_rule(rule: &Rule, Facts { facts, .. }: &Facts) -> String {
    let remedy = remedy(rule).map(|remedy| format!(" {remedy}")).unwrap_or_default();
    // All calls that break are named.
    let most = if rule.worst() == Verdict::Breaks { usize::MAX } else { 3 };
    let location = |address: &str, calls: &[String]| {
        let mut named: String = calls.iter().take(most).map(|call| code(call)).collect::<Vec<_>>().join(", ");
        if calls.len() > most {
            named = format!("{named} and {} more", calls.len() - most);
        }
        if address.is_empty() { named } else { format!("{} of {named}", code(address)) }
    };
    if let [Fact { address, step, calls }] = facts.as_slice() {
        let doc = rule.doc.trim_end_matches('.');
        return format!("{}: {doc} ({}).{remedy}", location(address, calls), code(step));
    }
    let line = |Fact { address, step, calls }: &Fact| format!("\n  - {} ({})", location(address, calls), code(step));
    let locations = facts.iter().map(line);
    format!("{}{remedy}{}", rule.doc, locations.collect::<String>())
}

/// Returns a text as inline code; a text with backticks gets more of them around it.
fn code(text: &str) -> String {
    if !text.contains('`') {
        return format!("`{text}`");
    }
    let longest = text.split(|sign| sign != '`').map(str::len).max().unwrap_or_default();
    let marks = "`".repeat(longest + 1);
    format!("{marks} {text} {marks}")
}
