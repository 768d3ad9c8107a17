//! Context of a vendor's lowering, and the names that depend on the vendor alone.

use super::service_uses::ServiceUses;
use super::vendor_constants::VendorConstants;
use crate::diagnostics::Sources;
use crate::naming;
use crate::spec::{Uses, Vendor};

/// Context of a vendor's lowering.
pub(super) struct Context<'a> {
    pub(super) vendor: &'a Vendor,
    pub(super) sources: &'a Sources,
    pub(super) uses: Uses,
    pub(super) services: ServiceUses,
    pub(super) constants: VendorConstants<'a>,
    /// Name by which modules below reach the vendor's module.
    pub(super) vendor_alias: String,
}

impl<'a> Context<'a> {
    pub(super) fn new(vendor: &'a Vendor, sources: &'a Sources) -> Self {
        let services = ServiceUses::of(vendor);
        let constants = VendorConstants::of(vendor, &services);
        Self { vendor, sources, uses: Uses::of(vendor), services, constants, vendor_alias: vendor_alias(vendor) }
    }
}

/// Returns the name of the vendor's module, extended until no module below has the same name.
fn vendor_alias(vendor: &Vendor) -> String {
    let mut alias = naming::module(&vendor.name);
    let events = || vendor.events.iter().flat_map(|event| &event.path);
    let steps = || vendor.operations.iter().flat_map(|operation| &operation.path).chain(events());
    while steps().any(|step| naming::module(step) == alias) {
        alias = format!("{}_vendor", naming::file(&alias));
    }
    alias
}
