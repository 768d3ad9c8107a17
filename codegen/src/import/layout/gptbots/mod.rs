//! GPTBots' pages, in several languages: as Markdown, and as text copied from the site.

mod copied;
mod markdown;
mod section_builder;

use super::line_index::LineIndex;
use super::reader::Layout;
use crate::import::labels::{self, Label};
use crate::import::page::Page;

pub(super) const LAYOUT: Layout = Layout { is, read: |text| vec![read(text)] };

/// Texts that also guides contain: the site, its hosts, and the first line of an export.
const SIGNS: [&str; 3] = ["gptbots.ai", "api-${endpoint}", "_Last updated at:"];

/// The heading above the method in each language.
const LANGUAGES: [(&str, &str); 3] = [("zh", "请求方式"), ("fr", "Méthode de requête"), ("en", "Request Method")];

fn is(text: &str) -> bool {
    SIGNS.iter().any(|sign| text.contains(sign)) || has_method(text)
}

fn has_method(text: &str) -> bool {
    text.lines().any(|line| labels::section(markdown::heading(line)) == Some(Label::Method))
}

fn read(text: &str) -> Page {
    let index = LineIndex::new(text);
    let text = super::front::without_comment(text);
    let is_markdown = text.lines().any(|line| line.starts_with('#'));
    let (title, sections) = if is_markdown { markdown::read(text, &index) } else { copied::read(text, &index) };
    let language = LANGUAGES.into_iter().find(|(_, method)| text.contains(method)).map(|(language, _)| language);
    Page {
        vendor: "gptbots",
        title,
        updated: updated(text),
        language: language.unwrap_or("en"),
        sections,
        ..Page::default()
    }
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
