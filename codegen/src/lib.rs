//! Turns YAML transcriptions of API pages into a typed Rust client.
//!
//! [`generate`] does all of the work; the command (`cargo codegen`) and [`Builder`] read and write
//! files around it.

mod builder;
pub mod changelog;
pub mod check;
pub mod cli;
pub mod codes;
pub mod curl;
pub mod diff;
pub mod emit;
pub mod export;
pub mod fmt;
pub mod format;
pub mod github;
pub mod import;
pub mod ir;
pub mod keys;
pub mod load;
pub mod lock;
pub mod lower;
pub mod names;
mod output;
pub mod render;
pub mod report;
pub mod scaffold;
pub mod schema;
pub mod skeleton;
pub mod source;
pub mod spec;
pub mod yaml;

pub use builder::{BuildError, Builder};
pub use emit::Options;
pub use output::read_specs;

use format::Output;
use report::{Report, Stopped};
use source::Sources;

/// The output of a run, before any file is written.
#[derive(Clone, Debug)]
pub struct Generated {
    /// One entry for each operation.
    pub pages: Vec<Page>,
    /// The client's files, below the folder `generated`.
    pub client: Vec<Output>,
    /// The files of examples, below the folder `examples`; empty without the option.
    pub examples: Vec<Output>,
}

/// An operation of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The spec.
    pub spec: String,
    /// The call, such as `feishu.attendance().v1().user_flow().batch_del(&BatchDel)`.
    pub call: String,
    /// The file.
    pub file: String,
}

/// Turns specs into a client with one file for each page.
///
/// # Errors
/// [`Stopped`] if the report contains an error.
pub fn generate(sources: &Sources, options: Options, report: &mut Report) -> Result<Generated, Stopped> {
    let library = lower_sources(sources, report)?;
    let client = format::format_files(emit::emit(&library, &sources.root, options), "generated");
    let examples = options.examples.then(|| emit::emit_examples(&library, &sources.root, options));
    let examples = examples.map(|module| format::format_files(module, "examples")).unwrap_or_default();
    Ok(Generated { pages: pages(&library), client, examples })
}

/// Turns specs into one text for `include!`.
///
/// # Errors
/// [`Stopped`] if the report contains an error.
pub fn generate_nested(sources: &Sources, options: Options, report: &mut Report) -> Result<String, Stopped> {
    let library = lower_sources(sources, report)?;
    Ok(format::format_nested(emit::emit(&library, &sources.root, options)))
}

/// Reads and checks the specs without generating anything.
///
/// # Errors
/// [`Stopped`] if the report contains an error.
pub fn lint(sources: &Sources, report: &mut Report) -> Result<spec::Spec, Stopped> {
    let spec = load::load(sources, report);
    check::check(&spec, report);
    report.propagate()?;
    Ok(spec)
}

/// Exports the specs as `OpenAPI` 3.1 documents, one for each vendor.
///
/// # Errors
/// [`Stopped`] if the report contains an error.
pub fn export_openapi(sources: &Sources, report: &mut Report) -> Result<Vec<export::Document>, Stopped> {
    Ok(export::export(&lint(sources, report)?))
}

fn lower_sources(sources: &Sources, report: &mut Report) -> Result<ir::Library, Stopped> {
    let spec = lint(sources, report)?;
    Ok(lower::lower(&spec, sources))
}

fn pages(library: &ir::Library) -> Vec<Page> {
    let mut pages = Vec::new();
    for vendor in &library.vendors {
        push_pages(&vendor.root, &vendor.root.module, "generated", &mut pages);
    }
    pages
}

fn push_pages(group: &ir::Group, call: &str, folder: &str, pages: &mut Vec<Page>) {
    let folder = format!("{folder}/{}", names::file(&group.module));
    for inner in &group.groups {
        push_pages(inner, &format!("{call}.{}()", inner.module), &folder, pages);
    }
    pages.extend(group.operations.iter().map(|operation| Page {
        spec: operation.origin.clone(),
        call: format!("{call}.{}(&{})", operation.method, operation.request.name),
        file: format!("{folder}/{}.rs", names::file(&operation.method)),
    }));
}
