//! Checks of facts that other facts make void.

use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Envelope, ErrorRow, Field, FieldLocation, Operation, Scope, Shared, Vendor};

/// Checks the error rows of a page against its envelope and its token.
pub(super) fn check_rows(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let section = at.key("errors");
    for (number, row) in operation.errors.iter().enumerate() {
        let at = section.index(number);
        check_success_row(row, scope.envelope().filter(|_| !operation.bare), &at, report);
        check_carried_row(row, scope.envelope(), &at, report);
        if row.means.as_deref() == Some("bad_token") && !operation.takes_credentials() {
            let message = "`means` has no effect: the call takes no token that the client could renew";
            let finding = report.add(&codes::NO_EFFECT, &at.key("means"), message).on_key();
            finding.help("remove `means`, or name the token that the call takes");
        }
    }
}

/// Checks the headers of a call that callers set, or that have a fixed value.
pub(super) fn check_headers(vendor: &Vendor, operation: &Operation, at: &At<'_>, report: &mut Report) {
    let section = at.key(FieldLocation::Header.key());
    let headers = operation.request.iter().filter(|field| field.location == FieldLocation::Header && !field.auth);
    for field in headers {
        let at = section.key(&field.name);
        if vendor.fills(operation, &field.name) {
            let message = format!("`{}` has no effect: the credentials of the call fill this header", field.name);
            let finding = report.add(&codes::NO_EFFECT, &at, message).on_key();
            finding.help("write `auth: true` at the header, and remove its `value`");
        } else if field.name.eq_ignore_ascii_case("content-type") {
            check_content_type(operation, field, &at, report);
        }
    }
}

/// Checks that a `Content-Type` fits the format of the body.
fn check_content_type(operation: &Operation, field: &Field, at: &At<'_>, report: &mut Report) {
    let value = field.value.as_deref().map(|value| value.trim().to_ascii_lowercase());
    let is = |start: &str| value.as_ref().is_some_and(|value| value.starts_with(start));
    if operation.sends_multipart() && !is("multipart/form-data") {
        let message = format!("`{}` has no effect: the client states the boundary of the body in it", field.name);
        let finding = report.add(&codes::NO_EFFECT, at, message).on_key();
        finding.help("write `value: multipart/form-data`, or remove the header");
    }
    let has_body = operation.request.iter().any(|field| field.location == FieldLocation::Body);
    let kind = value.as_deref().and_then(|value| value.split(';').next()).unwrap_or("application/json").trim();
    if has_body && !operation.sends_multipart() && !(kind.ends_with("/json") || kind.ends_with("+json")) {
        let message = format!("`{}` is `{kind}`, but the body is sent as JSON", field.name);
        report.add(&codes::BODY_FORMAT, &at.key("value"), message);
    }
}

/// Checks that credentials fill no header of all calls.
pub(super) fn check_shared_headers(
    vendor: &Vendor,
    folder: &[String],
    shared: &Shared,
    at: &At<'_>,
    report: &mut Report,
) {
    let section = at.key("headers");
    let operations = || vendor.operations.iter().filter(|operation| operation.path.starts_with(folder));
    for (name, _) in &shared.headers {
        if operations().any(|operation| vendor.fills(operation, name)) {
            let message = format!("`{name}` has no effect: the credentials of calls fill this header");
            let finding = report.add(&codes::NO_EFFECT, &section.key(name), message).on_key();
            finding.help("remove the header");
        }
    }
}

/// Checks that the code of a row is not one of success.
pub(super) fn check_success_row(row: &ErrorRow, envelope: Option<&Envelope>, at: &At<'_>, report: &mut Report) {
    let is_success = |envelope: &Envelope| envelope.error_codes.is_empty() && envelope.success.contains(&row.code);
    if envelope.is_some_and(is_success) {
        let message = format!("the row has no effect: `{}` is a success code of the envelope", row.code);
        let finding = report.add(&codes::NO_EFFECT, &at.key("code"), message);
        finding.help("remove the row, or correct `success` under `envelope`");
    }
}

/// Checks that a response can have the code of a row.
pub(super) fn check_carried_row(row: &ErrorRow, envelope: Option<&Envelope>, at: &At<'_>, report: &mut Report) {
    if let Some(envelope) = envelope.filter(|envelope| !row.code.is_empty() && !envelope.carries(&row.code)) {
        let message =
            format!("the row has no effect: `{}` is a boolean, and no other member has a code", envelope.code);
        let finding = report.add(&codes::NO_EFFECT, &at.key("code"), message);
        finding.help("name the member with the codes of failures under `envelope`: `error_codes`");
    }
}

/// Checks that no code of failure is one of success.
pub(super) fn check_failure(envelope: &Envelope, at: &At<'_>, report: &mut Report) {
    for code in envelope.failure.iter().filter(|code| envelope.success.contains(code)) {
        let message = format!("`failure` has no effect for `{code}`, which `success` lists too");
        let finding = report.add(&codes::NO_EFFECT, &at.key("failure"), message).on_key();
        finding.help(format!("remove `{code}` from one of the two"));
    }
}

/// Checks that a token is renewed before it is unusable.
pub(super) fn check_renewal(renew_below: u64, unusable_below: u64, at: &At<'_>, report: &mut Report) {
    if renew_below < unusable_below {
        let message = format!(
            "`renew_below` has no effect: it is {renew_below}, and below {unusable_below} the token is not used"
        );
        let finding = report.add(&codes::NO_EFFECT, &at.key("renew_below"), message);
        finding.help("write a number that is not smaller than `unusable_below`");
    }
}
