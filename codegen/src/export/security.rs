//! Credentials: one token for each kind of token and header, or the headers of a signature.

use super::object::Object;
use super::view::key;
use super::{prose, sign_in};
use crate::spec::{Auth, Exchange, Operation, Vendor};
use crate::yaml::Value;

/// The headers of the EOP signature.
const EOP: [(&str, &str, &str); 3] = [
    (
        "authorization",
        "Eop-Authorization",
        "The access key, the names of the signed headers, and the signature. The signature is an HMAC-SHA256 over the \
         request ID, the date, the sorted query and the SHA-256 of the body. Its key is derived from the secret key, \
         the date and the access key.",
    ),
    ("date", "eop-date", "The time of the signature in UTC+8, written as `20221107T093029Z`; valid for 15 minutes."),
    ("request_id", "ctyun-eop-request-id", "The ID of the request, such as a UUID; the signature covers it."),
];

/// Exports the schemes of the token kinds that operations take.
pub(super) fn export_schemes(vendor: &Vendor) -> Object {
    let is_taken = |auth: &&Auth| vendor.operations.iter().any(|operation| operation.tokens.contains(&auth.token));
    let mut schemes = Object::new();
    for auth in vendor.auth.iter().filter(is_taken) {
        if auth.scheme == "eop" {
            for (part, header, doc) in EOP {
                let description = format!("{} {doc}", auth.doc.trim());
                let scheme = Object::new().with("type", "apiKey").with("description", description);
                let name = part_name(auth, part);
                if !schemes.has(&name) {
                    schemes = schemes.with(name, scheme.with("in", "header").with("name", header));
                }
            }
        } else {
            for name in header_sets(vendor, auth).into_iter().flatten() {
                let (scheme, header) = (scheme_name(&auth.token, name), name);
                if !schemes.has(&scheme) {
                    schemes = schemes.with(scheme, token(vendor, &auth.token, header));
                }
            }
        }
    }
    schemes
}

/// Returns the headers with a kind of token, for each operation that takes it.
fn header_sets<'a>(vendor: &'a Vendor, auth: &Auth) -> Vec<Vec<Option<&'a str>>> {
    let takers = vendor.operations.iter().filter(|operation| operation.tokens.contains(&auth.token));
    takers.map(|operation| headers(vendor, operation)).collect()
}

/// Returns the headers of a call's token; `None` is `Authorization`.
fn headers<'a>(vendor: &'a Vendor, operation: &'a Operation) -> Vec<Option<&'a str>> {
    let names = vendor.token_headers(operation);
    if names.is_empty() {
        return vec![None];
    }
    names.into_iter().map(|name| Some(name).filter(|name| !name.eq_ignore_ascii_case("authorization"))).collect()
}

/// Returns the name of the scheme of a token in a header; `None` is `Authorization`.
fn scheme_name(token: &str, header: Option<&str>) -> String {
    header.map_or_else(|| key(token), |header| key(&format!("{token}.{header}")))
}

/// Exports the scheme of a token in a header; `None` is `Authorization`.
fn token(vendor: &Vendor, token: &str, header: Option<&str>) -> Object {
    let methods: Vec<&Auth> = vendor.auth.iter().filter(|auth| auth.token == token && auth.scheme != "eop").collect();
    let exchanges: Vec<Object> = methods.iter().filter_map(|auth| token_exchange(auth)).collect();
    if let (Some(users), None) = (methods.iter().find_map(|auth| auth.users.as_ref()), header) {
        return sign_in::export_flow(vendor, token, users, &prose::bearer(&methods));
    }
    let scheme = Object::new().with("type", if header.is_some() { "apiKey" } else { "http" });
    let scheme = scheme.with("description", prose::bearer(&methods));
    let scheme = match header {
        Some(header) => scheme.with("in", "header").with("name", header),
        None => scheme.with("scheme", "bearer"),
    };
    scheme.with_some("x-token-exchange", Some(exchanges))
}

/// Exports the call that fetches a token, with the keys of the spec.
fn token_exchange(auth: &Auth) -> Option<Object> {
    let steps = |exchange: &Exchange, send: Vec<&String>| {
        Object::new()
            .with("http", format!("{} {}", exchange.http.method, exchange.http.path))
            .with_some("in", exchange.sends_query().then_some("query"))
            .with("send", send)
            .with("token", &exchange.token)
            .with("expires", &exchange.expires)
    };
    let app = auth.exchange.as_ref()?;
    let tenants = auth.tenants.as_ref();
    let sent = auth.credentials.iter().chain(tenants.map(|tenants| &tenants.ticket)).collect();
    let mut all = vec![steps(app, sent)];
    all.extend(tenants.map(|tenants| steps(&tenants.exchange, vec![&app.token, &tenants.tenant])));
    Some(Object::new().with("name", &auth.name).with("steps", all))
}

/// Exports the credentials that a call needs: any one method that serves one of its tokens.
///
/// A call without credentials needs none: an empty list.
///
/// `OpenAPI` ties scopes to OAuth, so scopes are exported elsewhere.
pub(super) fn export_needs(vendor: &Vendor, operation: &Operation) -> Value {
    let mut needs: Vec<Value> = Vec::new();
    for auth in vendor.auth.iter().filter(|auth| operation.tokens.contains(&auth.token)) {
        let schemes: Vec<String> = match auth.scheme.as_str() {
            "eop" => EOP.iter().map(|(part, ..)| part_name(auth, part)).collect(),
            _ => headers(vendor, operation).into_iter().map(|header| scheme_name(&auth.token, header)).collect(),
        };
        let members: Vec<(String, Value)> = schemes.into_iter().map(|name| (name, Value::List(Vec::new()))).collect();
        let need = Object::from(members).into();
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
    needs.into()
}

fn part_name(auth: &Auth, part: &str) -> String {
    key(&format!("{}.{part}", auth.token))
}
