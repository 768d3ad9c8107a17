//! The model of a page, read from specs and checked.

mod check;
mod load;
mod model;

pub use load::load;
pub(crate) use load::parse_http;
pub use model::{
    Auth, Batch, Bounds, Envelope, Erratum, ErrorRow, Example, Exchange, Field, FieldLocation, FieldPath, Home, Http,
    LogId, Operation, Outcome, PageSource, Pages, Rates, Repeat, SCHEMES, Scheme, Scope, Sends, Service, Shared, Spec,
    Tenants, Ty, Type, UnknownStep, Unsure, Uses, Variable, Vendor,
};

use crate::diagnostics::{HasErrors, Report, Sources};

/// Reads and checks, without making anything.
///
/// # Errors
/// [`HasErrors`] if the report holds an error.
pub fn read(sources: &Sources, report: &mut Report) -> Result<Spec, HasErrors> {
    let spec = load(sources, report);
    check::check(&spec, report);
    report.propagate()?;
    Ok(spec)
}
