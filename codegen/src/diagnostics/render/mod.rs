//! Findings as people and tools read them.

mod github;
mod json;
mod sarif;
mod text;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostics::{FileId, Finding, Report, Sources, Target};
use crate::yaml::Index;

pub use text::render;

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

/// A finding with where it stands.
struct Placed<'a> {
    finding: &'a Finding,
    /// In bytes, never more than one line.
    bytes: Range<usize>,
    /// What stands there; none for the folder as a whole.
    spot: Option<Spot<'a>>,
}

/// A place in a file as editors count: lines and characters from 1, the end not included.
struct Spot<'a> {
    file: &'a str,
    line: usize,
    columns: Range<usize>,
}

/// All findings, sorted by file and place.
fn placed<'a>(report: &'a Report, sources: &'a Sources) -> Vec<Placed<'a>> {
    let mut indexes: BTreeMap<FileId, Index> = BTreeMap::new();
    for finding in report.findings().iter().filter(|finding| finding.target != Target::Folder) {
        indexes.entry(finding.file).or_insert_with(|| Index::new(&sources.get(finding.file).text));
    }
    let mut placed: Vec<Placed<'_>> = report
        .findings()
        .iter()
        .map(|finding| {
            let bytes = place(finding, indexes.get(&finding.file), sources);
            let spot = (finding.target != Target::Folder).then(|| spot(finding.file, &bytes, sources));
            Placed { finding, bytes, spot }
        })
        .collect();
    placed.sort_by_key(|placed| (placed.finding.file, placed.bytes.start, placed.finding.code.name));
    placed
}

/// Where a finding stands, in bytes: never more than one line.
fn place(finding: &Finding, index: Option<&Index>, sources: &Sources) -> Range<usize> {
    let spans = |address: &str| index.map(|index| index.find(address)).unwrap_or_default();
    let bytes = match &finding.target {
        Target::Folder => return 0..0,
        Target::Bytes(bytes) => bytes.clone(),
        Target::Key(address) => spans(address).key,
        Target::Value(address) => {
            let spans = spans(address);
            spans.value.unwrap_or(spans.key)
        }
    };
    let text = &sources.get(finding.file).text;
    let line = text[bytes.start..].find('\n').map_or(text.len(), |end| bytes.start + end);
    bytes.start..bytes.end.clamp(bytes.start, line)
}

fn spot<'a>(file: FileId, bytes: &Range<usize>, sources: &'a Sources) -> Spot<'a> {
    let source = sources.get(file);
    let before = &source.text[..bytes.start];
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let first = before[start..].chars().count() + 1;
    let length = source.text[bytes.clone()].chars().count();
    Spot { file: &source.path, line: before.matches('\n').count() + 1, columns: first..first + length }
}

/// The address that a finding is about, if it is about one.
fn address(finding: &Finding) -> Option<&str> {
    match &finding.target {
        Target::Key(address) | Target::Value(address) if !address.is_empty() => Some(address),
        _ => None,
    }
}
