//! The specs as `OpenAPI` 3.1 documents, one for each vendor.
//!
//! [`export_openapi`] reads and checks the specs. `document.rs` then builds the document of a
//! vendor from the parts in the other files: paths, operations, webhooks, parameters, bodies,
//! responses, schemas, security schemes.
//!
//! - Facts for which `OpenAPI` has no key become extensions, such as `x-paging`, and sentences in
//!   descriptions (`prose.rs`).
//! - A type that is sent and received has two schemas, because a response need not contain the
//!   required fields of a request.
//! - Failures that several operations share become components.
//!
//! [`curl()`] writes one operation as a curl command.

mod body;
mod components;
mod curl;
mod document;
mod failure;
mod object;
mod operation;
mod paging;
mod parameter;
mod path;
mod prose;
mod response;
mod schema;
mod security;
mod server;
mod shared;
mod sign_in;
mod status;
mod stream;
mod view;
mod wait;
mod webhook;

pub use curl::curl;
pub use document::Document;

use crate::diagnostics::{HasErrors, Report, Sources};
use crate::spec;

/// Exports the specs as documents of `OpenAPI` 3.1, one for each vendor.
///
/// # Errors
/// [`HasErrors`] if the report contains an error.
pub fn export_openapi(sources: &Sources, report: &mut Report) -> Result<Vec<Document>, HasErrors> {
    let spec = spec::read(sources, report)?;
    Ok(spec.vendors.iter().map(document::export_document).collect())
}
