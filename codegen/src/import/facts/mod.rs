//! The facts of a neutral page.
//!
//! `collect` reads the page part by part and puts each fact into `Facts`:
//!
//! - `basics.rs`, `names.rs`, `operation_name.rs`: method, path, rate limits, scopes, name of the
//!   operation.
//! - `parameters.rs`, `headers.rs`, `tables.rs`, `column.rs`, `nesting.rs`, `shown.rs`: rows of
//!   fields from the tables and the example.
//! - `fields.rs`, `field_facts.rs`, `field_example.rs`, `stated_type.rs`, `resolve.rs`,
//!   `bounds.rs`: one row to one field.
//! - `examples.rs`, `further.rs`, `shown_code.rs`, `request.rs`, `curl.rs`, `shape.rs`: the
//!   examples.
//! - `events.rs`: streams of events.
//! - `agreement.rs`: the facts held against the vendor's structure of the page.
//! - `page_kind.rs`: pages that describe no call.
//! - `errors.rs`, `sub_codes.rs`: error codes.
//! - `nameless.rs`, `response_headers.rs`: content that specs cannot hold.
//! - `remarks.rs`, `either.rs`, `rates.rs`, `paging.rs`, `notice.rs`, `loss.rs`: facts outside of
//!   the tables.
//!
//! A fact that is not certain becomes a doubt. A line that no rule reads becomes a doubt, too.

mod agreement;
mod allowed;
mod basics;
mod bounds;
mod column;
mod context;
mod curl;
mod either;
mod errors;
mod events;
mod examples;
mod field_example;
mod field_facts;
mod fields;
mod files;
mod further;
mod headers;
mod lookup;
mod loss;
mod nameless;
mod names;
mod nesting;
mod notice;
mod operation_name;
mod page_kind;
mod paging;
mod parameters;
mod rates;
mod remarks;
mod request;
mod resolve;
mod response_headers;
mod response_text;
mod shape;
mod shown;
mod shown_code;
mod stated_type;
mod sub_codes;
mod tables;
mod types;
mod value;

use super::draft::{Facts, STEP, ordered, text};
use super::labels::Label;
use super::page::{Page, Part};
use super::vendor;
use super::wording::{unwritten, unwritten_with_note};
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::yaml::Value;

/// Collects the facts of a page.
///
/// # Errors
///
/// The reason why the page describes no call.
pub(super) fn collect(page: &Page) -> Result<Facts, String> {
    if let Some(broken) = page.broken {
        return Err(broken.to_owned());
    }
    let vendor = vendor::of(page.vendor);
    let mut facts = Facts::new(vendor);
    facts.doubts.clone_from(&page.doubts);
    let basics = basics::read(page);
    if let Some(reason) = page_kind::refusal(page, basics.as_ref()) {
        return Err(reason);
    }
    let basics = basics.ok_or_else(|| page_kind::GUIDE.to_owned())?;
    let operation = names::operation(page, &basics, vendor, &mut facts);
    let title = if page.title.is_empty() { operation.as_str() } else { loss::title(page, &mut facts) };
    let mut source = vec![("title".to_owned(), text(title))];
    let rest = [("url", &page.url), ("updated", &page.updated), ("id", &page.id)];
    source.extend(rest.into_iter().filter_map(|(key, value)| Some((key.to_owned(), text(value.clone()?)))));
    source.push(("language".to_owned(), text(page.language)));
    facts.set("source", ordered(source, &keys::SOURCE));
    facts.set("operation", text(&operation));
    facts.set("summary", unwritten_with_note(&page.title, &intro(page)));
    // A layout without titles has the first words of the page instead.
    if page.title.is_empty() {
        let why = "No title was found on the page.";
        facts.doubt(&kinds::ASSUMED_NAME, format!("source{STEP}title"), "The operation's name.", why);
    }
    basics::state(page, &basics, vendor, &mut facts);
    let method = operation.rsplit('.').next().unwrap_or_default();
    let mut types = types::Types::new(method);
    parameters::collect(page, &basics, &mut types, &mut facts);
    parameters::collect_response(page, &mut types, &mut facts);
    events::collect(page, &mut types, &mut facts);
    facts.types = types.finish();
    remarks::collect(page, &mut facts);
    either::collect(page, &mut facts);
    rates::collect(page, &basics, &mut facts);
    errors::collect(page, &mut facts);
    sub_codes::collect(page, &mut facts);
    response_headers::collect(page, &mut facts);
    examples::collect(page, &mut facts);
    events::finish(&mut facts);
    further::skip_programs(page, &mut facts);
    response_text::collect(&mut facts);
    let mut notes: Vec<Value> = facts.field_scopes.notes().into_iter().map(text).collect();
    notes.extend(page.tips.iter().map(|tip| unwritten(tip)));
    if !notes.is_empty() {
        facts.set("notes", Value::List(notes));
    }
    paging::collect(&mut facts);
    loss::collect(page, &mut facts);
    notice::collect(page, &mut facts);
    if let Some(structure) = &page.structure {
        agreement::hold(&mut facts, &collect(structure)?);
    }
    for (kind, unread) in facts.tally.unread_parts(page) {
        facts.doubt(kind, "source", "This part is left out.", unread);
    }
    Ok(facts)
}

/// Returns the introduction of the call, or the first line of text on the page.
fn intro(page: &Page) -> String {
    if let Some(stated) = lookup::section(page, Label::Intro) {
        return stated.lines().next().unwrap_or_default().to_owned();
    }
    let lines = page.sections.iter().take(2).flat_map(|section| &section.blocks);
    let mut texts = lines.filter_map(|block| match &block.part {
        Part::Line(text) => Some(text.clone()),
        _ => None,
    });
    texts.find(|text| text.chars().count() > 8).unwrap_or_default()
}

/// Reads JSON and keeps the order of the members.
pub(super) fn json(text: &str) -> Option<Value> {
    value::json(text)
}
