//! From the model to tokens, with one file for each construct of the output.
//!
//! `vendor.rs`, `group.rs` and `operation.rs` emit modules; the other files emit the items of a
//! module. `example.rs` emits the documented calls for tests, and `method_docs.rs` those in the
//! documentation.

mod batch;
mod code;
mod condition;
mod constants;
mod constructors;
mod doc;
mod events;
mod example;
mod example_page;
mod expr;
mod group;
mod ident;
mod info;
mod json;
mod literal;
mod method_docs;
mod methods;
mod module;
mod named_types;
mod object;
mod operation;
mod options;
mod outcome;
mod owner;
mod pages;
mod service;
mod steps;
mod stream;
mod ty;
mod users;
mod uses;
mod variable;
mod vendor;

use condition::emit_condition;
pub(crate) use ident::ident;
pub use module::Module;
pub use options::Options;

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::ir;

/// Emits the client: a root module, with a module for each vendor, folder and page below.
#[must_use]
pub fn emit(library: &ir::Library, root: &str, options: &Options) -> Module {
    let children = library.vendors.iter().map(|vendor| Module {
        condition: emit_condition(&vendor.root.services, &ir::Services::new(), options),
        ..vendor::emit_vendor(vendor, options)
    });
    Module {
        name: "generated".to_owned(),
        origin: format!("{root}/"),
        children: children.collect(),
        items: options.features.then(emit_runtime).into_iter().collect(),
        ..Module::default()
    }
}

/// Emits `pub use clientloom_runtime;`, so that the module exports something without any feature.
///
/// The crate's `pub use generated::*;` would otherwise be an unused import.
fn emit_runtime() -> TokenStream {
    quote!(
        pub use clientloom_runtime;
    )
}

/// Emits the documented examples: a root module that lists all, with a module for each page below.
#[must_use]
pub fn emit_examples(library: &ir::Library, root: &str, options: &Options) -> Module {
    example::emit_examples(library, root, options)
}
