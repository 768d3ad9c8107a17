//! The stages from specs to the files of a client.

use std::collections::BTreeMap;

use super::kept::Known;
use super::{emit, files, ir, lower};
use crate::diagnostics::{HasErrors, Report, Source, Sources};
use crate::memo::{Digest, Memo};
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
    /// Files that are up to date, with the digests of their texts. They are in neither list.
    pub kept: BTreeMap<String, Digest>,
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
    let library = lower_sources(sources, &mut Memo::off(), report)?;
    Ok(emit_files(library, &sources.root, options, Known { memo: &mut Memo::off(), is_intact: &|_, _| false }))
}

/// Turns specs into a client as [`generate`] does, without the files that are up to date.
///
/// The sources lose their values, which take more memory than their texts.
///
/// # Errors
/// [`HasErrors`] if the report has an error.
pub fn generate_with(
    sources: &mut Sources,
    options: &emit::Options,
    known: Known<'_>,
    report: &mut Report,
) -> Result<Generated, HasErrors> {
    let library = lower_sources(sources, known.memo, report)?;
    sources.forget_values();
    Ok(emit_files(library, &sources.root, options, known))
}

fn emit_files(mut library: ir::Library, root: &str, options: &emit::Options, mut known: Known<'_>) -> Generated {
    let models = known.mark(&mut library, options);
    let client = files::format_files(emit::emit(&library, root, options), "generated");
    let examples = options.examples.then(|| emit::emit_examples(&library, root, options));
    let examples = examples.map(|module| files::format_files(module, "examples")).unwrap_or_default();
    known.keep(&client.made, &models);
    known.keep(&examples.made, &models);
    let kept = client.kept.into_iter().chain(examples.kept);
    let kept = kept.filter_map(|path| Some((models.get(&path)?.text?, path))).map(|(text, path)| (path, text));
    Generated { pages: pages(&library), client: client.made, examples: examples.made, kept: kept.collect() }
}

/// Turns specs into one text for `include!`.
///
/// # Errors
/// [`HasErrors`] if the report has an error.
pub fn generate_nested(sources: &Sources, options: &emit::Options, report: &mut Report) -> Result<String, HasErrors> {
    let library = lower_sources(sources, &mut Memo::off(), report)?;
    Ok(files::format_nested(emit::emit(&library, &sources.root, options)))
}

fn lower_sources(sources: &Sources, memo: &mut Memo, report: &mut Report) -> Result<ir::Library, HasErrors> {
    let spec = spec::read_with(sources, memo, report)?;
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
