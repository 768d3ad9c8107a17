//! Findings as JSON, for other programs.

use super::placed::{Placed, address, placed};
use crate::diagnostics::codes::Severity;
use crate::diagnostics::report::Report;
use crate::diagnostics::source::Sources;
use crate::yaml::Value;

/// Renders the findings as a list.
///
/// Lines and columns count from 1, in characters; the end is exclusive.
pub(super) fn json(report: &Report, sources: &Sources) -> String {
    let findings = placed(report, sources).iter().map(|placed| finding(placed, sources)).collect();
    Value::map([("findings", Value::List(findings))]).to_pretty_json()
}

fn finding(placed: &Placed<'_>, sources: &Sources) -> Value {
    let found = placed.finding;
    let mut members = vec![
        ("code", Value::text(found.code.name)),
        ("severity", Value::text(severity(found.severity))),
        ("message", Value::text(&found.message)),
        ("help", Value::text(&found.help)),
        ("file", Value::text(placed.spot.as_ref().map_or(sources.root.as_str(), |spot| spot.file))),
    ];
    if let Some(spot) = &placed.spot {
        members.extend([
            ("line", number(spot.line)),
            ("column", number(spot.columns.start)),
            ("end_column", number(spot.columns.end)),
        ]);
    }
    members.extend(address(found).map(|address| ("address", Value::text(address))));
    Value::map(members)
}

pub(super) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

pub(super) fn number(number: usize) -> Value {
    Value::Integer(i128::try_from(number).unwrap_or(i128::MAX))
}
