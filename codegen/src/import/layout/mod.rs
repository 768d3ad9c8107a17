//! The readers of page layouts, one each: they turn text into a neutral page.
//!
//! `raw.rs`, `plain.rs`, `tree.rs` and `pipe.rs` read Feishu's pages as different tools save them.
//! `ctyun.rs` and `gptbots/` read those of the other vendors. They share `sections.rs` (the
//! builder of sections), `linked.rs` (tables that refer to tables), `markdown.rs` and `markup.rs`.
//! `damage.rs` first repairs text that was decoded wrongly. A reader never fails: it keeps each
//! part that it finds.

mod corner;
mod ctyun;
mod damage;
mod front;
mod gptbots;
mod kind;
mod line_index;
mod linked;
mod markdown;
mod markup;
mod pipe;
mod plain;
mod raw;
mod reader;
mod sections;
mod tree;

use super::page::Page;
use reader::Layout;

/// All layouts. The first one that matches a text reads it.
const LAYOUTS: &[Layout] = &[raw::LAYOUT, plain::LAYOUT, tree::LAYOUT, pipe::LAYOUT, ctyun::LAYOUT, gptbots::LAYOUT];

/// Reads a page if its layout is known. It first repairs a wrongly decoded text as far as possible.
#[must_use]
pub fn read_page(text: &str) -> Option<Page> {
    let repaired = damage::repair(text);
    let text = repaired.as_deref().unwrap_or(text);
    LAYOUTS.iter().find(|layout| (layout.is)(text)).map(|layout| (layout.read)(text))
}
