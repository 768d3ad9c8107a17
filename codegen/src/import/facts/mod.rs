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
//! - `page_facts.rs`: facts that pages of calls and of events have alike.
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
mod page_facts;
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

use super::draft::{Facts, text};
use super::labels::Label;
use super::page::{Page, Part};
use super::vendor;
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
    page_facts::source(page, &operation, &intro(page), &mut facts);
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
    page_facts::finish(page, &mut facts);
    if let Some(structure) = &page.structure {
        agreement::hold(&mut facts, &collect(structure)?);
    }
    page_facts::name_unread(page, &mut facts);
    Ok(facts)
}

/// Returns the folder of the call that a page describes, of a vendor whose paths tell it.
pub(super) fn folder(page: &Page) -> Option<String> {
    let folders = vendor::of(page.vendor).folders?;
    let basics = basics::read(page).filter(|basics| !basics.is_of_reader())?;
    let steps: Vec<&str> = basics.path.split('/').filter(|step| !step.is_empty()).take(folders).collect();
    (steps.len() == folders).then(|| steps.join("/"))
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
