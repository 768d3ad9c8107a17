//! For release notes: a section of a changelog.

use std::fmt::Write;

use super::{by_subject, step};
use crate::diff::rule::Verdict;
use crate::diff::{Change, Changes};

const PARTS: [(Verdict, &str); 4] = [
    (Verdict::Breaks, "Breaking"),
    (Verdict::Unclear, "May break"),
    (Verdict::Adds, "Added"),
    (Verdict::Words, "Documentation"),
];

/// What breaks first, what is added after it; words only by what they are about.
#[must_use]
pub fn markdown(changes: &Changes) -> String {
    let mut parts = Vec::new();
    for (verdict, title) in PARTS {
        let mut part = String::new();
        for (subject, group) in by_subject(changes) {
            let of_part: Vec<&Change> = group.iter().filter(|change| change.rule.worst() == verdict).collect();
            if of_part.is_empty() {
                continue;
            }
            if verdict == Verdict::Words {
                writeln!(part, "- `{subject}`").expect("text takes any length");
                continue;
            }
            for change in of_part {
                let Change { rule, address, .. } = change;
                let at = if address.is_empty() { String::new() } else { format!(" `{address}`") };
                writeln!(part, "- `{subject}`{at}: {} ({})", rule.doc.trim_end_matches('.'), code(&step(change)))
                    .expect("text takes any length");
            }
        }
        if !part.is_empty() {
            parts.push(format!("### {title}\n\n{part}"));
        }
    }
    parts.join("\n")
}

/// A text as code; backticks in it need more of them around it.
fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}
