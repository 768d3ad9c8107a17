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
mod reader;
mod tree;

use super::page::Page;
use reader::Layout;

/// Every layout; the first that a text is in reads it.
const LAYOUTS: &[Layout] = &[raw::LAYOUT, plain::LAYOUT, tree::LAYOUT, pipe::LAYOUT, ctyun::LAYOUT, gptbots::LAYOUT];

/// Reads a page, if its layout is known; one that was decoded wrongly is repaired before, as far as it goes.
#[must_use]
pub fn read_page(text: &str) -> Option<Page> {
    let repaired = damage::repair(text);
    let text = repaired.as_deref().unwrap_or(text);
    LAYOUTS.iter().find(|layout| (layout.is)(text)).map(|layout| (layout.read)(text))
}
