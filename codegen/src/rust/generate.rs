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
    /// Vendors with their services.
    pub vendors: Vec<GeneratedVendor>,
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

/// A vendor with its services, each of which is a feature of the client's crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedVendor {
    /// Feature of all services, such as `feishu`.
    pub feature: String,
    /// The vendor's own name.
    pub title: String,
    /// Services, by their features.
    pub services: Vec<GeneratedService>,
}

/// A service of a vendor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedService {
    /// Feature, such as `feishu-im`.
    pub feature: String,
    /// Name in the specs, if they state one.
    pub title: Option<String>,
    /// Number of operations.
    pub operations: usize,
    /// Features of the runtime that the service needs.
    pub runtime_features: Vec<&'static str>,
}

/// Turns specs into a client, with a file for each page.
///
/// # Errors
/// [`HasErrors`] if the report has an error.
pub fn generate(sources: &Sources, options: &emit::Options, report: &mut Report) -> Result<Generated, HasErrors> {
    let library = lower_sources(sources, options, &mut Memo::off(), report)?;
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
    let library = lower_sources(sources, options, known.memo, report)?;
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
    Generated {
        pages: pages(&library),
        vendors: library.vendors.iter().map(vendor).collect(),
        client: client.made,
        examples: examples.made,
        kept: kept.collect(),
    }
}

/// Turns specs into one text for `include!`.
///
/// # Errors
/// [`HasErrors`] if the report has an error.
pub fn generate_nested(sources: &Sources, options: &emit::Options, report: &mut Report) -> Result<String, HasErrors> {
    let library = lower_sources(sources, options, &mut Memo::off(), report)?;
    Ok(files::format_nested(emit::emit(&library, &sources.root, options)))
}

fn lower_sources(
    sources: &Sources,
    options: &emit::Options,
    memo: &mut Memo,
    report: &mut Report,
) -> Result<ir::Library, HasErrors> {
    let mut spec = spec::read_with(sources, memo, report)?;
    if let Some(services) = &options.services {
        // All specs are checked before: other services decide whether a type is sent and received.
        for vendor in &mut spec.vendors {
            let name = vendor.name.clone();
            let is_chosen = |service: &str| services.contains(&naming::service_feature(&name, service));
            vendor.operations.retain(|page| is_chosen(page.service()));
            vendor.events.retain(|event| is_chosen(event.service()));
        }
        spec.vendors.retain(|vendor| !(vendor.operations.is_empty() && vendor.events.is_empty()));
    }
    Ok(lower::lower(&spec, sources))
}

fn vendor(vendor: &ir::Vendor) -> GeneratedVendor {
    let service = |feature: &String| GeneratedService {
        feature: feature.clone(),
        title: vendor.titles.get(feature).cloned(),
        operations: operations(&vendor.root, feature).len(),
        runtime_features: runtime_features(vendor, feature),
    };
    GeneratedVendor {
        feature: naming::vendor_feature(&vendor.root.module),
        title: vendor.title.clone(),
        services: vendor.root.services.iter().map(service).collect(),
    }
}

/// Returns the features of the runtime that a service needs: those of its vendor, and of its calls.
fn runtime_features(vendor: &ir::Vendor, feature: &str) -> Vec<&'static str> {
    let streams = operations(&vendor.root, feature).iter().any(|operation| operation.events.is_some());
    vendor.runtime_features.iter().copied().chain(streams.then_some("streams")).collect()
}

/// Returns a service's operations below a folder.
fn operations<'a>(group: &'a ir::Group, feature: &str) -> Vec<&'a ir::Operation> {
    let here = group.operations.iter().filter(|operation| operation.service == feature);
    here.chain(group.groups.iter().flat_map(|inner| operations(inner, feature))).collect()
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
