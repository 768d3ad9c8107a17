//! For release notes: a section of a changelog.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::call::{call, service};
use super::remedy::remedy;
use super::{by_subject, gathered};
use crate::diff::rule::{self, Rule, Verdict};
use crate::diff::{Change, Changes};

const PARTS: [(Verdict, &str); 4] = [
    (Verdict::Breaks, "Breaking"),
    (Verdict::Unclear, "May break"),
    (Verdict::Adds, "Added"),
    (Verdict::Words, "Documentation"),
];

/// Calls of a service that are named; where there are more and nothing breaks, nobody reads the names.
const NAMED: usize = 12;

/// What breaks first, with what to do about it, what is added after it; words only by what they are about. What came or
/// went as a whole is a line a service, and what became of several operations alike is one line.
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

/// Where words changed, a line a service.
fn subjects(changes: &Changes) -> Vec<String> {
    let subjects = by_subject(changes).map(|(subject, _)| subject);
    let line = |(service, calls): (String, Vec<String>)| {
        if calls == [service.as_str()] { code(&service) } else { told(&service, &calls, NAMED) }
    };
    by_service(subjects).map(line).collect()
}

fn notes(changes: &Changes) -> Vec<String> {
    let of_rule = |rule: &'static Rule| {
        let of_rule = changes.0.iter().filter(move |change| change.rule.name == rule.name);
        by_service(of_rule.map(|change| change.subject.as_str()))
    };
    let gone = of_rule(&rule::OPERATION_REMOVED)
        .map(|(service, calls)| format!("Gone from {}", told(&service, &calls, usize::MAX)));
    let new =
        of_rule(&rule::OPERATION_ADDED).map(|(service, calls)| format!("New in {}", told(&service, &calls, NAMED)));
    gone.chain(of_facts(changes)).chain(new).collect()
}

/// The calls of each service.
fn by_service<'a>(subjects: impl Iterator<Item = &'a str>) -> impl Iterator<Item = (String, Vec<String>)> {
    let mut services: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for subject in subjects {
        services.entry(service(subject)).or_default().push(call(subject));
    }
    services.into_iter()
}

/// A service and its calls, or how many there are if they are too many; of those beside each other the first alone is
/// told in full.
fn told(service: &str, calls: &[String], most: usize) -> String {
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

/// What became of operations, those with the same fate together.
fn of_facts(changes: &Changes) -> Vec<String> {
    /// What happened: the rule, where, and what became what.
    type Fate<'a> = (&'a Rule, String, String);
    let mut fates: Vec<(Fate<'_>, Vec<String>)> = Vec::new();
    for (subject, group) in by_subject(changes) {
        let group: Vec<&Change> = group.iter().filter(|change| !is_whole(change)).collect();
        for item in gathered(&group) {
            let (rule, address, step) = (item.rule(), item.list().to_owned(), item.step());
            let same = |((known, at, became), _): &&mut (Fate<'_>, _)| {
                known.name == rule.name && *at == address && *became == step
            };
            match fates.iter_mut().find(same) {
                Some((_, subjects)) => subjects.push(call(subject)),
                None => fates.push(((rule, address, step), vec![call(subject)])),
            }
        }
    }
    fates.into_iter().map(|((rule, address, step), subjects)| line(rule, &address, &step, &subjects)).collect()
}

fn is_whole(change: &Change) -> bool {
    [&rule::OPERATION_ADDED, &rule::OPERATION_REMOVED].iter().any(|rule| rule.name == change.rule.name)
}

/// `` `body.ids` of `acme.v1().close`: The server refuses values that it took (`..9 -> ..5`). Keep to it. ``
fn line(rule: &Rule, address: &str, step: &str, subjects: &[String]) -> String {
    const FEW: usize = 3;
    let mut line = if address.is_empty() { String::new() } else { format!("{} of ", code(address)) };
    let named: Vec<String> = subjects.iter().take(FEW).map(|subject| code(subject)).collect();
    line.push_str(&named.join(", "));
    if subjects.len() > FEW {
        write!(line, " and {} more", subjects.len() - FEW).expect("text takes any length");
    }
    write!(line, ": {} ({}).", rule.doc.trim_end_matches('.'), code(step)).expect("text takes any length");
    if let Some(remedy) = remedy(rule) {
        write!(line, " {remedy}").expect("text takes any length");
    }
    line
}

/// A text as code; backticks in it need more of them around it.
fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}
