//! Checks of the flow by which users sign in.

use super::{errors, no_effect};
use crate::diagnostics::{At, Report, codes, nearest};
use crate::format::keys::STANDARD_NAMES;
use crate::spec::model::{Auth, Users, Vendor};

/// Checks the flow of a method, and that the vendor has one flow alone.
pub(super) fn check_users(vendor: &Vendor, auth: &Auth, at: &At<'_>, report: &mut Report) {
    let Some(users) = &auth.users else { return };
    let is_first = vendor.auth.iter().find(|auth| auth.users.is_some()).is_none_or(|first| first.name == auth.name);
    let at = at.key("users");
    if !is_first {
        let message = "the vendor has another method by which users sign in";
        report.add(&codes::AUTH_SCHEME, &at, message).on_key().help("keep one of the methods with `users`");
    }
    let refresh = users.refresh.as_deref();
    for (key, path) in
        [("authorize", Some(&*users.authorize)), ("exchange", Some(&users.exchange)), ("refresh", refresh)]
    {
        check_path(path.unwrap_or_default(), &at.key(key), report);
    }
    check_host(vendor, users, &at, report);
    check_names(users, &at.key("names"), report);
    check_effects(users, &at, report);
    errors::check_rows(&users.errors, &at, report);
    let section = at.key("errors");
    for (number, row) in users.errors.iter().enumerate() {
        no_effect::check_success_row(row, vendor.shared.envelope.as_ref(), &section.index(number), report);
        no_effect::check_carried_row(row, vendor.shared.envelope.as_ref(), &section.index(number), report);
    }
}

/// Checks a path; a missing one has a finding already.
fn check_path(path: &str, at: &At<'_>, report: &mut Report) {
    if !path.is_empty() && (!path.starts_with('/') || path.contains(['?', '#', '{', ' '])) {
        let finding = report.add(&codes::BAD_VALUE, at, format!("invalid path `{path}`"));
        finding.help("write the path alone, such as `/oauth/token`");
    }
}

/// Checks the host of the page, and the values of variables that it replaces.
fn check_host(vendor: &Vendor, users: &Users, at: &At<'_>, report: &mut Report) {
    let variables = &vendor.shared.variables;
    let Some(host) = &users.host else { return };
    let is_address = host.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if !is_address || host.contains([' ', '?', '#']) {
        let finding = report.add(&codes::BAD_VALUE, &at.key("host"), format!("invalid address `{host}`"));
        finding.help("write a scheme and a host, such as `https://login.acme.example`");
    }
    let stated = host.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    for name in stated.filter(|name| variables.iter().all(|variable| variable.name != *name)) {
        let message = format!("`variables` does not describe {{{name}}}");
        report.add(&codes::UNKNOWN_VARIABLE, &at.key("host"), message);
    }
    let values: Vec<&str> = variables.iter().flat_map(|variable| &variable.values).map(String::as_str).collect();
    for (value, _) in users.host_values.iter().filter(|(value, _)| !values.contains(&value.as_str())) {
        let message = format!("`host_values` has no effect for `{value}`: no variable has this value");
        let finding = report.add(&codes::NO_EFFECT, &at.key("host_values").key(value), message).on_key();
        finding.help("write values of variables of the vendor's `host`");
    }
}

/// Checks that each replaced name is one of the standard.
fn check_names(users: &Users, at: &At<'_>, report: &mut Report) {
    for (name, _) in users.names.iter().filter(|(name, _)| !STANDARD_NAMES.contains(&name.as_str())) {
        let message = format!("OAuth 2.0 has no name `{name}` that the client uses");
        let finding = report.add(&codes::BAD_VALUE, &at.key(name), message).on_key();
        match nearest(name, STANDARD_NAMES) {
            Some(known) => finding.help(format!("did you mean `{known}`?")),
            None => finding.help("write the standard's name first, such as `client_id: app_id`"),
        };
    }
}

/// Checks for keys that need another key, and for the renewal.
fn check_effects(users: &Users, at: &At<'_>, report: &mut Report) {
    let has_refresh = users.refresh.is_some();
    let rows = [
        ("host_values", !users.host_values.is_empty(), users.host.is_some(), "host"),
        ("refresh_once", users.refresh_once, has_refresh, "refresh"),
        ("offline_scope", users.offline_scope.is_some(), has_refresh, "refresh"),
    ];
    for (key, _, _, needed) in rows.into_iter().filter(|(_, is_given, has_needed, _)| *is_given && !has_needed) {
        let message = format!("`{key}` has no effect without `{needed}`");
        let finding = report.add(&codes::NO_EFFECT, &at.key(key), message).on_key();
        finding.help(format!("add `{needed}`, or remove `{key}`"));
    }
    no_effect::check_renewal(users.renew_below, users.unusable_below, at, report);
}
