//! The flow by which users sign in, as a security scheme of `OAuth` 2.0.

use super::object::Object;
use crate::spec::{Users, Variable, Vendor};
use crate::yaml::Value;

/// Exports the flow. Addresses have the first value of each variable.
pub(super) fn export_flow(vendor: &Vendor, token: &str, users: &Users, description: &str) -> Object {
    let api = vendor.shared.host.as_deref().unwrap_or_default();
    let page = expand(users.host.as_deref().unwrap_or(api), &vendor.shared.variables, &users.host_values);
    let api = expand(api, &vendor.shared.variables, &[]);
    let refresh = users.refresh.as_ref().map(|path| format!("{api}{path}"));
    let flow = Object::new()
        .with("authorizationUrl", format!("{page}{}", users.authorize))
        .with("tokenUrl", format!("{api}{}", users.exchange))
        .with_some("refreshUrl", refresh)
        .with("scopes", scopes(vendor, token, users));
    Object::new()
        .with("type", "oauth2")
        .with("description", description)
        .with("flows", Object::new().with("authorizationCode", flow))
        .with_some("x-pkce", users.pkce.as_deref())
}

/// Returns the scopes of the calls that take the token, and the one that gives a refresh token.
fn scopes(vendor: &Vendor, token: &str, users: &Users) -> Object {
    let takers = vendor.operations.iter().filter(|operation| operation.tokens.iter().any(|taken| taken == token));
    let used: Vec<&String> = takers.flat_map(|operation| &operation.scopes).chain(&users.offline_scope).collect();
    let listed = vendor.scopes.iter().filter(|(name, _)| used.contains(&name));
    let mut scopes: Vec<(String, Value)> = listed.map(|(name, doc)| (name.clone(), doc.as_str().into())).collect();
    if let Some(offline) = users.offline_scope.as_ref().filter(|name| scopes.iter().all(|(known, _)| known != *name)) {
        scopes.push((offline.clone(), "Get a refresh token.".into()));
    }
    Object::from(scopes)
}

fn expand(host: &str, variables: &[Variable], texts: &[(String, String)]) -> String {
    variables.iter().fold(host.to_owned(), |host, variable| {
        let value = variable.values.first().map_or("", String::as_str);
        let text = texts.iter().find(|(of, _)| of == value).map_or(value, |(_, text)| text);
        host.replace(&format!("{{{}}}", variable.name), text)
    })
}
