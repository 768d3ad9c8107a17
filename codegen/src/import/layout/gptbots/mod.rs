//! GPTBots' pages, in several languages and forms: Markdown, text copied from the site, and text
//! that programs extract from it.
//!
//! - `line.rs`: lines with their numbers, and headings.
//! - `code.rs`, `framed_table.rs`, `flat_table.rs`: blocks of several lines.
//! - `parts.rs`, `section_builder.rs`: the sections of a call.
//! - `calls.rs`: the calls of a file with several.
//! - `language.rs`: the language of a page.

mod calls;
mod code;
mod flat_table;
mod framed_table;
mod language;
mod line;
mod parts;
mod section_builder;

use super::front;
use super::reader::Layout;
use crate::import::labels::{self, Label};
use crate::import::page::Page;

pub(super) const LAYOUT: Layout = Layout { is, read };

/// Texts that also guides contain: the site, its hosts, and the first line of an export.
const SIGNS: [&str; 3] = ["gptbots.ai", "api-${endpoint}", "_Last updated at:"];

fn is(text: &str) -> bool {
    SIGNS.iter().any(|sign| text.contains(sign)) || has_method(text)
}

fn has_method(text: &str) -> bool {
    text.lines().any(|line| line::heading(line.trim()).and_then(labels::section) == Some(Label::Method))
}

fn read(text: &str) -> Vec<Page> {
    let body = front::without_comment(text);
    let above = text[..text.len() - body.len()].matches('\n').count();
    let lines = line::lines(body, above);
    let calls = calls::calls(&lines);
    let is_one = calls.len() == 1;
    let page = |call: &calls::Call<'_>| {
        let lines = &lines[call.first..call.end];
        let mut page = Page {
            vendor: "gptbots",
            title: call.title.to_owned(),
            updated: updated(text),
            sections: parts::sections(lines),
            ..Page::default()
        };
        page.language = language::of(&page);
        let span = line::span(lines);
        page.part = (!is_one).then(|| format!("lines {} to {}", span.first, span.last));
        page
    };
    calls.iter().map(page).collect()
}

/// Returns the day in `_Last updated at: 2025-10-20_`.
fn updated(text: &str) -> Option<String> {
    let day = text.split_once(SIGNS[2])?.1.trim_start().get(..10)?;
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_day.then(|| day.to_owned())
}
