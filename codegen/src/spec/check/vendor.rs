//! Checks of a vendor's names, and of the tokens and scopes of its operations.

use super::auth::check_auth;
use super::credentials;
use super::users::check_users;
use crate::diagnostics::{At, Report, codes};
use crate::naming;
use crate::spec::model::{NO_TOKEN, Operation, Vendor};

pub(super) fn check_vendor(vendor: &Vendor, report: &mut Report) {
    let at = At::file(vendor.file);
    if !vendor.stated.is_empty() && vendor.stated != vendor.name {
        let message = format!("`vendor` is `{}`, but the folder is `{}`", vendor.stated, vendor.name);
        report.add(&codes::VENDOR_NAME, &at.key("vendor"), message);
    } else if naming::snake(&vendor.name) != vendor.name || !naming::is_name(&vendor.name) {
        let message = format!("the folder `{}` cannot become a module name", vendor.name);
        report
            .add(&codes::BAD_NAME, &at.key("vendor"), message)
            .help("begin the name with a small letter and use only small letters, digits and `_`");
    } else if naming::is_device(&vendor.name) {
        let message = format!("Windows reserves the name `{}`, so that no folder can have it", vendor.name);
        report
            .add(&codes::BAD_NAME, &at.key("vendor"), message)
            .help(format!("call the vendor and its folder `{}_api`, for example", vendor.name));
    } else if naming::is_root(&vendor.name) {
        let message = format!("the name `{}` is reserved in the client's crate", vendor.name);
        report
            .add(&codes::NAME_COLLISION, &at.key("vendor"), message)
            .help(format!("call the vendor and its folder `{}_api`, for example", vendor.name));
    }
    if let Some(client) = &vendor.client {
        let at = at.key("client");
        if !naming::is_pascal(client) {
            let finding = report.add(&codes::BAD_NAME, &at, format!("`{client}` is not a valid type name"));
            finding.help(format!("write it as `{}`", naming::type_name(client, "Client")));
        } else if naming::is_taken(client) {
            let message = format!("the name `{client}` is reserved in generated files");
            report
                .add(&codes::NAME_COLLISION, &at, message)
                .help(format!("call it `{}Client`, for example", naming::camel(&vendor.name)));
        }
    }
    let section = at.key("auth");
    for auth in &vendor.auth {
        check_auth(auth, &section.key(&auth.name), report);
        check_users(vendor, auth, &section.key(&auth.name), report);
        credentials::check_method(vendor, auth, &section.key(&auth.name), report);
    }
}

/// Removes duplicates: several authentication methods can serve the same token.
fn each_once<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut once: Vec<&str> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}

/// Checks the tokens and scopes of an operation.
pub(super) fn check_grants(vendor: &Vendor, operation: &Operation, at: &At<'_>, report: &mut Report) {
    let section = at.key("token");
    let served = || vendor.auth.iter().map(|auth| auth.token.as_str());
    let is_known = |token: &str| token == NO_TOKEN || vendor.auth.is_empty() || served().any(|served| served == token);
    for (number, token) in operation.tokens.iter().enumerate().filter(|(_, token)| !is_known(token)) {
        let at = if operation.tokens.len() > 1 { section.index(number) } else { section };
        report
            .add(&codes::UNKNOWN_TOKEN, &at, format!("{} has no token `{token}`", vendor.title))
            .help(format!(
                "use one of the tokens that `auth` in vendor.yaml serves: {}",
                each_once(served()).join(", ")
            ))
            .guess(token, served());
    }
    check_scopes(vendor, &operation.scopes, &at.key("scopes"), report);
}

/// Checks that the vendor has each of these scopes.
pub(super) fn check_scopes(vendor: &Vendor, scopes: &[String], section: &At<'_>, report: &mut Report) {
    let known = || vendor.scopes.iter().map(|(scope, _)| scope.as_str());
    for (number, scope) in scopes.iter().enumerate().filter(|(_, scope)| !known().any(|known| known == *scope)) {
        let message = format!("{} has no scope `{scope}`", vendor.title);
        report.add(&codes::UNKNOWN_SCOPE, &section.index(number), message).guess(scope, known());
    }
}
