//! Findings for other programs.

use super::{Placed, address, placed};
use crate::codes::Severity;
use crate::report::Report;
use crate::source::Sources;
use crate::yaml::Value;

/// A list of findings; lines and columns count from 1, in characters, and the end is not included.
pub(super) fn json(report: &Report, sources: &Sources) -> String {
    let findings = placed(report, sources).iter().map(|placed| finding(placed, sources)).collect();
    Value::Map(vec![("findings".to_owned(), Value::List(findings))]).to_pretty_json()
}

fn finding(placed: &Placed<'_>, sources: &Sources) -> Value {
    let found = placed.finding;
    let mut members = vec![
        ("code", text(found.code.name)),
        ("severity", text(severity(found.severity))),
        ("message", text(&found.message)),
        ("help", text(&found.help)),
        ("file", text(placed.spot.as_ref().map_or(sources.root.as_str(), |spot| spot.file))),
    ];
    if let Some(spot) = &placed.spot {
        members.extend([
            ("line", number(spot.line)),
            ("column", number(spot.columns.start)),
            ("end_column", number(spot.columns.end)),
        ]);
    }
    members.extend(address(found).map(|address| ("address", text(address))));
    Value::Map(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
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

pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}
