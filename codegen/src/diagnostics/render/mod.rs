//! Output formats of findings, for people and for tools.

mod github;
mod json;
mod placed;
mod sarif;
mod text;

pub use text::render;

use super::report::Report;
use super::source::Sources;

/// An output format of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Text with the lines of the specs, for a terminal.
    #[default]
    Text,
    /// JSON, for other programs.
    Json,
    /// SARIF 2.1.0, for tools that collect findings.
    Sarif,
    /// Annotations of GitHub's workflows.
    Github,
}

/// Writes all findings in a format, without colours.
#[must_use]
pub fn write(format: Format, report: &Report, sources: &Sources) -> String {
    match format {
        Format::Text => render(report, sources, false),
        Format::Json => json::json(report, sources),
        Format::Sarif => sarif::sarif(report, sources),
        Format::Github => github::github(report, sources),
    }
}
