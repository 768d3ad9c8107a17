//! The services that use each type.

use std::collections::BTreeMap;

use super::paths::{feature, services_below};
use crate::rust::ir::Services;
use crate::spec::{Operation, Type, Uses, Vendor};

/// The types that the operations of each service use.
pub(super) struct ServiceUses<'a> {
    vendor: &'a Vendor,
    /// Types by the feature of the service.
    services: BTreeMap<String, Uses>,
}

impl<'a> ServiceUses<'a> {
    pub(super) fn of(vendor: &'a Vendor) -> Self {
        let mut services: BTreeMap<String, Vec<&Operation>> = BTreeMap::new();
        for operation in &vendor.operations {
            services.entry(feature(vendor, operation)).or_default().push(operation);
        }
        let uses = |(feature, operations)| (feature, Uses::of_operations(vendor, operations));
        Self { vendor, services: services.into_iter().map(uses).collect() }
    }

    /// Returns the services whose operations reach a type of this folder.
    pub(super) fn services(&self, ty: &Type, folder: &[String]) -> Services {
        self.services_where(folder, |uses| uses.any(ty))
    }

    /// Returns the services whose requests reach a type of this folder.
    pub(super) fn senders(&self, ty: &Type, folder: &[String]) -> Services {
        self.services_where(folder, |uses| uses.sent(ty))
    }

    fn services_where(&self, folder: &[String], reach: impl Fn(&Uses) -> bool) -> Services {
        let below = services_below(self.vendor, folder).into_iter();
        below.filter(|feature| self.services.get(feature).is_some_and(&reach)).collect()
    }
}
