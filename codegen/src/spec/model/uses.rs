//! The direction of types: sent, received, or both.

use std::collections::BTreeSet;

use super::event::Event;
use super::field::{Field, Type};
use super::operation::Operation;
use super::scope::Scope;
use super::vendor::Vendor;

/// The types that a vendor's operations send and receive, and those of its events.
#[derive(Debug, Default)]
pub struct Uses {
    sent: BTreeSet<*const Type>,
    received: BTreeSet<*const Type>,
}

impl Uses {
    /// Collects the types that requests, responses and events reach.
    #[must_use]
    pub fn of(vendor: &Vendor) -> Self {
        let mut uses = Self::of_operations(vendor, &vendor.operations);
        uses.received.extend(Self::of_events(vendor, &vendor.events).received);
        uses
    }

    /// Collects the types that some events reach.
    #[must_use]
    pub fn of_events<'a>(vendor: &'a Vendor, events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut uses = Self::default();
        for event in events {
            reach(&event.body, &Scope::of_event(vendor, event), &mut uses.received);
        }
        uses
    }

    /// Collects the types that requests and responses of some operations reach.
    #[must_use]
    pub fn of_operations<'a>(vendor: &'a Vendor, operations: impl IntoIterator<Item = &'a Operation>) -> Self {
        let mut uses = Self::default();
        for operation in operations {
            let scope = Scope::of_operation(vendor, operation);
            reach(&operation.request, &scope, &mut uses.sent);
            reach(&operation.response, &scope, &mut uses.received);
            reach(operation.contents(), &scope, &mut uses.received);
        }
        uses
    }

    /// Whether any operation or event uses the type.
    #[must_use]
    pub fn any(&self, ty: &Type) -> bool {
        self.sent(ty) || self.received(ty)
    }

    /// Whether a request contains the type.
    #[must_use]
    pub fn sent(&self, ty: &Type) -> bool {
        self.sent.contains(&std::ptr::from_ref(ty))
    }

    /// Whether a response or an event contains the type.
    #[must_use]
    pub fn received(&self, ty: &Type) -> bool {
        self.received.contains(&std::ptr::from_ref(ty))
    }
}

fn reach(fields: &[Field], scope: &Scope<'_>, into: &mut BTreeSet<*const Type>) {
    for (home, ty) in fields.iter().filter_map(|field| field.ty.named()).filter_map(|name| scope.find(name)) {
        if into.insert(std::ptr::from_ref(ty)) {
            reach(&ty.fields, &scope.shared(home), into);
        }
    }
}
