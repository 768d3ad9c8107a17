//! The facts of a page that describes an event, which the vendor pushes to a receiver.
//!
//! - `split.rs`: the events of a page, a page each.
//! - `example.rs`, `frame.rs`: the example, and the vendor's members around its body.
//! - `basics.rs`, `order.rs`, `subscribe.rs`, `name.rs`: facts about the whole event.
//! - `notes.rs`: what other lines say about the event.
//! - `body.rs`: the members of the body.
//! - `webhook.rs`: events of vendors without frames.

mod basics;
mod body;
pub(super) mod example;
mod frame;
mod name;
mod notes;
mod order;
mod split;
mod subscribe;
mod webhook;

pub(in crate::import) use split::split;
pub(super) use webhook::collect as webhook;

use super::further;
use super::page_facts::{finish, name_unread, source};
use super::types::Types;
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, text};
use crate::import::labels::{self, Label};
use crate::import::merge::{KEPT_AS_TEXT, OTHER_TYPE, REPAIRED};
use crate::import::page::{Page, Part};
use crate::import::vendor::{self, Frame};
use crate::yaml::Value;

const NO_TYPE: &str = "the page describes an event, but no type of an event was found";

/// Collects the facts of a page that describes an event.
///
/// # Errors
///
/// The reason why the page has no draft.
pub(super) fn collect(page: &Page) -> Result<Facts, String> {
    let ty = page.operation.clone().ok_or_else(|| NO_TYPE.to_owned())?;
    let mut facts = Facts::new(vendor::of(page.vendor));
    facts.record = &keys::EVENT;
    facts.doubts.clone_from(&page.doubts);
    facts.set("event", text(&ty));
    let intro = notes::intro(page, &mut facts);
    source(page, &ty, &intro, &mut facts);
    basics::state(page, &mut facts);
    facts.path = Some(name::path(&ty, page, &mut facts));
    let shown = example::find(page, facts.vendor);
    let mut types = Types::of_event(facts.file_name());
    let frame = body::collect(page, shown.as_ref(), &mut types, &mut facts);
    facts.types = types.finish();
    state_schema(frame, &ty, &mut facts);
    basics::state_field_scopes(page, &mut facts);
    state_prose(page, &mut facts);
    if let Some(shown) = &shown {
        state_example(shown, &ty, &mut facts);
    }
    notes::collect(page, &mut facts);
    skip_samples(page, &mut facts);
    further::skip_programs(page, &mut facts);
    finish(page, &mut facts);
    name_unread(page, &mut facts);
    Ok(facts)
}

/// Sets the schema. Without rows and an example of the frame, the type of the event decides.
fn state_schema(frame: Option<&'static Frame>, ty: &str, facts: &mut Facts) {
    let Some(known) = frame.or_else(|| Frame::of_type(ty, facts.vendor)) else { return };
    if frame.is_none() {
        let why = "No frame was found on the page.";
        facts.doubt(&kinds::ASSUMED_NESTING, "schema", format!("Schema {}.", known.schema), why);
    }
    facts.set("schema", text(known.schema));
}

/// Sets the facts that only prose states.
fn state_prose(page: &Page, facts: &mut Facts) {
    let is_sample = |title: &str| labels::section(title) == Some(Label::EventSamples);
    let blocks = page.sections.iter().filter(|section| !is_sample(&section.title)).flat_map(|section| &section.blocks);
    let lines = blocks.filter_map(|block| match &block.part {
        Part::Line(line) => Some(line.as_str()),
        _ => None,
    });
    if order::read(lines) == Some(true) {
        facts.set("ordered", Value::Bool(true));
    }
    if let Some(call) = subscribe::find(page) {
        facts.set("subscribe", text(call));
    }
}

/// Sets the example, with its frame if the page shows it.
fn state_example(shown: &example::EventExample<'_>, ty: &str, facts: &mut Facts) {
    facts.tally.mark_read(shown.lines);
    let Some(json) = &shown.json else {
        facts.set("errata", Value::List(vec![erratum("pushed_text", "The example is not valid JSON.", KEPT_AS_TEXT)]));
        return facts.set("examples", examples("pushed_text", text(shown.code)));
    };
    let (mut value, mut errata) = (json.value.clone(), Vec::new());
    if json.is_repaired {
        errata.push(erratum("pushed", "The example has comments or misplaced commas.", REPAIRED));
    }
    if let (Some(other), Some(frame)) = (shown.ty().filter(|other| *other != ty), shown.frame) {
        let page = format!("The example is of the type `{other}`.");
        if shown.lists(ty) {
            frame.set_type(&mut value, ty);
            errata.push(erratum(&format!("pushed.{}", frame.ty.join(".")), &page, OTHER_TYPE));
        } else {
            facts.doubt(&kinds::READINGS_DISAGREE, "event", format!("{ty}."), page);
        }
    }
    if !errata.is_empty() {
        facts.set("errata", Value::List(errata));
    }
    facts.shown[1] = Some(shown.code.to_owned());
    facts.set("examples", examples("pushed", value));
}

fn examples(key: &str, value: Value) -> Value {
    Value::List(vec![Value::Map(vec![(key.to_owned(), value)])])
}

fn erratum(key: &str, page: &str, fact: &str) -> Value {
    let entries = [("at", format!("examples[0].{key}")), ("page", page.to_owned()), ("fact", fact.to_owned())];
    Value::Map(entries.map(|(key, words)| (key.to_owned(), text(words))).into())
}

/// Marks the sample receivers as read: they state no fact of the event.
fn skip_samples(page: &Page, facts: &mut Facts) {
    let is_sample = |title: &str| labels::section(title) == Some(Label::EventSamples);
    for block in page.sections.iter().filter(|section| is_sample(&section.title)).flat_map(|section| &section.blocks) {
        facts.tally.mark_read(block.lines);
    }
}
