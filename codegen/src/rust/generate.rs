//! The pipeline: specs in, files of a client out.

use super::{emit, ir, lower, print};
use crate::diagnostics::{HasErrors, Report, Source, Sources};
use crate::naming;
use crate::spec;

/// What a run makes, before anything is written.
#[derive(Clone, Debug)]
pub struct Generated {
    /// One entry for each operation.
    pub pages: Vec<GeneratedOperation>,
    /// The client's files, below the folder `generated`.
    pub client: Vec<Source>,
    /// The examples' files, below the folder `examples`; none without the option.
    pub examples: Vec<Source>,
}

/// A page and what it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedOperation {
    /// The spec.
    pub spec: String,
    /// The call, such as `feishu.attendance().v1().user_flow().batch_del(&BatchDel)`.
    pub call: String,
    /// The file.
    pub file: String,
}

/// Turns specs into a client, a file a page.
///
/// # Errors
/// [`HasErrors`] if the report holds an error; then there is nothing to write.
pub fn generate(sources: &Sources, options: emit::Options, report: &mut Report) -> Result<Generated, HasErrors> {
    let library = lower_sources(sources, report)?;
    let client = print::format_files(emit::emit(&library, &sources.root, options), "generated");
    let examples = options.examples.then(|| emit::emit_examples(&library, &sources.root, options));
    let examples = examples.map(|module| print::format_files(module, "examples")).unwrap_or_default();
    Ok(Generated { pages: pages(&library), client, examples })
}

/// Turns specs into one text for `include!`.
///
/// # Errors
/// [`HasErrors`] if the report holds an error.
pub fn generate_nested(sources: &Sources, options: emit::Options, report: &mut Report) -> Result<String, HasErrors> {
    let library = lower_sources(sources, report)?;
    Ok(print::format_nested(emit::emit(&library, &sources.root, options)))
}

fn lower_sources(sources: &Sources, report: &mut Report) -> Result<ir::Library, HasErrors> {
    let spec = spec::read(sources, report)?;
    Ok(lower::lower(&spec, sources))
}

fn pages(library: &ir::Library) -> Vec<GeneratedOperation> {
    let mut pages = Vec::new();
    for vendor in &library.vendors {
        push_pages(&vendor.root, &vendor.root.module, "generated", &mut pages);
    }
    pages
}

fn push_pages(group: &ir::Group, call: &str, folder: &str, pages: &mut Vec<GeneratedOperation>) {
    let folder = format!("{folder}/{}", naming::file(&group.module));
    for inner in &group.groups {
        push_pages(inner, &format!("{call}.{}()", inner.module), &folder, pages);
    }
    pages.extend(group.operations.iter().map(|operation| GeneratedOperation {
        spec: operation.origin.clone(),
        call: format!("{call}.{}(&{})", operation.method, operation.request.name),
        file: format!("{folder}/{}.rs", naming::file(&operation.method)),
    }));
}
