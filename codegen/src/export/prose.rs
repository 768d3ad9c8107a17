//! Descriptions in our own words, with the facts for which `OpenAPI` has no key.

use crate::spec::{Auth, Erratum, ErrorRow, Event, Exchange, Field, Operation, Tenants, Ty, Type, Vendor};
use crate::yaml::Value;

/// Joins paragraphs into one text; empty ones are left out.
fn paragraphs<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().map(str::trim).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn list(lines: impl IntoIterator<Item = String>) -> String {
    lines.into_iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n")
}

fn names(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

pub(super) fn vendor(vendor: &Vendor) -> String {
    let services = vendor.services.iter().map(|service| &service.shared);
    let errata: Vec<&Erratum> =
        [&vendor.shared].into_iter().chain(services).flat_map(|shared| &shared.errata).collect();
    paragraphs([vendor.doc.as_str(), &self::errata(&errata)])
}

pub(super) fn operation(vendor: &Vendor, operation: &Operation) -> String {
    let notes = operation.notes.iter().map(|note| note.trim().to_owned());
    let notes = list(notes.chain(facts(vendor, operation)));
    let errata: Vec<&Erratum> = operation.errata.iter().collect();
    paragraphs([operation.summary.as_str(), &notes, &self::errata(&errata)])
}

pub(super) fn event(event: &Event) -> String {
    let notes = list(event.notes.iter().map(|note| note.trim().to_owned()));
    let errata: Vec<&Erratum> = event.errata.iter().collect();
    paragraphs([event.summary.as_str(), &notes, &self::errata(&errata)])
}

/// Returns the facts that `OpenAPI` cannot express.
fn facts(vendor: &Vendor, operation: &Operation) -> Vec<String> {
    let mut facts = Vec::new();
    if !operation.scopes.is_empty() {
        let meaning = |name: &String| {
            let known = vendor.scopes.iter().find(|(known, _)| known == name);
            known.map_or_else(|| format!("`{name}`"), |(_, doc)| format!("`{name}` ({})", doc.trim_end_matches('.')))
        };
        let scopes: Vec<String> = operation.scopes.iter().map(meaning).collect();
        facts.push(format!(
            "Needs {}{}.",
            if scopes.len() > 1 { "one of the scopes " } else { "the scope " },
            scopes.join(", ")
        ));
    }
    if !operation.app_types.is_empty() {
        facts.push(format!("Kinds of apps: {}.", names(&operation.app_types)));
    }
    if !operation.regions.is_empty() {
        facts.push(format!("Offered in: {}.", operation.regions.join(", ")));
    }
    if let Some(repeat) = &operation.repeat {
        let safe = if repeat.safe { "is safe" } else { "is not safe" };
        let by = if repeat.by_page { "according to the page" } else { "in our judgment" };
        facts.push(format!("Retrying {safe}, {by}: {}", repeat.why.trim()));
    }
    facts
}

/// Returns the known errors of pages.
fn errata(errata: &[&Erratum]) -> String {
    let lines = errata
        .iter()
        .map(|Erratum { at, page, fact }| format!("`{at}`. The page: {} Correction: {}", page.trim(), fact.trim()));
    if errata.is_empty() { String::new() } else { format!("Errata:\n\n{}", list(lines)) }
}

pub(super) fn field(field: &Field) -> String {
    let basis = if field.from_example { "The type is derived from the page's example." } else { "" };
    let bytes = field.bytes.map(|bounds| bounds.sentence("byte"));
    let is_item = matches!(field.ty, Ty::List(_)) && !field.json_text;
    let bytes = bytes.map(|bytes| if is_item { format!("Each item: {}", bytes.to_lowercase()) } else { bytes });
    let facts = [field.doc.trim(), bytes.as_deref().unwrap_or_default(), basis];
    let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" ");
    let meaning = |(value, meaning): (&Value, &str)| format!("`{}`: {}", value.to_json(), meaning.trim());
    let meanings = field.meant_values().filter(|(_, meaning)| !meaning.is_empty()).map(meaning);
    paragraphs([facts.as_str(), &list(meanings)])
}

pub(super) fn ty(ty: &Type) -> String {
    paragraphs([ty.doc.as_str(), &choice(&ty.either)])
}

/// Returns the rule of fields of which at least one must be set; none without fields.
pub(super) fn choice(either: &[String]) -> String {
    let [first, others @ ..] = either else { return String::new() };
    format!("At least one of `{first}`, {} is required; the first one given takes precedence.", names(others))
}

/// Returns the literal message of a row, or its meaning if it has no message.
pub(super) fn row(row: &ErrorRow) -> String {
    let said = row.message.as_deref().or(row.meaning.as_deref()).unwrap_or_default();
    if said.is_empty() { row.code.clone() } else { format!("{}: {}", row.code, said.trim()) }
}

/// Describes how a token is fetched.
pub(super) fn bearer(methods: &[&Auth]) -> String {
    match methods {
        [auth] => method(auth),
        _ => list(methods.iter().map(|auth| format!("`{}`: {}", auth.name, method(auth)))),
    }
}

fn method(auth: &Auth) -> String {
    let step = |exchange: &Exchange, send: &[String]| {
        let Exchange { http, token, .. } = exchange;
        let place = if exchange.sends_query() { "in its query" } else { "as JSON" };
        format!("{} {} takes {} {place} and returns `{token}`.", http.method, http.path, names(send))
    };
    let app = auth.exchange.as_ref().map(|exchange| {
        let ticket = auth.tenants.as_ref().map(|tenants| tenants.ticket.clone());
        let sent: Vec<String> = auth.credentials.iter().cloned().chain(ticket).collect();
        (step(exchange, &sent), &exchange.token)
    });
    let tenant = auth
        .tenants
        .as_ref()
        .zip(app.as_ref())
        .map(|(Tenants { tenant, exchange, .. }, (_, token))| step(exchange, &[(*token).clone(), tenant.clone()]));
    let users = auth.users.as_ref().map(|users| {
        let renewed = users.refresh.as_ref().map(|path| format!(" POST {path} renews the token.")).unwrap_or_default();
        format!("POST {} exchanges the code for a token.{renewed}", users.exchange)
    });
    let steps = app.into_iter().map(|(step, _)| step).chain(tenant).chain(users);
    [auth.doc.trim().to_owned()].into_iter().chain(steps).collect::<Vec<_>>().join(" ")
}
