//! The catalog of changes, as Markdown.

use super::rule::{self, Verdict};

/// The markers around the catalog in the reference.
pub const MARKERS: [&str; 2] = ["<!-- rules:begin -->", "<!-- rules:end -->"];

/// Writes one row for each rule, without the column of words, which every change affects.
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
