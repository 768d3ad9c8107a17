//! The names of clients and handles.

use super::context::Cx;
use crate::naming;
use crate::spec::{Operation, Vendor};

/// The name of a vendor's client.
pub(super) fn client(vendor: &Vendor) -> String {
    naming::client(vendor.client.as_deref(), &vendor.name)
}

/// The name of a folder's handle.
pub(super) fn handle(folder: &str) -> String {
    naming::type_name(folder, "Handle")
}

/// What has the methods of an operation: a handle or, as the flag says, the client; and the operation's own name there.
pub(super) fn method<'a>(cx: &Cx<'_>, operation: &'a Operation) -> (String, bool, &'a str) {
    match operation.path.as_slice() {
        [.., folder, method] => (handle(folder), false, method),
        path => (client(cx.vendor), true, path.last().map(String::as_str).unwrap_or_default()),
    }
}
