//! Checks of the credentials of calls: calls without any, and headers that credentials fill.

use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Auth, FieldLocation, NO_TOKEN, Operation, Scheme, Vendor};

/// The builder's method for clients without credentials.
const WITHOUT: &str = "without_credentials";

/// Checks that a call without credentials names no kind of token.
pub(super) fn check_tokens(operation: &Operation, at: &At<'_>, report: &mut Report) {
    let section = at.key("token");
    let none = operation.tokens.iter().position(|token| token == NO_TOKEN).filter(|_| operation.tokens.len() > 1);
    if let Some(number) = none {
        let others: Vec<String> =
            operation.tokens.iter().filter(|token| *token != NO_TOKEN).map(|token| format!("`{token}`")).collect();
        let message = format!("a call without credentials cannot also take {}", others.join(" or "));
        report.add(&codes::NO_CREDENTIALS, &section.index(number), message);
    }
}

/// Checks that a method serves no token `none`, and that its name is free.
pub(super) fn check_method(vendor: &Vendor, auth: &Auth, at: &At<'_>, report: &mut Report) {
    if auth.token == NO_TOKEN {
        let message = format!("`{NO_TOKEN}` is the token of calls without credentials, so no method can serve it");
        let finding = report.add(&codes::NO_CREDENTIALS, &at.key("token"), message);
        finding.help("give this kind of token another name, here and in the operations that take it");
    }
    let has_users = vendor.auth.iter().any(|auth| auth.users.is_some());
    let has_method = has_users || !vendor.operations.iter().all(Operation::takes_credentials);
    if auth.name == WITHOUT && has_method && auth.users.is_none() {
        let message =
            format!("the builder has a method `{WITHOUT}` already, for calls with `token: none` or for users");
        report.add(&codes::NAME_COLLISION, at, message).on_key().help("give this method another name");
    }
}

/// Checks that the credentials of a call can fill each header with `auth`.
pub(super) fn check_headers(vendor: &Vendor, operation: &Operation, at: &At<'_>, report: &mut Report) {
    let section = at.key(FieldLocation::Header.key());
    let schemes: Vec<&Scheme> = vendor.schemes_of(operation).collect();
    let headers = operation.request.iter().filter(|field| field.auth && field.location == FieldLocation::Header);
    for name in headers.map(|field| field.name.as_str()) {
        let at = section.key(name);
        let (message, help) = if !operation.takes_credentials() {
            let message = format!("the call takes no credentials, so nothing fills `{name}`");
            (message, "remove the header, or its `auth`, or name the token that the call takes".to_owned())
        } else if let Some(scheme) = schemes.first().filter(|_| !schemes.iter().any(|scheme| scheme.fills(name))) {
            let message = format!("the scheme {} does not fill the header `{name}`", scheme.name);
            let own: Vec<String> = scheme.signature.iter().map(|own| format!("`{own}`")).collect();
            (message, format!("remove `auth`, so that callers set the header; the scheme fills {}", own.join(", ")))
        } else {
            continue;
        };
        report.add(&codes::FIXED_VALUE, &at.key("auth"), message).on_key().help(help);
    }
}
