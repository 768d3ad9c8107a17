//! Checks of a merged file against all rules of specs.

use super::plan::Specs;
use super::{scopes, target};
use crate::diagnostics::codes::{self, Code, Severity};
use crate::diagnostics::{Finding, Report, Source, Sources, Target};
use crate::import::draft::Draft;
use crate::import::merge::{Merged, open_points};
use crate::import::{validate, vendor};
use crate::yaml::{self, Value};

/// Returns a merged file if it has no errors.
///
/// # Errors
///
/// The first error that the checks find.
pub(super) fn validate(path: &str, merged: Merged, draft: &Draft, specs: &Specs) -> Result<Merged, String> {
    let vendor = path.split('/').next().unwrap_or_default();
    let mut specs: Specs = target::above(path)
        .into_iter()
        .filter_map(|file| specs.get(&file).map(|text| (file.clone(), text.clone())))
        .collect();
    let root = yaml::parse(&merged.text).map_err(|_| "the merged file is not valid YAML".to_owned())?;
    scopes::add(vendor, &draft.scopes, with_vendor(vendor, &root, &mut specs));
    specs.insert(path.to_owned(), merged.text.clone());
    let (sources, report) = linted(specs);
    let is_own = |file| sources.get(file).path == format!("specs/{path}");
    // The operation that an event names is in none of these files.
    let is_other = |finding: &&Finding| finding.code.name == codes::EVENT_SUBSCRIBE.name;
    let errors = report.findings().iter().filter(|finding| finding.code.severity == Severity::Error);
    let mut found = errors.filter(|finding| is_own(finding.file) && !is_other(finding));
    match found.next() {
        None => Ok(merged),
        Some(finding) => {
            let at = match &finding.target {
                Target::Value(at) | Target::Key(at) => format!(" at `{at}`"),
                _ => String::new(),
            };
            Err(format!("{path} was not changed: with this page {}{at}", finding.message))
        }
    }
}

/// Adds a vendor file with the facts of the page, if there is none.
fn with_vendor<'a>(vendor: &str, page: &Value, specs: &'a mut Specs) -> &'a mut Specs {
    let file = format!("{vendor}/vendor.yaml");
    specs.entry(file).or_insert_with(|| validate::vendor(vendor, page, vendor::of(vendor)));
    specs
}

fn linted(specs: Specs) -> (Sources, Report) {
    let source = |(path, text): (String, String)| Source { path: format!("specs/{path}"), text };
    let sources = Sources::new("specs", specs.into_iter().map(source).collect());
    let mut report = Report::default();
    // The report holds the findings; the result adds nothing.
    let _stopped = crate::spec::read(&sources, &mut report);
    (sources, report)
}

/// Returns the kind of each open point of a file.
pub(super) fn open(root: &Value) -> Vec<&'static Code> {
    open_points(root).map(|doubt| doubt.kind).collect()
}
