//! From findings to text, with the lines that they are about.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::codes::Severity;
use crate::report::{Finding, Report, Target};
use crate::source::{FileId, Sources};
use crate::yaml::Index;

/// Renders all findings, sorted by file and place.
#[must_use]
pub fn render(report: &Report, sources: &Sources, color: bool) -> String {
    let mut indexes: BTreeMap<FileId, Index> = BTreeMap::new();
    for finding in report.findings().iter().filter(|finding| finding.target != Target::Folder) {
        indexes.entry(finding.file).or_insert_with(|| Index::new(&sources.get(finding.file).text));
    }
    let mut placed: Vec<(Range<usize>, &Finding)> = report
        .findings()
        .iter()
        .map(|finding| (place(finding, indexes.get(&finding.file), sources), finding))
        .collect();
    placed.sort_by_key(|(bytes, finding)| (finding.file, bytes.start, finding.code.name));
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let texts = placed.iter().map(|(bytes, finding)| render_finding(finding, bytes.clone(), sources, &renderer));
    texts.collect::<Vec<_>>().join("\n")
}

fn render_finding(finding: &Finding, bytes: Range<usize>, sources: &Sources, renderer: &Renderer) -> String {
    let level = match finding.code.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.code.name);
    let mut group = if finding.target == Target::Folder {
        title.element(Origin::path(sources.root.as_str()))
    } else {
        let source = sources.get(finding.file);
        let span = AnnotationKind::Primary.span(bytes);
        title.element(Snippet::source(source.text.as_str()).path(source.path.as_str()).annotation(span))
    };
    if let Target::Key(address) | Target::Value(address) = &finding.target
        && !address.is_empty()
    {
        group = group.element(Level::NOTE.with_name("at").message(address.as_str()));
    }
    group = group.element(Level::HELP.message(finding.help.as_str()));
    renderer.render(&[group]) + "\n"
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
