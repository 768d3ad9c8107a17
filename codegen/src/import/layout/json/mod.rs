//! Feishu's pages as the vendor's own JSON: the reply of `get_detail`, several of them in a list,
//! and exports of the site.
//!
//! `content` is the text of the page. `schema` is its structure, which `schema.rs` and `nodes.rs`
//! read. The lines of such a page are those of its text.

mod nodes;
mod schema;

use super::reader::Layout;
use super::{raw, site, split};
use crate::import::date;
use crate::import::labels;
use crate::import::page::{Page, Part, Section};
use crate::yaml::Value;

pub(super) const LAYOUT: Layout = Layout { is, read };

/// Keys that identify the layout.
const KEYS: [&str; 3] = ["\"fullPath\"", "\"originalPath\"", "\"apiSchema\""];

/// Members around the pages.
const AROUND: [&str; 4] = ["data", "document", "documents", "items"];

fn is(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && KEYS.iter().any(|key| text.contains(key))
}

fn read(text: &str) -> Vec<Page> {
    let broken = |reason| vec![Page { vendor: "feishu", broken: Some(reason), ..Page::default() }];
    let Some(value) = Value::from_json(text) else {
        return broken("the file is not valid JSON: save the whole response of the vendor's site");
    };
    let mut entries = Vec::new();
    collect(&value, &mut entries);
    if entries.is_empty() {
        return broken("the JSON contains no page: save the response of `get_detail`, with `content` or `schema`");
    }
    let mut pages: Vec<Page> = entries.iter().map(|entry| page(entry)).collect();
    if pages.len() > 1 {
        for (at, page) in pages.iter_mut().enumerate() {
            page.part = Some(page.url.clone().unwrap_or_else(|| format!("page {}", at + 1)));
        }
    }
    pages
}

/// Collects the objects that are pages.
fn collect<'a>(value: &'a Value, into: &mut Vec<&'a Value>) {
    match value {
        Value::List(items) => items.iter().for_each(|item| collect(item, into)),
        Value::Map(_) if text(value, "content").is_some() || text(value, "value").is_some() => into.push(value),
        Value::Map(_) if value.get("schema").is_some_and(Value::has_inner) => into.push(value),
        Value::Map(_) => AROUND.iter().filter_map(|key| value.get(key)).for_each(|inner| collect(inner, into)),
        _ => {}
    }
}

/// Returns a member that is a text and not empty.
fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_text().filter(|text| !text.is_empty())
}

fn page(entry: &Value) -> Page {
    let content = text(entry, "content").or_else(|| text(entry, "value")).unwrap_or_default();
    let schema = entry.get("schema").filter(|schema| schema.has_inner());
    let structure = schema.and_then(schema::read);
    let domain = schema.map(schema::domain).unwrap_or_default();
    let mut page = raw::page(content);
    let title = ["title", "name"].into_iter().find_map(|key| text(entry, key));
    page.title = title.map(ToOwned::to_owned).or_else(|| split::title(&page)).unwrap_or_default();
    let path = text(entry, "fullPath").or_else(|| text(entry, "redirectUri"));
    let url = path.map(|path| site::document(path, &format!("{content}\n{domain}/open-apis/")));
    page.url = text(entry, "url").map(ToOwned::to_owned).or(url);
    page.updated = entry.get("updateTime").and_then(|moment| date::stated(&moment.to_json().replace('"', "")));
    page.id = text(entry, "originId").or_else(|| text(entry, "id")).map(ToOwned::to_owned);
    page.tips = schema.map(schema::tips).unwrap_or_default();
    let Some(structure) = structure else { return page };
    // A text without a table or an example leaves the facts to the structure.
    let missing: Vec<Section> =
        structure.sections.iter().filter(|section| !has_part(&page, section)).cloned().collect();
    page.sections.extend(missing);
    page.structure = Some(Box::new(Page { title: page.title.clone(), operation: page.operation.clone(), ..structure }));
    page
}

/// Whether a page has a table or code in a section with the label of another section.
fn has_part(page: &Page, other: &Section) -> bool {
    let label = labels::section(&other.title);
    let same = page.sections.iter().filter(|section| labels::section(&section.title) == label);
    same.flat_map(|section| &section.blocks).any(|block| !matches!(block.part, Part::Line(_)))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn pages_are_found_in_every_form() {
        for (text, expected) in [
            (r#"{"data": {"fullPath": "/a", "content": "x"}}"#, vec![None]),
            (r#"{"fullPath": "/a", "content": "x"}"#, vec![None]),
            (r#"{"data": {"document": {"fullPath": "/a", "content": "x"}}}"#, vec![None]),
            (
                r#"[{"data": {"fullPath": "/a", "content": "x"}}, {"data": {"name": "b", "content": "y"}}]"#,
                vec![Some("https://open.feishu.cn/document/a"), Some("page 2")],
            ),
            (
                r#"{"data": [{"url": "https://a", "value": "x"}, {"url": "https://b", "value": "y"}]}"#,
                vec![Some("https://a"), Some("https://b")],
            ),
            (r#"{"fullPath": "/a""#, vec![None]),
        ] {
            let pages = read(text);
            let parts: Vec<Option<&str>> = pages.iter().map(|page| page.part.as_deref()).collect();
            assert_eq!(parts, expected, "{text}");
        }
    }
}
