//! The catalogue of changes, as Markdown.

use super::rule::{self, Verdict};

/// The marks around the table of change rules in `specs/REFERENCE.md`.
pub const MARKERS: [&str; 2] = ["<!-- rules:begin -->", "<!-- rules:end -->"];

/// Writes a row for each rule; that words change is left out, as they do with every change.
#[must_use]
pub fn reference() -> String {
    let mut out =
        String::from("| rule | wire | decode | source | what happens | for example |\n|---|---|---|---|---|---|\n");
    for rule in rule::ALL {
        let [wire, decode, source, _] = rule.verdicts.map(cell);
        let cells = [&format!("`{}`", rule.name), wire, decode, source, rule.doc, rule.example];
        out.extend(["| ", &cells.join(" | "), " |\n"]);
    }
    out
}

const fn cell(verdict: Verdict) -> &'static str {
    if matches!(verdict, Verdict::Nothing) { "" } else { verdict.word() }
}
