//! A vendor's hosts and credentials, and what its operations ask of them.

use crate::codes;
use crate::load::nearest;
use crate::names;
use crate::report::Report;
use crate::source::At;
use crate::spec::{Auth, Operation, Shared, Vendor};

pub(super) fn check_vendor(vendor: &Vendor, report: &mut Report) {
    let at = At::file(vendor.file);
    let folder_differs = !vendor.name.is_empty() && names::snake(&vendor.name) != vendor.name;
    if folder_differs {
        let message = format!("the folder `{}` becomes a module: it has small letters, digits and underscores", vendor.name);
        report.add(&codes::BAD_NAME, &at.key("vendor"), message);
    }
    if let Some(client) = vendor.client.as_deref().filter(|client| !names::is_name(client)) {
        report.add(&codes::BAD_NAME, &at.key("client"), format!("`{client}` is no name of a type"));
    }
    check_host(&vendor.shared, &at, report);
    for service in &vendor.services {
        check_host(&service.shared, &At::file(service.file), report);
    }
    for auth in &vendor.auth {
        check_auth(auth, &at.key("auth").key(&auth.name), report);
    }
}

fn check_host(shared: &Shared, at: &At<'_>, report: &mut Report) {
    let Some(host) = &shared.host else { return };
    if !host.starts_with("https://") || host.matches('{').count() != host.matches('}').count() {
        report
            .add(&codes::BAD_VALUE, &at.key("host"), format!("`{host}` is no address to call"))
            .help("write it as https://…, variables as {name}");
    }
    for name in host.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name) {
        if !shared.variables.iter().any(|variable| variable.name == name) {
            report.add(&codes::UNKNOWN_VARIABLE, &at.key("host"), format!("the variable {{{name}}} has no values"));
        }
    }
    let section = at.key("variables");
    for variable in &shared.variables {
        let at = section.key(&variable.name);
        if !host.contains(&format!("{{{}}}", variable.name)) {
            report.add(&codes::UNKNOWN_VARIABLE, &at, format!("the host has no {{{}}}", variable.name)).on_key();
        }
        if variable.values.is_empty() {
            report.add(&codes::UNKNOWN_VARIABLE, &at.key("values"), "a variable needs at least one value");
        }
    }
}

fn check_auth(auth: &Auth, at: &At<'_>, report: &mut Report) {
    let wanted = if auth.scheme == "bearer" { 1 } else { 2 };
    let exchange = auth.scheme == "token_exchange";
    if auth.credentials.len() != wanted && !auth.scheme.is_empty() {
        let message = format!("the scheme {} takes {wanted}, not {} credentials", auth.scheme, auth.credentials.len());
        report.add(&codes::AUTH_SCHEME, &at.key("credentials"), message);
    }
    if exchange != auth.exchange.is_some() {
        report.add(&codes::AUTH_SCHEME, at, format!("the scheme {} and `exchange` do not go together", auth.scheme)).on_key();
    }
    if names::snake(&auth.name) != auth.name {
        report.add(&codes::BAD_NAME, at, format!("`{}` is no name of a method", auth.name)).on_key();
    }
}

/// Token kind and scopes of an operation.
pub(super) fn check_grants(vendor: &Vendor, operation: &Operation, at: &At<'_>, report: &mut Report) {
    let tokens = || vendor.auth.iter().map(|auth| auth.token.as_str());
    if !operation.token.is_empty() && !tokens().any(|token| token == operation.token) {
        let message = format!("{} has no token `{}`", vendor.title, operation.token);
        let finding = report.add(&codes::UNKNOWN_TOKEN, &at.key("token"), message);
        if let Some(known) = nearest(&operation.token, tokens()) {
            finding.help(format!("did you mean `{known}`?"));
        }
    }
    let section = at.key("scopes");
    let known = || vendor.scopes.iter().map(|(scope, _)| scope.as_str());
    for (number, scope) in operation.scopes.iter().enumerate().filter(|(_, scope)| !known().any(|known| known == *scope)) {
        let message = format!("{} has no scope `{scope}`", vendor.title);
        let finding = report.add(&codes::UNKNOWN_SCOPE, &section.index(number), message);
        if let Some(known) = nearest(scope, known()) {
            finding.help(format!("did you mean `{known}`?"));
        }
    }
}
