//! Findings as text, with the lines of the specs.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::placed::{address, placed};
use crate::diagnostics::codes::Severity;
use crate::diagnostics::report::{Finding, Report, Target};
use crate::diagnostics::source::Sources;

/// Renders all findings, sorted by file and location.
#[must_use]
pub fn render(report: &Report, sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let placed = placed(report, sources);
    let texts = placed.iter().map(|placed| render_finding(placed.finding, placed.bytes.clone(), sources, &renderer));
    texts.collect::<Vec<_>>().join("\n")
}

fn render_finding(finding: &Finding, bytes: Range<usize>, sources: &Sources, renderer: &Renderer) -> String {
    let level = match finding.severity {
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
    if let Some(address) = address(finding) {
        group = group.element(Level::NOTE.with_name("at").message(address));
    }
    group = group.element(Level::HELP.message(finding.help.as_str()));
    renderer.render(&[group]) + "\n"
}
