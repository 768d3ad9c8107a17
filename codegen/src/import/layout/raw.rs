//! Feishu's own source of a page: Markdown with tables as `md-table` and `md-dt-table`, or with
//! Markdown tables whose cells keep such tags.

use super::front::Front;
use super::line_index::LineIndex;
use super::reader::Layout;
use super::{blocks, language, site, split};
use crate::import::date;
use crate::import::page::Page;

pub(super) const LAYOUT: Layout = Layout { is, read };

/// Keys in the head of a page that only this layout has.
const KEYS: [&str; 2] = ["fullPath: ", "document_id: "];

/// Keys of the day of the last change: a moment in milliseconds, or a text with the day first.
const DAYS: [&str; 4] = ["updatedAt", "updateTime", "updated_at", "updated"];

fn is(text: &str) -> bool {
    text.contains("<md-table")
        || text.contains("<md-dt-table")
        || Front::with(KEYS[1], text).is_some()
        || (text.trim_start().starts_with("<!--") && Front::of(text).get("fullPath").is_some())
}

fn read(text: &str) -> Vec<Page> {
    split::each(text, page)
}

/// Reads one page.
pub(super) fn page(text: &str) -> Page {
    let front = Front::of(text);
    let mut page = front.page();
    let path = || front.get("fullPath").or_else(|| front.get("full_path"));
    let url = ["source", "source_url", "url"].into_iter().find_map(|key| front.get(key));
    page.url = url.or_else(|| Some(site::document(&path()?, text)));
    page.updated = DAYS.into_iter().find_map(|key| date::stated(&front.get(key)?));
    let id = ["id", "document_id"].into_iter().find_map(|key| front.get(key));
    page.id = id.filter(|id| id != "unknown");
    page.operation = site::explorer(front.body);
    page.sections = blocks::sections(front.body, &LineIndex::new(text));
    page.language = language::of(&page);
    page
}
