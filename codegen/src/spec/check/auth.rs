//! Checks of authentication methods.

use std::collections::BTreeSet;

use super::{envelope, no_effect};
use crate::diagnostics::{At, Report, codes};
use crate::naming;
use crate::spec::model::{Auth, Exchange, Scheme, Tenants};

/// Checks a method: its name, the keys of its scheme, and its parameters.
pub(super) fn check_auth(auth: &Auth, at: &At<'_>, report: &mut Report) {
    // An unknown scheme has a finding already.
    if let Some(scheme) = auth.known_scheme() {
        check_scheme(scheme, auth, at, report);
    }
    if naming::snake(&auth.name) != auth.name || !naming::is_name(&auth.name) {
        let finding = report.add(&codes::BAD_NAME, at, format!("`{}` cannot be a method name", auth.name)).on_key();
        let better = naming::snake(&auth.name);
        finding.help(if naming::is_name(&better) && !better.starts_with("r#") {
            format!("write it as `{better}`, for example")
        } else {
            "choose another name, such as `api_key`; Rust's keywords are not allowed".to_owned()
        });
    }
    check_parameters(auth, at, report);
    if let Some(exchange) = &auth.exchange {
        check_exchange(exchange, &at.key("exchange"), report);
    }
    if let Some(tenants) = &auth.tenants {
        check_exchange(&tenants.exchange, &at.key("tenants").key("exchange"), report);
    }
}

/// Checks the keys that depend on the scheme: credentials and exchanges.
fn check_scheme(scheme: &Scheme, auth: &Auth, at: &At<'_>, report: &mut Report) {
    let Scheme { credentials: wanted, exchanges, .. } = *scheme;
    let credentials = at.key("credentials");
    if auth.credentials.len() != wanted && !auth.credentials.is_empty() {
        let s = if wanted == 1 { "" } else { "s" };
        let message = format!(
            "the scheme {} takes {wanted} credential{s}, but `credentials` has {}",
            auth.scheme,
            auth.credentials.len()
        );
        report.add(&codes::AUTH_SCHEME, &credentials, message);
    }
    if let (false, Some(_)) = (exchanges, &auth.tenants) {
        let message = format!("the scheme {} does not exchange tokens for tenants", auth.scheme);
        report
            .add(&codes::AUTH_SCHEME, &at.key("tenants"), message)
            .on_key()
            .help("remove `tenants`, or use the scheme token_exchange");
    }
    match (scheme.signs_in(), &auth.users) {
        (true, None) => {
            let finding = report.add(&codes::AUTH_SCHEME, at, "the scheme authorization_code needs `users`").on_key();
            finding.help("describe under `users` how users sign in");
        }
        (false, Some(_)) => {
            let message = format!("users do not sign in by the scheme {}", auth.scheme);
            let finding = report.add(&codes::AUTH_SCHEME, &at.key("users"), message).on_key();
            finding.help("remove `users`, or use the scheme authorization_code");
        }
        _ => {}
    }
    match (exchanges, &auth.exchange) {
        (true, None) => {
            let message = "the scheme token_exchange needs `exchange`";
            report
                .add(&codes::AUTH_SCHEME, at, message)
                .on_key()
                .help("describe under `exchange` how the token is fetched");
        }
        (false, Some(_)) => {
            let message = format!("the scheme {} does not exchange credentials for a token", auth.scheme);
            report
                .add(&codes::AUTH_SCHEME, &at.key("exchange"), message)
                .on_key()
                .help("remove `exchange`, or use the scheme token_exchange");
        }
        _ => {}
    }
}

/// Checks that an exchange names members of the response itself, which the client reads.
fn check_exchange(exchange: &Exchange, at: &At<'_>, report: &mut Report) {
    for (key, name) in [("token", &exchange.token), ("expires", &exchange.expires)] {
        envelope::check_member(key, name, &at.key(key), report);
    }
    no_effect::check_renewal(exchange.renew_below, exchange.unusable_below, at, report);
}

/// Checks the names of credentials, ticket and tenant, which become parameters of one method.
fn check_parameters(auth: &Auth, at: &At<'_>, report: &mut Report) {
    let (credentials, section) = (at.key("credentials"), at.key("tenants"));
    let indexed = auth.credentials.iter().enumerate();
    let mut parameters: Vec<(&str, At<'_>)> =
        indexed.map(|(number, name)| (name.as_str(), credentials.index(number))).collect();
    if let Some(Tenants { ticket, tenant, .. }) = &auth.tenants {
        // A missing name has a finding already.
        let tenants = [(ticket.as_str(), section.key("ticket")), (tenant.as_str(), section.key("tenant"))];
        parameters.extend(tenants.into_iter().filter(|(name, _)| !name.is_empty()));
    }
    let mut seen = BTreeSet::new();
    for (name, at) in parameters {
        let rust = naming::snake(name);
        if !naming::is_name(&rust) {
            report.add(&codes::BAD_NAME, &at, format!("no parameter name can be derived from `{name}`"));
        } else if !seen.insert(rust.clone()) {
            let message = format!("two credentials would both become the parameter `{rust}`");
            report.add(&codes::NAME_COLLISION, &at, message).help("give each credential a different name");
        }
    }
}
