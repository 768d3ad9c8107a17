//! The model of a page, read from specs and checked.

mod check;
mod load;
mod model;

pub use load::load;
pub(crate) use load::parse_http;
pub use model::{
    Auth, Batch, Bounds, Envelope, Erratum, ErrorRow, Example, Exchange, Field, Home, Http, LogId, Lost, Operation,
    Outcome, Pages, Place, Rates, Repeat, Scope, Sends, Service, Shared, Source, Spec, Tenants, Ty, Type, Unsure, Uses,
    Variable, Vendor, Way,
};

use crate::diagnostics::{Report, Sources, Stopped};

/// Reads and checks, without making anything.
///
/// # Errors
/// [`Stopped`] if the report holds an error.
pub fn read(sources: &Sources, report: &mut Report) -> Result<Spec, Stopped> {
    let spec = load(sources, report);
    check::check(&spec, report);
    report.propagate()?;
    Ok(spec)
}
