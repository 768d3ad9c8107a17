//! Checks of facts that other facts make void.

use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Envelope, ErrorRow, Exchange, Operation, Scope};

/// Checks the error rows of a page against its envelope and its token.
pub(super) fn check_rows(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    let section = at.key("errors");
    for (number, row) in operation.errors.iter().enumerate() {
        let at = section.index(number);
        check_success_row(row, scope.envelope().filter(|_| !operation.bare), &at, report);
        if row.means.as_deref() == Some("bad_token") && !operation.takes_credentials() {
            let message = "`means` has no effect: the call takes no token that the client could renew";
            let finding = report.add(&codes::NO_EFFECT, &at.key("means"), message).on_key();
            finding.help("remove `means`, or name the token that the call takes");
        }
    }
}

/// Checks that the code of a row is not one of success.
pub(super) fn check_success_row(row: &ErrorRow, envelope: Option<&Envelope>, at: &At<'_>, report: &mut Report) {
    let is_success =
        |envelope: &Envelope| envelope.error_codes.is_empty() && envelope.success.iter().any(|code| *code == row.code);
    if envelope.is_some_and(is_success) {
        let message = format!("the row has no effect: `{}` is a success code of the envelope", row.code);
        let finding = report.add(&codes::NO_EFFECT, &at.key("code"), message);
        finding.help("remove the row, or correct `success` under `envelope`");
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
pub(super) fn check_renewal(exchange: &Exchange, at: &At<'_>, report: &mut Report) {
    let Exchange { renew_below, unusable_below, .. } = exchange;
    if renew_below < unusable_below {
        let message = format!(
            "`renew_below` has no effect: it is {renew_below}, and below {unusable_below} the token is not used"
        );
        let finding = report.add(&codes::NO_EFFECT, &at.key("renew_below"), message);
        finding.help("write a number that is not smaller than `unusable_below`");
    }
}
