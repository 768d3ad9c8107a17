//! From where a part of a document is seen: a page or folder, and whether it is sent or received.

use crate::spec::{Home, LogId, Operation, Scope, Service, Shared, Type, Uses, Vendor};

/// Which way a value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Sent,
    Received,
}

/// What names mean at some place of the specs.
#[derive(Clone, Debug)]
pub(super) struct View<'a> {
    pub(super) vendor: &'a Vendor,
    pub(super) uses: &'a Uses,
    pub(super) scope: Scope<'a>,
    /// The page's path, or that of the folder.
    path: &'a [String],
}

impl<'a> View<'a> {
    pub(super) fn of_operation(vendor: &'a Vendor, uses: &'a Uses, operation: &'a Operation) -> Self {
        Self { vendor, uses, scope: Scope::of_operation(vendor, operation), path: &operation.path }
    }

    pub(super) fn of_folder(vendor: &'a Vendor, uses: &'a Uses, folder: &'a [String]) -> Self {
        Self { vendor, uses, scope: Scope::of_folder(vendor, folder), path: folder }
    }

    /// The name of a type's component: the address of its declaration. What is sent and received has two, because a
    /// reply need not hold what a request has to.
    pub(super) fn component(&self, name: &str, direction: Direction) -> String {
        let Some((home, ty)) = self.scope.find(name) else { return key(name) };
        let folder = match home {
            Home::Operation => self.path,
            Home::Folder(folder) => folder,
        };
        declared(self.uses, folder, name, ty, direction)
    }

    /// The nearest level's headers that every call carries.
    pub(super) fn headers(&self) -> &'a [(String, String)] {
        let mut headers = self.levels().into_iter().map(|shared| shared.headers.as_slice());
        headers.find(|headers| !headers.is_empty()).unwrap_or_default()
    }

    /// What the levels above say, the nearest first.
    pub(super) fn levels(&self) -> Vec<&'a Shared> {
        self.vendor.levels(self.path)
    }

    /// The services above, the nearest first.
    pub(super) fn services(&self) -> Vec<&'a Service> {
        self.vendor.services_above(self.path)
    }

    /// Where replies say how the vendor's support finds a call.
    pub(super) fn log_id(&self) -> Option<&'a LogId> {
        self.levels().into_iter().find_map(|shared| shared.log_id.as_ref())
    }

    /// The nearest folder that has codes or an envelope of its own; the vendor's if it is empty.
    pub(super) fn failures(&self) -> &'a [String] {
        let has_own = |shared: &Shared| shared.envelope.is_some() || !shared.errors.is_empty();
        let own = self.services().into_iter().find(|service| has_own(&service.shared));
        own.map(|service| service.path.as_slice()).unwrap_or_default()
    }
}

/// The component of a type that is declared in a folder or page.
pub(super) fn declared(uses: &Uses, folder: &[String], name: &str, ty: &Type, direction: Direction) -> String {
    let both = uses.sent(ty) && uses.received(ty);
    let suffix = (both && direction == Direction::Received).then(|| "Received".to_owned());
    let steps: Vec<String> = folder.iter().cloned().chain([name.to_owned()]).chain(suffix).collect();
    key(&steps.join("."))
}

/// A text as the name of a component, which has few characters.
pub(super) fn key(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect()
}
