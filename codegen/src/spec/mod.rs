//! The model of a page: read from specs, and checked.
//!
//! [`read`] loads all files and then checks them. Both stages finish before an error stops the run,
//! so one run reports every finding of every file:
//!
//! - `load` compares each file with the table of keys and fills the model. A value that cannot be
//!   read has a finding and is absent from the model, so that no later check reports it again.
//! - `check` applies the rules that need more than one key, such as a type and its example.
//! - `unwritten` replaces each `?`, which a person has still to write, so that no reader sees it.
//!
//! After [`read`], the other rooms use the model without checking it again. [`Scope`] finds the
//! types, envelopes and error rows that an operation shares with others.

mod check;
mod load;
mod model;
mod unwritten;

pub use load::load;
pub(crate) use load::parse_http;
pub use model::{
    Auth, Batch, Bounds, Challenge, Concurrency, Constant, Constants, ConstantsType, ConstantsTypes, EVENTS_FOLDER,
    Encryption, Envelope, Erratum, ErrorRow, Event, Events, Example, ExampleTexts, Exchange, Field, FieldLocation,
    FieldPath, Frame, Home, Http, LogId, METHODS, NO_TOKEN, Operation, Outcome, PageSource, Pages, PushedExample,
    Rates, Receives, Repeat, RetryAfter, SCHEMES, Scheme, Scope, Sends, Service, Shared, Signature, Spec, Tenants, Ty,
    Type, UnknownStep, Unsure, Users, Uses, Variable, Vendor, Webhook, When, is_unwritten,
};

use crate::diagnostics::{HasErrors, Report, Sources};
use crate::memo::Memo;

/// Reads and checks all specs. Texts that are still to be written are replaced or removed.
///
/// # Errors
/// [`HasErrors`] if the report contains an error.
pub fn read(sources: &Sources, report: &mut Report) -> Result<Spec, HasErrors> {
    read_with(sources, &mut Memo::off(), report)
}

/// Reads and checks all specs as [`read`] does, with the findings that the memo has.
///
/// # Errors
/// [`HasErrors`] if the report contains an error.
pub(crate) fn read_with(sources: &Sources, memo: &mut Memo, report: &mut Report) -> Result<Spec, HasErrors> {
    let mut spec = load::load_with(sources, memo, report);
    check::check(&mut spec, sources, memo, report);
    report.propagate()?;
    Ok(unwritten::replaced(spec))
}
