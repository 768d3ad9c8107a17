//! The specs as `OpenAPI` 3.1 documents, one for each vendor.

mod body;
mod components;
mod document;
mod failure;
mod object;
mod operation;
mod paging;
mod parameter;
mod path;
mod prose;
mod reply;
mod schema;
mod security;
mod server;
mod view;

use crate::spec::{Spec, Vendor};
use crate::yaml::Value;

/// The document of one vendor.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The name of the vendor.
    pub vendor: String,
    /// The document.
    pub root: Value,
}

/// Exports each vendor of a checked spec.
#[must_use]
pub fn export(spec: &Spec) -> Vec<Document> {
    let document = |vendor: &Vendor| Document { vendor: vendor.name.clone(), root: document::export_document(vendor) };
    spec.vendors.iter().map(document).collect()
}
