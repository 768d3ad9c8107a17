//! The page's example: the request and the response as the page shows them.

use super::curl::{self, Command};
use super::lookup::section;
use super::value;
use crate::format::keys;
use crate::import::draft::{Facts, UNWRITTEN, ordered, text};
use crate::import::labels::{self, Label};
use crate::import::merge::KEPT_AS_TEXT;
use crate::import::page::{Lines, Page, Part};
use crate::yaml::Value;

/// The sections that may show a request or a response, the likeliest first.
const REQUESTS: &[Label] = &[Label::RequestExample, Label::Request];
const RESPONSES: &[Label] = &[Label::ResponseExample, Label::Response, Label::Reply];

/// Returns the query and the body of the first request that the page shows.
pub(super) fn request(page: &Page) -> Option<Command<'_>> {
    let code = shown(page, REQUESTS);
    let url = section(page, Label::UrlExample).and_then(|section| section.lines().next());
    let query = url.map(curl::query).unwrap_or_default();
    match code.map(|code| (code, curl::read(code))) {
        Some((_, Some(command))) => Some(command),
        Some((code, None)) => Some(Command { query, body: Some(code) }),
        None => (!query.is_empty()).then_some(Command { query, body: None }),
    }
}

/// Returns the response that the page shows.
pub(super) fn response(page: &Page) -> Option<&str> {
    shown(page, RESPONSES)
}

/// Returns the first code in these sections.
fn shown<'a>(page: &'a Page, labels: &[Label]) -> Option<&'a str> {
    codes(page, labels).map(|(_, code)| code).find(|code| !code.is_empty())
}

fn codes<'a>(page: &'a Page, labels: &[Label]) -> impl Iterator<Item = (Lines, &'a str)> {
    let sections = labels
        .iter()
        .flat_map(|label| page.sections.iter().filter(move |section| labels::section(&section.title) == Some(*label)));
    sections.flat_map(|section| &section.blocks).filter_map(|block| match &block.part {
        Part::Code(code) => Some((block.lines, code.trim())),
        _ => None,
    })
}

/// Marks the shown code as read. Further code stays unread.
fn tally(page: &Page, labels: &[Label], facts: &mut Facts) {
    for (lines, code) in codes(page, labels) {
        facts.tally.read(lines);
        if !code.is_empty() {
            break;
        }
    }
    let url = section(page, Label::UrlExample).and_then(|section| section.blocks.first());
    if let Some(block) = url {
        facts.tally.read(block.lines);
    }
}

pub(super) fn collect(page: &Page, facts: &mut Facts) {
    let Command { query, body: request } = request(page).unwrap_or_default();
    let response = response(page);
    for labels in [REQUESTS, RESPONSES] {
        tally(page, labels, facts);
    }
    facts.shown = [request, response].map(|shown| shown.map(ToOwned::to_owned));
    let mut example = Vec::new();
    let mut errata = Vec::new();
    let is_bare = facts.keys.iter().any(|(key, _)| key == "bare");
    let has_body = facts.keys.iter().any(|(key, _)| key == "body");
    match request.map(|request| (request, value::json(request))) {
        Some((_, Some(body @ Value::Map(_)))) if has_body => {
            if !push_request(&query, Some(body), facts, &mut example) {
                facts.doubt("source", "No example of a request.", "The page gives no value for one of its parameters.");
            }
        }
        Some((request, _)) if has_body => push_text("request_text", request, &mut example, &mut errata),
        Some(_) => {
            facts.doubt("source", "No example of a body.", "The page shows a body, but its table lists no members.");
        }
        None if has_body => {}
        None => {
            push_request(&query, None, facts, &mut example);
        }
    }
    match response.map(|response| (response, value::json(response))) {
        Some((_, Some(reply))) if matches!(reply, Value::Map(_)) || is_bare => {
            example.push(("response".to_owned(), reply));
        }
        Some((response, _)) => push_text("response_text", response, &mut example, &mut errata),
        None => {}
    }
    if response.is_none() && request.is_none() && query.is_empty() {
        return;
    }
    facts.set("examples", Value::List(vec![ordered(example, &keys::EXAMPLE)]));
    if !errata.is_empty() {
        facts.set("errata", Value::List(errata));
    }
}

fn push_text(key: &str, code: &str, example: &mut Vec<(String, Value)>, errata: &mut Vec<Value>) {
    example.push((key.to_owned(), text(code)));
    let entries = [
        ("at", format!("examples[0].{key}")),
        ("page", "The example is not a JSON object.".to_owned()),
        ("fact", KEPT_AS_TEXT.to_owned()),
    ];
    errata.push(Value::Map(entries.map(|(key, words)| (key.to_owned(), text(words))).into()));
}

/// The request: path and query by the examples of their own fields; without one that is needed there is none.
fn push_request(
    shown: &[(&str, &str)],
    body: Option<Value>,
    facts: &mut Facts,
    example: &mut Vec<(String, Value)>,
) -> bool {
    let mut request = Vec::new();
    let mut open = Vec::new();
    for (place, all) in [("path", true), ("query", false)] {
        let Some((_, Value::Map(fields))) = facts.keys.iter().find(|(key, _)| key == place) else { continue };
        let mut values = Vec::new();
        for (name, field) in fields {
            let shown = if place == "query" { pairs(shown, name, field) } else { None };
            if let Some(value) = shown {
                values.push((name.clone(), value));
                continue;
            }
            let needed = all || field.get("required") == Some(&Value::Bool(true));
            match field.get("example") {
                Some(value) if needed && field.get("json_text").is_some() => {
                    values.push((name.clone(), text(value.to_json())));
                }
                Some(value) if needed => values.push((name.clone(), value.clone())),
                // A body is worth more than what is missing around it.
                None if needed && body.is_some() && field.get("type").and_then(Value::as_text) == Some("string") => {
                    values.push((name.clone(), text(UNWRITTEN)));
                    open.push(name.clone());
                }
                None if needed => return false,
                _ => {}
            }
        }
        if !values.is_empty() {
            request.push((place.to_owned(), Value::Map(values)));
        }
    }
    let known = |name: &str| facts.keys.iter().any(|(key, fields)| key == "query" && fields.get(name).is_some());
    let unknown: Vec<&str> = shown.iter().map(|(name, _)| *name).filter(|name| !known(name)).collect();
    if !unknown.is_empty() {
        let why = format!("The example's URL has parameters that no table describes: {}.", unknown.join(", "));
        facts.doubt("source", "These parameters are left out.", why);
    }
    if !open.is_empty() {
        let why = format!("The page gives no value for {}.", open.join(", "));
        facts.doubt("examples", format!("`{UNWRITTEN}` as the value."), why);
    }
    request.extend(body.map(|body| ("body".to_owned(), body)));
    if !request.is_empty() {
        example.push(("request".to_owned(), ordered(request, &keys::REQUEST)));
    }
    true
}

/// Returns the value of a parameter in the example's URL, if it has the parameter's type.
fn pairs(shown: &[(&str, &str)], name: &str, field: &Value) -> Option<Value> {
    let ty = field.get("type").and_then(Value::as_text).unwrap_or("string");
    let item = ty.strip_suffix("[]").unwrap_or(ty);
    let values = shown.iter().filter(|(known, _)| *known == name);
    let mut values = values.map(|(_, shown)| value::read(shown, item)).collect::<Option<Vec<_>>>()?;
    if ty == item { values.pop() } else { (!values.is_empty()).then_some(Value::List(values)) }
}
