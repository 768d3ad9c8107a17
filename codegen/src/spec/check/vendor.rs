//! Checks of hosts, variables and credentials, and of the tokens and scopes of operations.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{At, Report, codes, nearest};
use crate::naming;
use crate::spec::model::{Auth, Operation, Scheme, Shared, Tenants, Variable, Vendor};

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
    }
}

/// Checks the host and its variables.
pub(super) fn check_host(shared: &Shared, at: &At<'_>, report: &mut Report) {
    let Some(host) = &shared.host else {
        if let [variable, ..] = shared.variables.as_slice() {
            let message = format!("no `host` contains the variable {{{}}}: this file has none", variable.name);
            report
                .add(&codes::UNKNOWN_VARIABLE, &at.key("variables"), message)
                .on_key()
                .help("put `host` and `variables` into the same file");
        }
        return;
    };
    let rest = host.strip_prefix("https://").unwrap_or_default();
    if rest.is_empty()
        || rest.starts_with('/')
        || host.contains([' ', '?', '#'])
        || host.matches('{').count() != host.matches('}').count()
    {
        let finding = report.add(&codes::BAD_VALUE, &at.key("host"), format!("invalid address `{host}`"));
        finding.help("write a scheme and a host, such as `https://api.acme.example`; write variables as {name}");
        return;
    }
    check_variables(shared, host, at, report);
}

/// Checks that the host and `variables` name the same variables, and checks each of them.
fn check_variables(shared: &Shared, host: &str, at: &At<'_>, report: &mut Report) {
    let section = at.key("variables");
    let stated = host.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    let mut extra: Vec<&Variable> =
        shared.variables.iter().filter(|variable| stated.clone().all(|name| name != variable.name)).collect();
    for name in stated.filter(|name| shared.variables.iter().all(|variable| variable.name != *name)) {
        let finding =
            report.add(&codes::UNKNOWN_VARIABLE, &at.key("host"), format!("`variables` does not describe {{{name}}}"));
        if let Some(known) = nearest(name, extra.iter().map(|variable| variable.name.as_str())) {
            finding.help(format!("did you mean {{{known}}}?"));
            extra.retain(|variable| variable.name != known);
        }
    }
    for variable in extra {
        let message = format!("`host` does not contain {{{}}}", variable.name);
        report.add(&codes::UNKNOWN_VARIABLE, &section.key(&variable.name), message).on_key();
    }
    for variable in &shared.variables {
        check_values(variable, &section.key(&variable.name), report);
    }
}

/// Checks the values of a variable, which become variants.
fn check_values(variable: &Variable, at: &At<'_>, report: &mut Report) {
    let values = at.key("values");
    if variable.values.is_empty() {
        report
            .add(&codes::UNKNOWN_VARIABLE, &values, format!("the variable {{{}}} has no values", variable.name))
            .on_key()
            .help("name at least one value; the first is the default");
    }
    if !naming::is_name(&naming::type_name(&variable.name, "Variant")) {
        report.add(&codes::BAD_NAME, at, format!("no type name can be derived from `{}`", variable.name)).on_key();
    }
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (number, value) in variable.values.iter().enumerate() {
        let variant = naming::camel(value);
        let at = values.index(number);
        if !naming::is_name(&variant) {
            report.add(&codes::BAD_NAME, &at, format!("no variant name can be derived from `{value}`"));
        } else if let Some(first) = seen.insert(variant.clone(), value) {
            let message = format!("`{first}` and `{value}` would both become the variant `{variant}`");
            report
                .add(&codes::NAME_COLLISION, &at, message)
                .help("remove one of the two: a client can offer only one of them");
        }
    }
}

fn check_auth(auth: &Auth, at: &At<'_>, report: &mut Report) {
    // An unknown scheme has a finding already.
    if let Some(scheme) = auth.known_scheme() {
        check_scheme(scheme, auth, at, report);
    }
    if naming::snake(&auth.name) != auth.name || !naming::is_name(&auth.name) {
        let finding =
            report.add(&codes::BAD_NAME, at, format!("`{}` cannot be the name of a method", auth.name)).on_key();
        let better = naming::snake(&auth.name);
        finding.help(if naming::is_name(&better) && !better.starts_with("r#") {
            format!("write it as `{better}`, for example")
        } else {
            "give it another name, such as `api_key`; Rust's own words are none".to_owned()
        });
    }
    check_parameters(auth, at, report);
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
    let is_known = |token: &str| vendor.auth.is_empty() || served().any(|served| served == token);
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
    let section = at.key("scopes");
    let known = || vendor.scopes.iter().map(|(scope, _)| scope.as_str());
    for (number, scope) in
        operation.scopes.iter().enumerate().filter(|(_, scope)| !known().any(|known| known == *scope))
    {
        let message = format!("{} has no scope `{scope}`", vendor.title);
        report.add(&codes::UNKNOWN_SCOPE, &section.index(number), message).guess(scope, known());
    }
}
