//! From specs to the model of Rust code: the only room that knows both.
//!
//! Each file turns one part of a page into its part of the model. `docs/` writes the texts.

mod batch;
mod boundary;
mod constants;
mod context;
mod docs;
mod events;
mod example;
mod example_expr;
mod group;
mod handle;
mod object;
mod operation;
mod pages;
mod paths;
mod service;
mod service_uses;
mod stream;
mod strict_members;
mod users;
mod vendor_constants;

use crate::diagnostics::Sources;
use crate::rust::ir;
use crate::spec::Spec;

/// Turns a checked spec into the model of its client.
#[must_use]
pub fn lower(spec: &Spec, sources: &Sources) -> ir::Library {
    ir::Library { vendors: spec.vendors.iter().map(|vendor| group::lower_vendor(vendor, sources)).collect() }
}
