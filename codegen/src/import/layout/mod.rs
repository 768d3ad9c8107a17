//! The readers of page layouts, one each: they turn text into a neutral page.
//!
//! `json/`, `raw.rs`, `plain.rs`, `tree.rs`, `glued.rs`, `clipped.rs`, `pipe.rs` and `written.rs`
//! read Feishu's pages as different tools save them.
//! `ctyun/` and `gptbots/` read those of the other vendors. They share `sections.rs` (the
//! builder of sections), `linked.rs` (tables that refer to tables), `markdown.rs`, `markup.rs`,
//! `blocks.rs` and `tagged_table.rs` (Markdown with the vendor's tags). `split.rs` finds the pages
//! of a file with several.
//! `damage.rs` first repairs text that was decoded wrongly. A reader never fails: it keeps each
//! part that it finds.

mod bare_code;
mod blocks;
mod clipped;
mod corner;
mod ctyun;
mod damage;
mod front;
mod glued;
mod gptbots;
mod json;
mod kind;
mod language;
mod line_index;
mod linked;
mod markdown;
mod markup;
mod pipe;
mod plain;
mod raw;
mod reader;
mod sections;
mod site;
mod split;
mod tagged_table;
mod tree;
mod written;

use super::page::Page;
pub(super) use markup::without_markup;
use reader::Layout;

/// All layouts. The first one that matches a text reads it.
const LAYOUTS: &[Layout] = &[
    json::LAYOUT,
    raw::LAYOUT,
    plain::LAYOUT,
    glued::LAYOUT,
    tree::LAYOUT,
    clipped::LAYOUT,
    pipe::LAYOUT,
    written::LAYOUT,
    ctyun::JSON,
    ctyun::TEXT,
    gptbots::LAYOUT,
];

/// Reads the pages of a text if its layout is known. It first repairs a wrongly decoded text as far
/// as possible.
#[must_use]
pub fn read_pages(text: &str) -> Option<Vec<Page>> {
    let repaired = damage::repair(text);
    let text = repaired.as_deref().unwrap_or(text);
    LAYOUTS.iter().find(|layout| (layout.is)(text)).map(|layout| (layout.read)(text))
}
