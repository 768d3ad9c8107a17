//! Context of a vendor's lowering, and the names that depend on the vendor alone.

use crate::diagnostics::Sources;
use crate::naming;
use crate::spec::{Operation, Uses, Vendor};

/// Context of a vendor's lowering.
pub(super) struct Context<'a> {
    pub(super) vendor: &'a Vendor,
    pub(super) sources: &'a Sources,
    pub(super) uses: Uses,
    /// Name by which modules below reach the vendor's module.
    pub(super) vendor_alias: String,
}

impl<'a> Context<'a> {
    pub(super) fn new(vendor: &'a Vendor, sources: &'a Sources) -> Self {
        Self { vendor, sources, uses: Uses::of(vendor), vendor_alias: vendor_alias(vendor) }
    }
}

/// Returns the name of the vendor's module, extended until no module below has the same name.
fn vendor_alias(vendor: &Vendor) -> String {
    let mut alias = naming::module(&vendor.name);
    let steps = || vendor.operations.iter().flat_map(|operation| &operation.path);
    while steps().any(|step| naming::module(step) == alias) {
        alias = format!("{}_vendor", naming::file(&alias));
    }
    alias
}

/// Returns the names of the modules of a folder.
pub(super) fn modules(folder: &[String]) -> Vec<String> {
    folder.iter().map(|step| naming::module(step)).collect()
}

/// Returns the folder of an operation.
pub(super) fn folder(operation: &Operation) -> &[String] {
    &operation.path[..operation.path.len().saturating_sub(1)]
}

/// Returns the name of an operation in its folder.
pub(super) fn method(operation: &Operation) -> &str {
    operation.path.last().map(String::as_str).unwrap_or_default()
}
