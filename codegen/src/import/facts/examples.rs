//! The page's example: the body of the request and the reply, as they stand there.

use super::{section, value};
use crate::import::draft::{Facts, ordered, text};
use crate::import::labels::Label;
use crate::import::page::{Page, Part};
use crate::keys;
use crate::yaml::Value;

pub(super) fn collect(page: &Page, facts: &mut Facts) {
    let code = |label, facts: &mut Facts| {
        let section = section(page, label)?;
        let codes = section.blocks.iter().filter_map(|block| match &block.part {
            Part::Code(code) => Some((block.lines, code.trim())),
            _ => None,
        });
        let mut found = None;
        for (lines, code) in codes {
            // Further ones are left to be named.
            if code.is_empty() || found.is_none() {
                facts.tally.read(lines);
                found = Some(code).filter(|code| !code.is_empty());
            }
        }
        found
    };
    let [request, response] = [Label::RequestExample, Label::ResponseExample].map(|label| code(label, facts));
    facts.shown = [request, response].map(|shown| shown.map(ToOwned::to_owned));
    let mut example = Vec::new();
    let mut errata = Vec::new();
    let has_body = facts.keys.iter().any(|(key, _)| key == "body");
    match request.map(|request| (request, value::json(request))) {
        Some((_, Some(body @ Value::Map(_)))) if has_body => {
            if !push_request(Some(body), facts, &mut example) {
                facts.doubt("source", "No example of a request.", "The page gives no value for one of its parameters.");
            }
        }
        Some((request, _)) if has_body => push_text("request_text", request, &mut example, &mut errata),
        Some(_) => {
            facts.doubt("source", "No example of a body.", "The page shows one, and its table lists no members of it.");
        }
        None if has_body => {}
        None => {
            push_request(None, facts, &mut example);
        }
    }
    match response.map(|response| (response, value::json(response))) {
        Some((_, Some(reply @ Value::Map(_)))) => example.push(("response".to_owned(), reply)),
        Some((response, _)) => push_text("response_text", response, &mut example, &mut errata),
        None => {}
    }
    if response.is_none() && request.is_none() {
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
        ("page", "The example is no JSON object.".to_owned()),
        ("fact", "It stands here as text.".to_owned()),
    ];
    errata.push(Value::Map(entries.map(|(key, words)| (key.to_owned(), text(words))).into()));
}

/// The request: path and query by the examples of their own fields; without one that is needed there is none.
fn push_request(body: Option<Value>, facts: &Facts, example: &mut Vec<(String, Value)>) -> bool {
    let mut request = Vec::new();
    for (place, all) in [("path", true), ("query", false)] {
        let Some((_, Value::Map(fields))) = facts.keys.iter().find(|(key, _)| key == place) else { continue };
        let mut values = Vec::new();
        for (name, field) in fields {
            let needed = all || field.get("required") == Some(&Value::Bool(true));
            match field.get("example") {
                Some(value) if needed && field.get("json_text").is_some() => {
                    values.push((name.clone(), text(value.to_json())));
                }
                Some(value) if needed => values.push((name.clone(), value.clone())),
                None if needed => return false,
                _ => {}
            }
        }
        if !values.is_empty() {
            request.push((place.to_owned(), Value::Map(values)));
        }
    }
    request.extend(body.map(|body| ("body".to_owned(), body)));
    if !request.is_empty() {
        example.push(("request".to_owned(), ordered(request, &keys::REQUEST)));
    }
    true
}
