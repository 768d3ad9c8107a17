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
//! - `stream.rs`: streams of events.
//! - `agreement.rs`: the facts held against the vendor's structure of the page.
//! - `page_kind.rs`: pages that describe no call.
//! - `event/`, `commented_json.rs`: pages that describe an event.
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
mod commented_json;
mod context;
mod curl;
mod either;
mod errors;
mod event;
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
mod stream;
mod sub_codes;
mod tables;
mod types;
mod value;

pub(super) use event::split as events;

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
    if page_kind::is_event(page) {
        return event::collect(page);
    }
    let vendor = vendor::of(page.vendor);
    let mut facts = Facts::new(vendor);
    facts.doubts.clone_from(&page.doubts);
    let basics = basics::read(page);
    if page_kind::is_webhook(page, basics.as_ref()) {
        return Ok(event::webhook(page, basics.as_ref()));
    }
    if let Some(reason) = page_kind::refusal(page, basics.as_ref()) {
        return Err(reason);
    }
    let basics = basics.ok_or_else(|| page_kind::GUIDE.to_owned())?;
    let operation = names::operation(page, &basics, vendor, &mut facts);
    facts.set("operation", text(&operation));
    source(page, &operation, &intro(page), &mut facts);
    basics::state(page, &basics, vendor, &mut facts);
    let method = operation.rsplit('.').next().unwrap_or_default();
    let mut types = types::Types::new(method);
    parameters::collect(page, &basics, &mut types, &mut facts);
    parameters::collect_response(page, &mut types, &mut facts);
    stream::collect(page, &mut types, &mut facts);
    facts.types = types.finish();
    remarks::collect(page, &mut facts);
    either::collect(page, &mut facts);
    rates::collect(page, &basics, &mut facts);
    errors::collect(page, &mut facts);
    sub_codes::collect(page, &mut facts);
    response_headers::collect(page, &mut facts);
    examples::collect(page, &mut facts);
    stream::finish(&mut facts);
    further::skip_programs(page, &mut facts);
    response_text::collect(&mut facts);
    paging::collect(&mut facts);
    finish(page, &mut facts);
    if let Some(structure) = &page.structure {
        agreement::hold(&mut facts, &collect(structure)?);
    }
    name_unread(page, &mut facts);
    Ok(facts)
}

/// Returns the folder of the call that a page describes, of a vendor whose paths tell it.
pub(super) fn folder(page: &Page) -> Option<String> {
    let folders = vendor::of(page.vendor).folders?;
    let basics = basics::read(page).filter(|basics| !basics.is_of_reader())?;
    let steps: Vec<&str> = basics.path.split('/').filter(|step| !step.is_empty()).take(folders).collect();
    (steps.len() == folders).then(|| steps.join("/"))
}

/// Sets where a page comes from, and what it is about.
///
/// `name` is the name of its file, and `intro` are its first words.
fn source(page: &Page, name: &str, intro: &str, facts: &mut Facts) {
    let title = if page.title.is_empty() { name } else { loss::title(page, facts) };
    let mut source = vec![("title".to_owned(), text(title))];
    let rest = [("url", &page.url), ("updated", &page.updated), ("id", &page.id)];
    source.extend(rest.into_iter().filter_map(|(key, value)| Some((key.to_owned(), text(value.clone()?)))));
    source.push(("language".to_owned(), text(page.language)));
    facts.set("source", ordered(source, &keys::SOURCE));
    facts.set("summary", unwritten_with_note(&page.title, intro));
    // A layout without titles has the first words of the page instead.
    if page.title.is_empty() {
        let why = "No title was found on the page.";
        facts.doubt(&kinds::ASSUMED_NAME, format!("source{STEP}title"), "The operation's name.", why);
    }
}

/// Sets the notes and the notices, and names lost characters.
fn finish(page: &Page, facts: &mut Facts) {
    let mut notes: Vec<Value> = facts.field_scopes.notes().into_iter().map(text).collect();
    notes.append(&mut facts.notes);
    notes.extend(page.tips.iter().map(|tip| unwritten(tip)));
    if !notes.is_empty() {
        facts.set("notes", Value::List(notes));
    }
    loss::collect(page, facts);
    notice::collect(page, facts);
}

/// Names the parts of a page that no rule has read.
fn name_unread(page: &Page, facts: &mut Facts) {
    for (kind, unread) in facts.tally.unread_parts(page) {
        facts.doubt(kind, "source", "This part is left out.", unread);
    }
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

/// Returns the headers of the first command that a page shows.
fn headers_of(page: &Page) -> Vec<(&str, &str)> {
    let codes = shown_code::codes(page, shown_code::REQUESTS);
    codes.map(|(_, code)| curl::headers(code).collect::<Vec<_>>()).next().unwrap_or_default()
}

/// Reads JSON and keeps the order of the members.
pub(super) fn json(text: &str) -> Option<Value> {
    value::json(text)
}
