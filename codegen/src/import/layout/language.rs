//! The language of a page, by its known headings.

use crate::import::labels;
use crate::import::page::Page;

/// Returns the language of Feishu's pages: Chinese or English.
pub(super) fn of(page: &Page) -> &'static str {
    let mut titles = page.sections.iter().map(|section| section.title.as_str());
    let known = titles.find(|title| labels::section(title).is_some());
    match known.unwrap_or(&page.title) {
        "" => "zh",
        title if title.is_ascii() => "en",
        _ => "zh",
    }
}
