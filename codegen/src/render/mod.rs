//! Findings in formats for people and tools.

mod github;
mod json;
mod sarif;
mod text;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::report::{Finding, Report, Target};
use crate::source::{FileId, Sources};
use crate::yaml::Index;

pub use text::render;

/// The format of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Text with the lines of the findings, for a terminal.
    #[default]
    Text,
    /// JSON, for other programs.
    Json,
    /// SARIF 2.1.0, for tools that collect findings.
    Sarif,
    /// Annotations for GitHub workflows.
    Github,
}

/// Writes all findings in one of the formats, without colors.
#[must_use]
pub fn write(format: Format, report: &Report, sources: &Sources) -> String {
    match format {
        Format::Text => render(report, sources, false),
        Format::Json => json::json(report, sources),
        Format::Sarif => sarif::sarif(report, sources),
        Format::Github => github::github(report, sources),
    }
}

/// A finding with its location.
struct Placed<'a> {
    finding: &'a Finding,
    /// The range in bytes, at most one line.
    bytes: Range<usize>,
    /// The displayed location; `None` for the folder as a whole.
    spot: Option<Spot<'a>>,
}

/// A location in a file as editors count it: lines and characters from 1, the end exclusive.
struct Spot<'a> {
    file: &'a str,
    line: usize,
    columns: Range<usize>,
}

/// Returns all findings, sorted by file and location.
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

/// Returns the range of a finding in bytes, at most one line.
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

/// Returns the address of a finding, if it has one.
fn address(finding: &Finding) -> Option<&str> {
    match &finding.target {
        Target::Key(address) | Target::Value(address) if !address.is_empty() => Some(address),
        _ => None,
    }
}
