//! The errors of specs that an import made.

use clientloom::diagnostics::codes::Severity;
use clientloom::diagnostics::{Report, Source, Sources};
use clientloom::import::Specs;

/// Returns the errors of specs, a line each.
pub(super) fn errors(specs: Specs) -> Vec<String> {
    let source = |(path, text)| Source { path: format!("specs/{path}"), text };
    let mut report = Report::default();
    let _spec = clientloom::spec::read(&Sources::new("specs", specs.into_iter().map(source).collect()), &mut report);
    let errors = report.findings().iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| format!("{}: {} at {:?}", finding.code.name, finding.message, finding.target)).collect()
}
