//! Reads the key `pages`.

use super::entry::Entry;
use crate::spec::model::Pages;

pub(super) fn load_pages(entry: Entry<'_>) -> Pages {
    Pages {
        items: entry.text("items").unwrap_or_default(),
        next: entry.text_map("next"),
        page: entry.text("page"),
        first: entry.count("first"),
        offset: entry.text("offset"),
        size: entry.text("size"),
        more: entry.text("more"),
        total: entry.text("total"),
        switch: entry.text("switch"),
    }
}
