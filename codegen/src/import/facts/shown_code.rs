//! The code of a page: the sections that show requests and responses, and the path of the call.

use super::basics;
use crate::import::labels::{self, Label};
use crate::import::page::{Lines, Page, Part};

/// The sections that may show a request or a response, the likeliest first.
pub(super) const REQUESTS: &[Label] = &[Label::RequestExample, Label::Request];
pub(super) const RESPONSES: &[Label] = &[Label::ResponseExample, Label::Response, Label::ResponseGroup];

/// Methods at the beginning of a request.
pub(super) const METHODS: [&str; 5] = ["GET ", "POST ", "PUT ", "PATCH ", "DELETE "];

/// Returns the code of these sections, with its lines.
pub(super) fn codes<'a>(page: &'a Page, labels: &[Label]) -> impl Iterator<Item = (Lines, &'a str)> {
    let sections = labels
        .iter()
        .flat_map(|label| page.sections.iter().filter(move |section| labels::section(&section.title) == Some(*label)));
    sections.flat_map(|section| &section.blocks).filter_map(|block| match &block.part {
        Part::Code(code) => Some((block.lines, code.trim())),
        _ => None,
    })
}

/// Returns the path of the call in front of its first parameter.
pub(super) fn path(page: &Page) -> Option<String> {
    let url = basics::stated(page, Label::Url)?;
    let path = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest).split_once('/')?.1;
    path.split([':', '{', '?', ' ']).next().filter(|path| !path.is_empty()).map(ToOwned::to_owned)
}

/// Whether code is an address, with or without a method in front of it.
pub(super) fn is_address(code: &str) -> bool {
    let address = METHODS.iter().find_map(|method| code.strip_prefix(method)).unwrap_or(code);
    ["https://", "http://", "/"].iter().any(|start| address.starts_with(start)) && !code.contains(['{', '\n'])
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_is_a_request_without_a_body() {
        for (code, expected) in [
            ("GET https://a.example/v1/rooms?size=2", true),
            ("https://a.example/v1/rooms", true),
            ("{ \"url\": \"https://a.example\" }", false),
            ("POST /v1/rooms\n{}", false),
        ] {
            assert_eq!(is_address(code), expected, "{code}");
        }
    }
}
