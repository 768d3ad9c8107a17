//! The code behind the first request and the first response: further examples, and programs.

use super::lookup::members;
use super::shown_code::{METHODS, REQUESTS, RESPONSES, codes, path};
use super::{curl, request, stream, value};
use crate::import::draft::Facts;
use crate::import::page::{Lines, Page, Part};
use crate::yaml::Value;

/// Beginnings of lines in programs. A program states no fact of the call.
const PROGRAM: [&str; 19] = [
    "import ",
    "from ",
    "package ",
    "using ",
    "#include",
    "require ",
    "func ",
    "def ",
    "void ",
    "public ",
    "const ",
    "var ",
    "let ",
    "<?php",
    "namespace ",
    "go mod ",
    "go get ",
    "npm ",
    "pip ",
];

/// Words in the titles of sections with responses.
const RESPONSE: [&str; 5] = ["响应", "返回", "response", "réponse", "レスポンス"];

/// Collects the requests and responses behind the first ones, each as an example of its own.
///
/// Other code than JSON objects stays unread, but for programs and commands without a new body.
pub(super) fn collect(page: &Page, query: &[(&str, &str)], facts: &mut Facts, examples: &mut Vec<Value>) {
    let [request, response] = facts.shown.clone().map(|shown| shown.as_deref().and_then(value::json));
    collect_requests(page, query, request, facts, examples);
    let mut known: Vec<Value> = response.into_iter().collect();
    for (lines, code) in codes(page, RESPONSES).chain(responses(page, facts.vendor.code)) {
        let Some(json @ Value::Map(_)) = value::json(code) else { continue };
        if json.get(facts.vendor.code).is_none() && facts.vendor.data.is_some() && !known.contains(&json) {
            continue;
        }
        if !known.contains(&json) {
            known.push(json.clone());
            examples.push(Value::Map(vec![("response".to_owned(), json)]));
        }
        facts.tally.mark_read(lines);
    }
}

fn collect_requests(
    page: &Page,
    query: &[(&str, &str)],
    first: Option<Value>,
    facts: &mut Facts,
    examples: &mut Vec<Value>,
) {
    let body_fields = facts.keys.iter().find(|(key, _)| key == "body").map(|(_, body)| names(body));
    let has_body = body_fields.is_some();
    let fields = body_fields.unwrap_or_default();
    let shown = codes(page, REQUESTS).map(|(lines, code)| (lines, code, false));
    let others = bodies(page, &fields).map(|(lines, code)| (lines, code, false));
    let shown = shown.chain(commands(page).map(|(lines, code)| (lines, code, true))).chain(others);
    let shown: Vec<(Lines, &str, bool)> = shown.filter(|(_, code, _)| !code.is_empty()).collect();
    let mut known: Vec<Value> = first.into_iter().collect();
    for (lines, code, is_command) in shown {
        let body = body(code);
        let Some(json @ Value::Map(_)) = body.and_then(value::json) else {
            if is_command && body.is_none() {
                facts.tally.mark_read(lines);
            }
            continue;
        };
        if !known.contains(&json) {
            known.push(json.clone());
            let part = if has_body { request::request(query, Some(json), facts).ok().flatten() } else { None };
            let Some(part) = part else { continue };
            examples.push(Value::Map(vec![("request".to_owned(), part)]));
        }
        facts.tally.mark_read(lines);
    }
}

/// Returns the names of the members of an object.
fn names(object: &Value) -> Vec<String> {
    members(object).iter().map(|(name, _)| name.clone()).collect()
}

/// Returns the JSON objects of other sections that have only fields of the body.
fn bodies<'a>(page: &'a Page, fields: &[String]) -> impl Iterator<Item = (Lines, &'a str)> {
    let is_body = |code: &str| {
        let shown = value::json(code).map(|json| names(&json)).unwrap_or_default();
        shown.len() > 1 && shown.iter().all(|name| fields.contains(name))
    };
    all(page).filter(move |(_, _, code)| is_body(code)).map(|(_, lines, code)| (lines, code))
}

