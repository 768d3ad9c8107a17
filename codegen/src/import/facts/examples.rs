//! The page's example: the request and the response as the page shows them.

use super::curl::{self, Command};
use super::lookup::section;
use super::shown_code::{REQUESTS, RESPONSES, codes};
use super::{further, request, shown_code, value};
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, ordered, text};
use crate::import::labels::Label;
use crate::import::merge::KEPT_AS_TEXT;
use crate::import::page::{Lines, Page, Part};
use crate::yaml::Value;

/// Returns the query and the body of the first request that the page shows.
pub(super) fn shown_request(page: &Page) -> Option<Command<'_>> {
    let code = shown(page, REQUESTS);
    let url = section(page, Label::UrlExample).and_then(|section| section.lines().next());
    let query = url.map(curl::query).unwrap_or_default();
    match code.map(|code| (code, curl::read(code))) {
        Some((_, Some(command))) => Some(command),
        Some((code, None)) if shown_code::is_address(code) => {
            Some(Command { query: curl::query(code.lines().next().unwrap_or_default()), ..Command::default() })
        }
        Some((code, None)) => Some(Command { query, body: Some(code), ..Command::default() }),
        None if query.is_empty() => sample(page).and_then(|(_, code)| curl::read(code)),
        None => Some(Command { query, ..Command::default() }),
    }
}

/// Returns the first command of the page that sends this call, in any section.
fn sample(page: &Page) -> Option<(Lines, &str)> {
    let path = shown_code::path(page)?;
    let blocks = page.sections.iter().flat_map(|section| &section.blocks);
    let codes = blocks.filter_map(|block| match &block.part {
        Part::Code(code) => Some((block.lines, code.trim())),
        _ => None,
    });
    let mut codes = codes.filter(|(_, code)| code.contains(&path));
    codes.find(|(_, code)| curl::read(code).is_some_and(|sent| sent.body.is_some() || !sent.query.is_empty()))
}

/// Returns the response that the page shows.
pub(super) fn shown_response(page: &Page) -> Option<&str> {
    shown(page, RESPONSES)
}

/// Returns the first code in these sections.
fn shown<'a>(page: &'a Page, labels: &[Label]) -> Option<&'a str> {
    codes(page, labels).map(|(_, code)| code).find(|code| !code.is_empty())
}

/// Marks the shown code as read. Further code stays unread.
fn mark_read(page: &Page, labels: &[Label], facts: &mut Facts) {
    for (lines, code) in codes(page, labels) {
        facts.tally.mark_read(lines);
        if !code.is_empty() {
            break;
        }
    }
    if shown(page, labels).is_none()
        && labels == REQUESTS
        && let Some((lines, _)) = sample(page)
    {
        facts.tally.mark_read(lines);
    }
    let url = section(page, Label::UrlExample).and_then(|section| section.blocks.first());
    if let Some(block) = url {
        facts.tally.mark_read(block.lines);
    }
}

pub(super) fn collect(page: &Page, facts: &mut Facts) {
    let Command { mut query, body, path } = shown_request(page).unwrap_or_default();
    let template = facts.keys.iter().find(|(key, _)| key == "http").and_then(|(_, http)| http.as_text());
    let template = template.unwrap_or_default().to_owned();
    query.extend(path.map(|path| curl::parameters(&template, path)).unwrap_or_default());
    let response = shown_response(page);
    for labels in [REQUESTS, RESPONSES] {
        mark_read(page, labels, facts);
    }
    facts.shown = [body, response].map(|shown| shown.map(ToOwned::to_owned));
    let mut example = Example::default();
    push_request(&query, body, facts, &mut example);
    if let Some(response) = response {
        push_response(response, facts, &mut example);
    }
    if response.is_none() && body.is_none() && query.is_empty() {
        return;
    }
    let mut examples = vec![ordered(example.entries, &keys::EXAMPLE)];
    further::collect(page, &query, facts, &mut examples);
    facts.set("examples", Value::List(examples));
    if !example.errata.is_empty() {
        facts.set("errata", Value::List(example.errata));
    }
}

/// The example while it is read.
#[derive(Default)]
struct Example {
    entries: Vec<(String, Value)>,
    errata: Vec<Value>,
}

impl Example {
    fn push(&mut self, key: &str, value: Value) {
        self.entries.push((key.to_owned(), value));
    }

    /// Adds a part that is not a JSON object, with an erratum that says so.
    fn push_text(&mut self, key: &str, code: &str) {
        self.push(key, text(code));
        let entries = [
            ("at", format!("examples[0].{key}")),
            ("page", "The example is not a JSON object.".to_owned()),
            ("fact", KEPT_AS_TEXT.to_owned()),
        ];
        self.errata.push(Value::Map(entries.map(|(key, words)| (key.to_owned(), text(words))).into()));
    }
}

/// Adds the request: as JSON, or the shown body as text.
fn push_request(query: &[(&str, &str)], body: Option<&str>, facts: &mut Facts, example: &mut Example) {
    let has_body = facts.keys.iter().any(|(key, _)| key == "body");
    let request = match (body, has_body) {
        (Some(shown), true) => {
            let Some(json @ Value::Map(_)) = value::json(shown) else {
                return example.push_text("request_text", shown);
            };
            let request = request::request(query, Some(json), facts);
            if request.is_err() {
                let why = "No value was found for one of its parameters.";
                facts.doubt(&kinds::UNREAD_EXAMPLE, "source", "No example of a request.", why);
            }
            request
        }
        (Some(shown), false) if is_empty(shown) => request::request(query, None, facts),
        (Some(_), false) => {
            let why = "The page shows a body, but no table of its members was found.";
            return facts.doubt(&kinds::UNREAD_EXAMPLE, "source", "No example of a body.", why);
        }
        (None, true) => return,
        // A call without a body needs no example of its request.
        (None, false) => request::request(query, None, facts),
    };
    if let Ok(Some(request)) = request {
        example.push("request", request);
    }
}

/// Adds the response: as JSON, or as text.
fn push_response(shown: &str, facts: &Facts, example: &mut Example) {
    let is_bare = facts.keys.iter().any(|(key, _)| key == "bare");
    match value::json(shown) {
        Some(json) if matches!(json, Value::Map(_)) || is_bare => example.push("response", json),
        _ => example.push_text("response_text", shown),
    }
}

/// Whether the code of a body has no content, or comments alone.
fn is_empty(code: &str) -> bool {
    let mut lines = code.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    lines.all(|line| line.chars().all(|c| "{} ".contains(c)))
}
