//! Findings as commands for GitHub workflows, which show them next to the lines.

use super::json::severity;
use super::placed::placed;
use crate::diagnostics::annotation;
use crate::diagnostics::report::Report;
use crate::diagnostics::source::Sources;

/// Renders one line for each finding.
pub(super) fn github(report: &Report, sources: &Sources) -> String {
    let lines = placed(report, sources).into_iter().map(|placed| {
        let found = placed.finding;
        let message = format!("{}; {}", found.message, found.help);
        let (file, line) = placed.spot.as_ref().map_or((sources.root.as_str(), 1), |spot| (spot.file, spot.line));
        annotation(severity(found.severity), file, line, found.code.name, &message)
    });
    lines.collect()
}
