//! The table of findings in `specs/REFERENCE.md`.

use super::{Severity, all};

/// The marks around the table of findings.
pub const MARKERS: [&str; 2] = ["<!-- findings:begin -->", "<!-- findings:end -->"];

/// Returns the table of findings as Markdown, one row per finding.
#[must_use]
pub fn reference() -> String {
    let mut out = String::from("| finding | severity | for example | what to do |\n|---|---|---|---|\n");
    for code in all() {
        let severity = match code.level() {
            Some(Severity::Error) => "error",
            Some(Severity::Warning) => "warning",
            None => "off",
        };
        let [example, help] = [code.example, code.help].map(|text| text.replace('|', "\\|"));
        out.extend(["| `", code.name, "` | ", severity, " | ", &example, " | ", &help, " |\n"]);
    }
    out
}
