//! From the model to tokens, one file a construct.

mod batch;
mod code;
mod doc;
mod example;
mod group;
mod ident;
mod info;
mod literal;
mod module;
mod operation;
mod options;
mod pages;
mod service;
mod strukt;
mod ty;
mod uses;
mod variable;
mod vendor;

pub(crate) use doc::LINE;
pub(crate) use ident::ident;
pub use module::Module;
pub use options::Options;

use crate::rust::ir;

/// The client: one root module, one module a folder, one module a page.
#[must_use]
pub fn emit(library: &ir::Library, root: &str, options: Options) -> Module {
    let feature = |vendor: &ir::Vendor| options.features.then(|| vendor.root.module.clone());
    let children = library
        .vendors
        .iter()
        .map(|vendor| Module { feature: feature(vendor), ..vendor::emit_vendor(vendor, options) });
    Module {
        name: "generated".to_owned(),
        origin: format!("{root}/"),
        children: children.collect(),
        ..Module::default()
    }
}

/// The documented examples: one root module that lists them all, one module a page.
#[must_use]
pub fn emit_examples(library: &ir::Library, root: &str, options: Options) -> Module {
    example::emit_examples(library, root, options)
}
