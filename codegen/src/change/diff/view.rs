//! A vendor before or after a change, and the names that one of its operations can use.

use super::form::Directions;
use crate::diagnostics::FileId;
use crate::spec::{Event, Field, FieldLocation, Home, Operation, Scope, Type, Uses, Vendor};

/// A vendor before or after, with the uses of its types.
pub(super) struct VendorView<'a> {
    pub(super) vendor: &'a Vendor,
    pub(super) uses: Uses,
}

/// An operation or event before or after, with the types that it can name.
#[derive(Clone)]
pub(super) struct View<'a> {
    pub(super) of: &'a VendorView<'a>,
    pub(super) file: FileId,
    pub(super) path: &'a [String],
    /// Parameters and members of the body of a request.
    request: &'a [Field],
    pub(super) scope: Scope<'a>,
}

/// A type with the place of its declaration.
pub(super) struct DeclaredType<'a> {
    pub(super) file: FileId,
    pub(super) home: Home<'a>,
    pub(super) name: &'a str,
    pub(super) ty: &'a Type,
}

/// The direction of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// In a request; `constructed` if constructors take the required fields.
    Sent { constructed: bool },
    /// In a response; `alone` if the value is never sent.
    Received { alone: bool },
}

impl<'a> VendorView<'a> {
    pub(super) fn of(vendor: &'a Vendor) -> Self {
        Self { vendor, uses: Uses::of(vendor) }
    }

    pub(super) fn view(&'a self, operation: &'a Operation) -> View<'a> {
        let Operation { file, path, request, .. } = operation;
        View { of: self, file: *file, path, request, scope: Scope::of_operation(self.vendor, operation) }
    }

    pub(super) fn view_event(&'a self, event: &'a Event) -> View<'a> {
        let Event { file, path, .. } = event;
        View { of: self, file: *file, path, request: &[], scope: Scope::of_event(self.vendor, event) }
    }
}

impl<'a> View<'a> {
    pub(super) fn find(&self, name: &'a str) -> Option<DeclaredType<'a>> {
        let (home, ty) = self.scope.find(name)?;
        let vendor = self.of.vendor;
        let file = match home {
            Home::Operation => self.file,
            Home::Folder(path) => {
                vendor.services.iter().find(|service| service.path == path).map_or(vendor.file, |service| service.file)
            }
        };
        Some(DeclaredType { file, home, name, ty })
    }

    pub(super) fn inside(&self, home: Home<'a>) -> Self {
        Self { scope: self.scope.shared(home), ..self.clone() }
    }

    pub(super) fn directions(&self, ty: &Type) -> Directions {
        Directions { sent: self.of.uses.sent(ty), received: self.of.uses.received(ty) }
    }

    /// Returns the list in the body at a path.
    pub(super) fn list(&self, path: &str) -> Option<&'a Field> {
        let body = self.request.iter().filter(|field| field.location == FieldLocation::Body);
        self.scope.follow(body, path).ok()?.last().copied()
    }
}
