//! The services that use each type.

use std::collections::BTreeMap;

use super::paths::feature;
use crate::rust::ir::Services;
use crate::spec::{Operation, Type, Uses, Vendor};

/// The types that the operations of each service use.
pub(super) struct ServiceUses {
    /// Types by the feature of the service.
    services: BTreeMap<String, Uses>,
}

impl ServiceUses {
    pub(super) fn of(vendor: &Vendor) -> Self {
        let mut services: BTreeMap<String, Vec<&Operation>> = BTreeMap::new();
        for operation in &vendor.operations {
            services.entry(feature(vendor, operation)).or_default().push(operation);
        }
        let uses = |(feature, operations)| (feature, Uses::of_operations(vendor, operations));
        Self { services: services.into_iter().map(uses).collect() }
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
