//! Documentation of operations: of the method, its request and its response.

use super::plain::plain;
use super::text::{choice_rule, code_list, concurrency, page_link, push_errata, push_paragraph, rates};
use crate::rust::ir::Docs;
use crate::spec::{Operation, Repeat, Vendor};

/// Returns the documentation of a method: the summary, then the facts that a call depends on.
pub(in crate::rust::lower) fn operation(vendor: &Vendor, operation: &Operation) -> Docs {
    let mut docs = vec![plain(operation.summary.trim())];
    if operation.deprecated {
        push_paragraph(&mut docs, ["The vendor has deprecated this operation.".to_owned()]);
    }
    push_paragraph(&mut docs, [format!("`{} {}`", operation.http.method, operation.http.path)]);
    push_paragraph(&mut docs, facts(vendor, operation));
    docs
}

/// Returns the facts of a call, an item each.
fn facts(vendor: &Vendor, operation: &Operation) -> Vec<String> {
    let rates = rates(operation).unwrap_or_else(|| "not documented".to_owned());
    let format = |is: bool, fact: &str| is.then(|| fact.to_owned());
    let regions: Vec<String> = operation.regions.iter().map(|region| plain(region)).collect();
    token(vendor, operation)
        .into_iter()
        .chain(choice("Scope", &operation.scopes))
        .chain((!operation.app_types.is_empty()).then(|| format!("- App types: {}", code_list(&operation.app_types))))
        .chain([format!("- Rate limit: {rates}")])
        .chain(concurrency(operation).map(|max| format!("- Calls at a time: {max}")))
        .chain([retry_safety(operation.repeat.as_ref())])
        .chain(format(operation.sends_multipart(), "- Body: `multipart/form-data`"))
        .chain(format(operation.receives_file() && !operation.redirect, "- Response: a file"))
        .chain(format(operation.receives_nothing(), "- Response: no body"))
        .chain(format(operation.receives_events_alone(), "- Response: a stream of events"))
        .chain(
            operation
                .when()
                .map(|when| format!("- Sent as `{}`: `{}`, unless the request has it", when.field, when.whole)),
        )
        .chain(format(operation.redirect, "- Response: a file, at the address of a redirect"))
        .chain(format(operation.bare, "- Response: with or without the envelope"))
        .chain((!regions.is_empty()).then(|| format!("- Regions ({}): {}", regions.len(), regions.join(", "))))
        .collect()
}

/// Returns the kinds of token, and the headers of the token if they are not the usual one.
fn token(vendor: &Vendor, operation: &Operation) -> Option<String> {
    if !operation.takes_credentials() {
        return Some("- Token: none, the call takes no credentials".to_owned());
    }
    let headers: Vec<String> = vendor.token_headers(operation).into_iter().map(ToOwned::to_owned).collect();
    let headers = match headers.len() {
        0 => String::new(),
        1 => format!(", in the header {}", code_list(&headers)),
        _ => format!(", in the headers {}", code_list(&headers)),
    };
    choice("Token", &operation.tokens).map(|fact| fact + &headers)
}

/// Returns a fact with the names of which a call needs one; none without names.
fn choice(fact: &str, names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [name] => Some(format!("- {fact}: `{name}`")),
        names => Some(format!("- {fact}: any one of {}", code_list(names))),
    }
}

/// Returns whether a retry is safe, with the reason.
fn retry_safety(repeat: Option<&Repeat>) -> String {
    let Some(Repeat { safe, by_page, why, .. }) = repeat else {
        return "- Retry: not documented, so only if the request was not sent".to_owned();
    };
    let safety = if *safe { "safe" } else { "unsafe once the request was sent" };
    let source = if *by_page { "according to the page" } else { "by our judgment" };
    format!("- Retry: {safety} ({source}): {}", plain(why.trim()))
}

/// Returns the documentation of a request, whose operation is a method of `handle`.
pub(in crate::rust::lower) fn request(operation: &Operation, handle: &str, method: &str) -> Docs {
    let summary = uncapitalized(&plain(operation.summary.trim()));
    let mut docs = vec![format!("Request of [`{handle}::{method}`](super::{handle}::{method}): {summary}")];
    push_paragraph(&mut docs, choice_rule(&operation.either));
    push_paragraph(&mut docs, operation.notes.iter().map(|note| format!("- {}", plain(note.trim()))));
    push_paragraph(&mut docs, [format!("Page: {}", page_link(&operation.source))]);
    push_errata(&mut docs, &operation.errata);
    docs
}

/// Returns the documentation of a response.
pub(in crate::rust::lower) fn response(request: &str) -> Docs {
    vec![format!("Response to [`{request}`].")]
}

/// Returns a sentence for the place after a colon. A name such as `OQL` keeps its capitals.
fn uncapitalized(sentence: &str) -> String {
    let mut chars = sentence.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if first.is_ascii_uppercase() && (second.is_lowercase() || second == ' ') => {
            format!("{}{}", first.to_ascii_lowercase(), chars.as_str())
        }
        _ => sentence.to_owned(),
    }
}
