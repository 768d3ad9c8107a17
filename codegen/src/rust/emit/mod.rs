//! From the model to tokens, one file a construct.

mod batch;
mod code;
mod doc;
mod example;
mod group;
mod ident;
mod info;
mod literal;
mod operation;
mod pages;
mod service;
mod strukt;
mod ty;
mod uses;
mod variable;
mod vendor;

pub(crate) use doc::LINE;
pub(crate) use ident::ident;

use proc_macro2::TokenStream;

use crate::rust::ir;

/// What the surrounding crate offers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The crate has a feature `serde`, under which types derive its traits.
    pub serde: bool,
    /// The crate has a feature for each vendor.
    pub features: bool,
    /// The crate has a feature `testing`, under which the documented examples are there.
    pub examples: bool,
}

/// A module: a file, or a `mod` with braces.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// Its name.
    pub name: String,
    /// Its documentation, for the line that declares it.
    pub docs: TokenStream,
    /// The spec or folder that it comes from.
    pub origin: String,
    /// The feature that it needs.
    pub feature: Option<String>,
    /// `use` lines.
    pub uses: Vec<TokenStream>,
    /// Modules inside.
    pub children: Vec<Module>,
    /// Everything else, an item an element.
    pub items: Vec<TokenStream>,
}

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
