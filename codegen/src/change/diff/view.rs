//! A vendor before or after a change, and what an operation sees of it.

use super::form::Goes;
use crate::diagnostics::FileId;
use crate::spec::{Field, FieldLocation, Home, Operation, Scope, Type, Uses, Vendor};

/// A vendor before or after.
pub(super) struct Seen<'a> {
    pub(super) vendor: &'a Vendor,
    pub(super) uses: Uses,
}

/// What is seen from an operation, before or after.
#[derive(Clone)]
pub(super) struct View<'a> {
    pub(super) seen: &'a Seen<'a>,
    pub(super) operation: &'a Operation,
    pub(super) scope: Scope<'a>,
}

/// A type with where it is declared.
pub(super) struct Found<'a> {
    pub(super) file: FileId,
    pub(super) home: Home<'a>,
    pub(super) name: &'a str,
    pub(super) ty: &'a Type,
}

/// The direction of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// In a request; whether constructors take what is required.
    Sent { constructed: bool },
    /// In a reply; whether it goes no other way.
    Received { alone: bool },
}

impl<'a> Seen<'a> {
    pub(super) fn of(vendor: &'a Vendor) -> Self {
        Self { vendor, uses: Uses::of(vendor) }
    }

    pub(super) fn view(&'a self, operation: &'a Operation) -> View<'a> {
        View { seen: self, operation, scope: Scope::of_operation(self.vendor, operation) }
    }
}

impl<'a> View<'a> {
    pub(super) fn find(&self, name: &'a str) -> Option<Found<'a>> {
        let (home, ty) = self.scope.find(name)?;
        let vendor = self.seen.vendor;
        let file = match home {
            Home::Operation => self.operation.file,
            Home::Folder(path) => {
                vendor.services.iter().find(|service| service.path == path).map_or(vendor.file, |service| service.file)
            }
        };
        Some(Found { file, home, name, ty })
    }

    pub(super) fn inside(&self, home: Home<'a>) -> Self {
        Self { scope: self.scope.shared(home), ..self.clone() }
    }

    pub(super) fn goes(&self, ty: &Type) -> Goes {
        Goes { sent: self.seen.uses.sent(ty), received: self.seen.uses.received(ty) }
    }

    /// The list of the body that a path leads to.
    pub(super) fn list(&self, path: &str) -> Option<&'a Field> {
        let body = self.operation.request.iter().filter(|field| field.location == FieldLocation::Body);
        self.scope.follow(body, path).ok()?.last().copied()
    }
}
