//! Layouts: one reader each, from text to a neutral page.

mod address;
mod ctyun;
mod damage;
mod front;
mod gptbots;
mod kind;
mod linked;
mod markdown;
mod markup;
mod pipe;
mod place;
mod plain;
mod raw;
mod tree;

use super::page::Page;

/// A layout that pages come in.
struct Layout {
    /// Whether a text is in this layout.
    is: fn(&str) -> bool,
    /// Reads such a text. Whatever is missing or cut off, something is read.
    read: fn(&str) -> Page,
}

/// Every layout; the first that a text is in reads it.
const LAYOUTS: &[Layout] = &[raw::LAYOUT, plain::LAYOUT, tree::LAYOUT, pipe::LAYOUT, ctyun::LAYOUT, gptbots::LAYOUT];

/// Reads a page, if its layout is known; one that was decoded wrongly is repaired before, as far as it goes.
#[must_use]
pub fn read_page(text: &str) -> Option<Page> {
    let repaired = damage::repair(text);
    let text = repaired.as_deref().unwrap_or(text);
    LAYOUTS.iter().find(|layout| (layout.is)(text)).map(|layout| (layout.read)(text))
}

/// A page without the comment that whoever saved it put above it.
fn without_comment(text: &str) -> &str {
    let comment = text.trim_start().strip_prefix("<!--").and_then(|rest| rest.split_once("-->"));
    comment.map_or(text, |(_, rest)| rest)
}
