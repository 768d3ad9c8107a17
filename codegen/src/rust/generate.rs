//! The stages from specs to the files of a client.

use super::{emit, files, ir, lower};
use crate::diagnostics::{HasErrors, Report, Source, Sources};
use crate::naming;
use crate::spec;

/// The output of a run, before it is written.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Operations, each with its page.
    pub pages: Vec<GeneratedOperation>,
    /// Files of the client, below the folder `generated`.
    pub client: Vec<Source>,
    /// Files of the examples, below the folder `examples`; none without the option.
    pub examples: Vec<Source>,
}

/// An operation, as its page and as its call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedOperation {
    /// Path of the spec.
    pub spec: String,
    /// Call in Rust, such as `feishu.attendance().v1().user_flow().batch_del(&BatchDel)`.
    pub call: String,
    /// Path of the generated file.
    pub file: String,
}

/// Turns specs into a client, with a file for each page.
///
/// # Errors
/// [`HasErrors`] if the report has an error.
pub fn generate(sources: &Sources, options: &emit::Options, report: &mut Report) -> Result<Generated, HasErrors> {
    let library = lower_sources(sources, report)?;
    let client = files::format_files(emit::emit(&library, &sources.root, options), "generated");
    let examples = options.examples.then(|| emit::emit_examples(&library, &sources.root, options));
    let examples = examples.map(|module| files::format_files(module, "examples")).unwrap_or_default();
    Ok(Generated { pages: pages(&library), client, examples })
}

/// Turns specs into one text for `include!`.
///
/// # Errors
/// [`HasErrors`] if the report has an error.
pub fn generate_nested(sources: &Sources, options: &emit::Options, report: &mut Report) -> Result<String, HasErrors> {
    let library = lower_sources(sources, report)?;
    Ok(files::format_nested(emit::emit(&library, &sources.root, options)))
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
