//! Findings with their lines and columns.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostics::report::{Finding, Report, Target};
use crate::diagnostics::source::{FileId, Sources};
use crate::yaml::Index;

/// A finding with its location.
pub(super) struct Placed<'a> {
    pub(super) finding: &'a Finding,
    /// The range in bytes, at most one line.
    pub(super) bytes: Range<usize>,
    /// The displayed location; `None` for the folder as a whole.
    pub(super) spot: Option<Spot<'a>>,
}

/// A location in a file as editors count it: lines and characters from 1, the end exclusive.
pub(super) struct Spot<'a> {
    pub(super) file: &'a str,
    pub(super) line: usize,
    pub(super) columns: Range<usize>,
}

/// Returns all findings, sorted by file and location.
pub(super) fn placed<'a>(report: &'a Report, sources: &'a Sources) -> Vec<Placed<'a>> {
    let mut addresses: BTreeMap<FileId, Vec<&str>> = BTreeMap::new();
    for finding in report.findings() {
        if let Target::Key(address) | Target::Value(address) = &finding.target {
            addresses.entry(finding.file).or_default().push(address);
        }
    }
    let index = |(file, addresses)| (file, Index::of(&sources.get(file).text, addresses));
    let indexes: BTreeMap<FileId, Index> = addresses.into_iter().map(index).collect();
    let mut placed: Vec<Placed<'_>> = report
        .findings()
        .iter()
        .map(|finding| {
            let bytes = range(finding, indexes.get(&finding.file), sources);
            let spot = (finding.target != Target::Folder).then(|| spot(finding.file, &bytes, sources));
            Placed { finding, bytes, spot }
        })
        .collect();
    placed.sort_by_key(|placed| (placed.finding.file, placed.bytes.start, placed.finding.code.name));
    placed
}

/// Returns the range of a finding in bytes, at most one line.
fn range(finding: &Finding, index: Option<&Index>, sources: &Sources) -> Range<usize> {
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

/// Returns the displayed location of a range of bytes.
fn spot<'a>(file: FileId, bytes: &Range<usize>, sources: &'a Sources) -> Spot<'a> {
    let source = sources.get(file);
    let before = &source.text[..bytes.start];
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let first = before[start..].chars().count() + 1;
    let length = source.text[bytes.clone()].chars().count();
    Spot { file: &source.path, line: before.matches('\n').count() + 1, columns: first..first + length }
}

/// Returns the address of a finding, if it has one.
pub(super) fn address(finding: &Finding) -> Option<&str> {
    match &finding.target {
        Target::Key(address) | Target::Value(address) if !address.is_empty() => Some(address),
        _ => None,
    }
}
