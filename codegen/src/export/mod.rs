//! The specs as `OpenAPI` 3.1 documents, one for each vendor.

mod answer;
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
mod reply;
mod schema;
mod security;
mod server;
mod shared;
mod view;

pub use curl::curl;
pub use document::Document;

use crate::diagnostics::{HasErrors, Report, Sources};
use crate::spec;

/// Exports what the pages say as documents of `OpenAPI` 3.1, one a vendor.
///
/// # Errors
/// [`HasErrors`] if the report holds an error.
pub fn export_openapi(sources: &Sources, report: &mut Report) -> Result<Vec<Document>, HasErrors> {
    let spec = spec::read(sources, report)?;
    Ok(spec.vendors.iter().map(document::export_document).collect())
}
