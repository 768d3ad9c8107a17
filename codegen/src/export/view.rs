//! The view of a page or folder on the specs, in one direction.

use crate::spec::{Event, Home, LogId, Operation, RetryAfter, Scope, Service, Shared, Type, Uses, Vendor};

/// The direction of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Sent,
    Received,
}

/// The meaning of names at a location of the specs.
#[derive(Clone, Debug)]
pub(super) struct View<'a> {
    pub(super) vendor: &'a Vendor,
    pub(super) uses: &'a Uses,
    pub(super) scope: Scope<'a>,
    /// The path of the page or folder.
    path: &'a [String],
}

impl<'a> View<'a> {
    pub(super) fn of_operation(vendor: &'a Vendor, uses: &'a Uses, operation: &'a Operation) -> Self {
        Self { vendor, uses, scope: Scope::of_operation(vendor, operation), path: &operation.path }
    }

    pub(super) fn of_event(vendor: &'a Vendor, uses: &'a Uses, event: &'a Event) -> Self {
        Self { vendor, uses, scope: Scope::of_event(vendor, event), path: &event.path }
    }

    pub(super) fn of_folder(vendor: &'a Vendor, uses: &'a Uses, folder: &'a [String]) -> Self {
        Self { vendor, uses, scope: Scope::of_folder(vendor, folder), path: folder }
    }

    /// Returns the name of a type's component: the address of its declaration.
    ///
    /// A type that is sent and received has two, because a response need not contain the required
    /// fields of a request.
    pub(super) fn component(&self, name: &str, direction: Direction) -> String {
        let Some((home, ty)) = self.scope.find(name) else { return key(name) };
        let folder = match home {
            Home::Operation => self.path,
            Home::Folder(folder) => folder,
        };
        declared(self.uses, folder, name, ty, direction)
    }

    /// Returns the headers of every call, from the nearest level that states them.
    pub(super) fn headers(&self) -> &'a [(String, String)] {
        let mut headers = self.levels().into_iter().map(|shared| shared.headers.as_slice());
        headers.find(|headers| !headers.is_empty()).unwrap_or_default()
    }

    /// Returns the levels above, the nearest first.
    pub(super) fn levels(&self) -> Vec<&'a Shared> {
        self.vendor.levels(self.path)
    }

    /// Returns the services above, the nearest first.
    pub(super) fn services(&self) -> Vec<&'a Service> {
        self.vendor.services_above(self.path)
    }

    /// Returns the location of the log ID in responses.
    pub(super) fn log_id(&self) -> Option<&'a LogId> {
        self.levels().into_iter().find_map(|shared| shared.log_id.as_ref())
    }

    /// Returns the locations of stated waits.
    pub(super) fn retry_after(&self) -> Option<&'a RetryAfter> {
        self.levels().into_iter().map(|shared| &shared.retry_after).find(|waits| !waits.is_empty())
    }

    /// Returns the nearest folder with failures of its own; empty for the vendor.
    ///
    /// Such a folder has codes, an envelope, or members that state a wait.
    pub(super) fn failures(&self) -> &'a [String] {
        let has_own = |shared: &Shared| {
            shared.envelope.is_some() || !shared.errors.is_empty() || !shared.retry_after.fields.is_empty()
        };
        let own = self.services().into_iter().find(|service| has_own(&service.shared));
        own.map(|service| service.path.as_slice()).unwrap_or_default()
    }
}

/// Returns the component of a type that is declared in a folder or page.
pub(super) fn declared(uses: &Uses, folder: &[String], name: &str, ty: &Type, direction: Direction) -> String {
    let both = uses.sent(ty) && uses.received(ty);
    let suffix = (both && direction == Direction::Received).then(|| "Received".to_owned());
    let steps: Vec<String> = folder.iter().cloned().chain([name.to_owned()]).chain(suffix).collect();
    key(&steps.join("."))
}

/// Returns a text as a component name, which allows few characters.
pub(super) fn key(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect()
}
