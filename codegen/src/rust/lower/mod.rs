//! From what pages say to what Rust says: the only room that sees both.

mod batch;
mod boundary;
mod context;
mod docs;
mod example;
mod group;
mod handle;
mod operation;
mod pages;
mod plain;
mod service;
mod strukt;
mod told;

use crate::diagnostics::Sources;
use crate::rust::ir;
use crate::spec::Spec;

/// Turns a spec that was checked into the model that is written.
#[must_use]
pub fn lower(spec: &Spec, sources: &Sources) -> ir::Library {
    ir::Library { vendors: spec.vendors.iter().map(|vendor| group::lower_vendor(vendor, sources)).collect() }
}
