//! Findings as people and tools read them.

mod github;
mod json;
mod placed;
mod sarif;
mod text;

pub use text::render;

use super::report::Report;
use super::source::Sources;

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the lines that they are about, for a terminal.
    #[default]
    Text,
    /// As JSON, for other programs.
    Json,
    /// As SARIF 2.1.0, for tools that collect findings.
    Sarif,
    /// As annotations of GitHub's workflows.
    Github,
}

/// Writes all findings in one of the formats without colours.
#[must_use]
pub fn write(format: Format, report: &Report, sources: &Sources) -> String {
    match format {
        Format::Text => render(report, sources, false),
        Format::Json => json::json(report, sources),
        Format::Sarif => sarif::sarif(report, sources),
        Format::Github => github::github(report, sources),
    }
}
