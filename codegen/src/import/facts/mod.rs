//! From a neutral page to what a spec says of it.

mod allowed;
mod basics;
mod column;
mod errors;
mod examples;
mod fields;
mod files;
mod names;
mod nesting;
mod notice;
mod paging;
mod parameters;
mod reply_text;
mod types;
mod value;

use super::draft::{Facts, UNWRITTEN, ordered, text};
use super::labels::{self, Label};
use super::page::{Page, Section};
use crate::keys;
use crate::yaml::Value;

/// Collects the facts of a page.
///
/// # Errors
/// Why the page describes no call.
pub(super) fn collect(page: &Page) -> Result<Facts, String> {
    let mut facts = Facts::default();
    let basics = basics::read(page).ok_or("it states no HTTP method and path, so it is a guide and no API")?;
    let operation = names::operation(page, &basics);
    let mut source = vec![("title".to_owned(), text(&page.title))];
    let rest = [("url", &page.url), ("updated", &page.updated), ("id", &page.id)];
    source.extend(rest.into_iter().filter_map(|(key, value)| Some((key.to_owned(), text(value.clone()?)))));
    source.push(("language".to_owned(), text(page.language)));
    facts.set("source", ordered(source, &keys::SOURCE));
    facts.set("operation", text(&operation));
    facts.set("summary", text(UNWRITTEN));
    basics::state(page, &basics, &mut facts);
    let method = operation.rsplit('.').next().unwrap_or_default();
    let mut types = types::Types::new(method);
    parameters::collect(page, &basics, &mut types, &mut facts);
    parameters::collect_reply(page, &mut types, &mut facts);
    facts.types = types.finish();
    errors::collect(page, &mut facts);
    examples::collect(page, &mut facts);
    reply_text::collect(&mut facts);
    paging::collect(&mut facts);
    notice::collect(page, &mut facts);
    for unread in facts.tally.close(page) {
        facts.doubt("source", "Nothing of it.", unread);
    }
    Ok(facts)
}

/// The first section that says this.
fn section(page: &Page, label: Label) -> Option<&Section> {
    page.sections.iter().find(|section| labels::section(&section.title) == Some(label))
}

/// The keys of a mapping that has been put together.
fn members(value: &Value) -> &[(String, Value)] {
    match value {
        Value::Map(entries) => entries,
        _ => &[],
    }
}
