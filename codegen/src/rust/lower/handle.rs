//! Names of clients and handles.

use super::paths::folder;
use crate::naming;
use crate::spec::{Operation, Vendor};

/// Returns the name of a vendor's client.
pub(super) fn client(vendor: &Vendor) -> String {
    naming::client(vendor.client.as_deref(), &vendor.name)
}

/// Returns the name of a folder's handle.
pub(super) fn handle(folder: &str) -> String {
    naming::type_name(folder, "Handle")
}

/// Returns the name of the type that has an operation's method: its folder's handle, or the client.
pub(super) fn owner(vendor: &Vendor, operation: &Operation) -> String {
    folder(operation).last().map_or_else(|| client(vendor), |folder| handle(folder))
}
