//! The check of bodies that many servers do not read.

use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{FieldLocation, Operation};

/// Checks that a GET with a body has an erratum, by which a person confirms the body.
pub(super) fn check_get_body(operation: &Operation, at: &At<'_>, report: &mut Report) {
    let has_body = operation.request.iter().any(|field| field.location == FieldLocation::Body);
    let is_settled = operation.errata.iter().any(|erratum| ["body", "http"].contains(&erratum.at.as_str()));
    if operation.http.method == "GET" && has_body && !is_settled {
        let message = "a GET has a body, which many servers and proxies ignore or refuse";
        report.add(&codes::GET_BODY, &at.key("body"), message).on_key();
    }
}