/// Marks the programs of a page as read.
pub(super) fn skip_programs(page: &Page, facts: &mut Facts) {
    for (_, lines, code) in all(page) {
        if is_program(code) {
            facts.tally.mark_read(lines);
        }
    }
}

/// Whether code is a program, or a command that builds one.
fn is_program(code: &str) -> bool {
    let is_comment = |line: &&str| line.is_empty() || ["//", "# ", "/*", "*"].iter().any(|mark| line.starts_with(mark));
    let first = code.lines().map(str::trim).find(|line| !is_comment(line)).unwrap_or_default();
    PROGRAM.iter().any(|start| first.starts_with(start))
}

/// Returns the code of a page with the titles of the sections.
fn all(page: &Page) -> impl Iterator<Item = (&str, Lines, &str)> {
    let blocks = page.sections.iter().flat_map(|section| section.blocks.iter().map(|block| (&section.title, block)));
    blocks.filter_map(|(title, block)| match &block.part {
        Part::Code(code) => Some((title.as_str(), block.lines, code.trim())),
        _ => None,
    })
}

/// Returns the commands and the requests of a page that send this call.
fn commands(page: &Page) -> impl Iterator<Item = (Lines, &str)> {
    let path = path(page).unwrap_or_default();
    let short = path.strip_prefix("open-apis/").unwrap_or(&path).trim_end_matches('/').to_owned();
    let is_request = |code: &str| code.starts_with("curl") || METHODS.iter().any(|method| code.starts_with(method));
    all(page)
        .filter(move |(_, _, code)| !short.is_empty() && is_request(code) && code.contains(&short))
        .map(|(_, lines, code)| (lines, code))
}

/// Returns the JSON objects with the code of the envelope in other sections about responses.
fn responses<'a>(page: &'a Page, code: &'a str) -> impl Iterator<Item = (Lines, &'a str)> {
    let is_response = |title: &str| RESPONSE.iter().any(|word| title.to_lowercase().contains(word));
    let has_code = move |text: &str| value::json(text).is_some_and(|json| json.get(code).is_some());
    let is_whole = move |title: &str| is_response(title) && !stream::is_stream(title);
    all(page).filter(move |(title, _, text)| is_whole(title) && has_code(text)).map(|(_, lines, text)| (lines, text))
}

/// Returns the body of a command, of a request with its method, or of plain JSON.
fn body(code: &str) -> Option<&str> {
    if let Some(command) = curl::read(code) {
        return command.body;
    }
    let is_request = METHODS.iter().any(|method| code.starts_with(method));
    if !is_request {
        return Some(code);
    }
    let (_, rest) = code.split_once('\n')?;
    rest.find('{').filter(|at| rest[..*at].trim().is_empty()).map(|at| &rest[at..])
}

#[cfg(test)]
mod tests {
    use super::{body, is_program};

    #[test]
    fn programs_are_no_examples() {
        for (code, expected) in [
            ("import requests\nprint(1)", true),
            ("# Install it first.\n\nfrom a import b", true),
            ("// Build a client.\npackage main", true),
            ("{ \"import \": 1 }", false),
            ("curl https://a.example", false),
            ("{\n  // import\n}", false),
        ] {
            assert_eq!(is_program(code), expected, "{code}");
        }
    }

    #[test]
    fn a_request_has_its_body_behind_the_method() {
        for (code, expected) in [
            ("POST /v1/rooms\n{ \"a\": 1 }", Some("{ \"a\": 1 }")),
            ("POST /v1/rooms HTTP/1.1\nHost: a.example\n\n{}", None),
            ("GET /v1/rooms", None),
            ("curl 'https://a.example/v1' -d '{}'", Some("{}")),
            ("curl 'https://a.example/v1'", None),
            ("{}", Some("{}")),
        ] {
            assert_eq!(body(code), expected, "{code}");
        }
    }
}
