//! Context of a vendor's lowering, and the names that depend on the vendor alone.

use std::collections::BTreeMap;

use super::constants::VendorConstants;
use crate::diagnostics::Sources;
use crate::naming;
use crate::rust::ir::Services;
use crate::spec::{Operation, Type, Uses, Vendor};

/// Context of a vendor's lowering.
pub(super) struct Context<'a> {
    pub(super) vendor: &'a Vendor,
    pub(super) sources: &'a Sources,
    pub(super) uses: Uses,
    /// Types that the operations of each service use, by the service's feature.
    services: BTreeMap<String, Uses>,
    /// Name by which modules below reach the vendor's module.
    pub(super) vendor_alias: String,
    pub(super) constants: VendorConstants<'a>,
}

impl<'a> Context<'a> {
    pub(super) fn new(vendor: &'a Vendor, sources: &'a Sources) -> Self {
        let (uses, services) = (Uses::of(vendor), services(vendor));
        let constants = VendorConstants::default();
        let mut cx = Self { vendor, sources, uses, services, vendor_alias: vendor_alias(vendor), constants };
        cx.constants = VendorConstants::of(&cx);
        cx
    }

    /// Returns the services of all operations below a folder.
    pub(super) fn services_below(&self, path: &[String]) -> Services {
        let below = self.vendor.operations.iter().filter(|operation| operation.path.starts_with(path));
        below.map(|operation| feature(self.vendor, operation)).collect()
    }

    /// Returns those of the services below a type's folder whose operations reach the type.
    pub(super) fn services(&self, ty: &Type, below: &Services) -> Services {
        self.services_where(below, |uses| uses.any(ty))
    }

    /// Returns those of the services below a type's folder whose requests reach the type.
    pub(super) fn senders(&self, ty: &Type, below: &Services) -> Services {
        self.services_where(below, |uses| uses.sent(ty))
    }

    fn services_where(&self, below: &Services, reach: impl Fn(&Uses) -> bool) -> Services {
        below.iter().filter(|feature| self.services.get(*feature).is_some_and(&reach)).cloned().collect()
    }
}

/// Returns the types that each service uses, by the service's feature.
fn services(vendor: &Vendor) -> BTreeMap<String, Uses> {
    let mut services: BTreeMap<String, Vec<&Operation>> = BTreeMap::new();
    for operation in &vendor.operations {
        services.entry(feature(vendor, operation)).or_default().push(operation);
    }
    services.into_iter().map(|(feature, operations)| (feature, Uses::of_operations(vendor, operations))).collect()
}

/// Returns the feature of an operation's service.
pub(super) fn feature(vendor: &Vendor, operation: &Operation) -> String {
    naming::service_feature(&vendor.name, operation.service())
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
