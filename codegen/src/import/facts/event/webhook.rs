//! The facts of a page about a request to the reader's own server: an event without a frame.

use super::basics::set_texts;
use super::{erratum, examples, notes};
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, text};
use crate::import::facts::basics::{Basics, stated};
use crate::import::facts::context::{Cx, FieldSection};
use crate::import::facts::fields::fields;
use crate::import::facts::lookup::{section, table_section};
use crate::import::facts::page_facts::{finish, name_unread, source};
use crate::import::facts::parameters::{Place, rows};
use crate::import::facts::shown_code::{REQUESTS, RESPONSES, codes};
use crate::import::facts::types::Types;
use crate::import::facts::{curl, further};
use crate::import::labels::Label;
use crate::import::merge::KEPT_AS_TEXT;
use crate::import::page::{Page, Part, Section};
use crate::import::vendor;
use crate::naming;
use crate::yaml::Value;

/// The version of a page that names none, and the service of a page without calls.
const VERSION: &str = "v1";
const SERVICE: &str = "webhook";

/// The ways of authentication.
const WAYS: [&str; 2] = ["bearer", "basic"];

/// Collects the facts of a page about a webhook. `basics` are those of a URL with a path.
pub(in crate::import::facts) fn collect(page: &Page, basics: Option<&Basics>) -> Facts {
    let mut facts = Facts::new(vendor::of(page.vendor));
    facts.record = &keys::EVENT;
    facts.doubts.clone_from(&page.doubts);
    let name = name(page, basics);
    facts.set("event", text(&name));
    facts.path = Some(format!("{}/events/{name}", folder(page)));
    let intro = notes::intro(page, &mut facts);
    source(page, &name, &intro, &mut facts);
    state_call(page, basics, &mut facts);
    let shown = codes(page, REQUESTS).next();
    let body = shown.and_then(|(_, code)| curl::read(code).map_or(Some(code), |command| command.body));
    let mut types = Types::of_event(&name);
    let label = [Label::Body, Label::Parameters].into_iter().find(|label| has_table(page, *label));
    let rows = label.map(|label| rows(page, &Place::event(label, body), &mut facts)).unwrap_or_default();
    let found = fields(&rows, "body", "", &mut Cx::new(FieldSection::Event, &mut types, &mut facts));
    if !found.is_empty() {
        facts.set("body", Value::Map(found));
    }
    facts.types = types.finish();
    if let (Some((lines, _)), Some(body)) = (shown, body) {
        facts.tally.mark_read(lines);
        state_example(body, &mut facts);
    }
    state_answer(page, &mut facts);
    further::skip_programs(page, &mut facts);
    finish(page, &mut facts);
    name_unread(page, &mut facts);
    facts
}

fn has_table(page: &Page, label: Label) -> bool {
    table_section(page, label).is_some_and(|section| section.table().is_some())
}

/// Returns the name of an event: the path of its URL if the page fixes it, else the title.
fn name(page: &Page, basics: Option<&Basics>) -> String {
    let steps = basics.map(|basics| basics.path.replace(['{', '}'], "")).unwrap_or_default();
    let is_word = |c: char| c.is_ascii_alphanumeric();
    let name = |text: &str| text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    let names = [name(&steps), name(&page.title), "webhook".to_owned()];
    let found = names.into_iter().find(|name| naming::is_name(&naming::module(name)));
    naming::module(&found.unwrap_or_default().to_lowercase())
}

/// Returns the folder of the service: that of a call in the same file, or one of the version that
/// the title names.
fn folder(page: &Page) -> String {
    let words = page.title.to_lowercase();
    let version = words.split(' ').find(|word| naming::is_version(word)).map(ToOwned::to_owned);
    let own = || format!("{}/{SERVICE}", version.unwrap_or_else(|| VERSION.to_owned()));
    page.folder.clone().unwrap_or_else(own)
}

/// Sets method and path, the ways of authentication and the way of delivery.
fn state_call(page: &Page, basics: Option<&Basics>, facts: &mut Facts) {
    let method = stated(page, Label::Method).unwrap_or_default().to_uppercase();
    match basics {
        Some(basics) => facts.set("http", text(format!("{} {}", basics.method, basics.path))),
        None if method == "PUT" => facts.set("method", text(method)),
        None => {}
    }
    for label in [Label::Method, Label::Url] {
        for block in section(page, label).into_iter().flat_map(|section| &section.blocks) {
            facts.tally.mark_read(block.lines);
        }
    }
    set_texts("auth", ways(page, facts), facts);
    set_texts("delivery", vec!["webhook".to_owned()], facts);
}

/// Returns the ways of authentication that the page names.
fn ways(page: &Page, facts: &mut Facts) -> Vec<String> {
    let mut words = String::new();
    for block in section(page, Label::Access).into_iter().flat_map(|section| &section.blocks) {
        if let Part::Line(line) = &block.part {
            words.push_str(line);
            facts.tally.mark_read(block.lines);
        }
    }
    let rows = table_section(page, Label::Headers).and_then(Section::table).into_iter().flat_map(|table| &table.rows);
    for row in rows {
        facts.tally.mark_read(row.lines);
        for cell in &row.cells {
            words.extend([" ", &cell.text]);
        }
    }
    let credentials = headers_of(page).into_iter().filter(|(name, _)| name.eq_ignore_ascii_case("authorization"));
    words.extend(credentials.flat_map(|(_, value)| [" ", value]));
    let words = words.to_lowercase();
    let is_named = |way: &&str| words.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == *way);
    WAYS.into_iter().filter(is_named).map(ToOwned::to_owned).collect()
}

/// Returns the headers of the first command that a page shows.
fn headers_of(page: &Page) -> Vec<(&str, &str)> {
    codes(page, REQUESTS).map(|(_, code)| curl::headers(code).collect::<Vec<_>>()).next().unwrap_or_default()
}

fn state_example(body: &str, facts: &mut Facts) {
    if let Some(json @ Value::Map(_)) = Value::from_ordered_json(body) {
        return facts.set("examples", examples("pushed", json));
    }
    let erratum = erratum("pushed_text", "The example is not a JSON object.", KEPT_AS_TEXT);
    facts.set("errata", Value::List(vec![erratum]));
    facts.set("examples", examples("pushed_text", text(body)));
}

/// Sets the body that the receiver gives back, if the page shows it.
fn state_answer(page: &Page, facts: &mut Facts) {
    if let Some((lines, code)) = codes(page, RESPONSES).next()
        && let Some(answer) = Value::from_ordered_json(code)
    {
        facts.tally.mark_read(lines);
        return facts.set("answer", answer);
    }
    let labels = [Label::Response, Label::ResponseGroup];
    let Some(label) = labels.into_iter().find(|label| has_table(page, *label)) else { return };
    let table = table_section(page, label).and_then(Section::table);
    let names: Vec<&str> = table
        .into_iter()
        .flat_map(|table| &table.rows)
        .filter_map(|row| Some(row.cells.first()?.text.as_str()))
        .collect();
    let why = format!("The page lists the members of the answer and shows no values: `{}`.", names.join("`, `"));
    facts.doubt(&kinds::ASSUMED_RESPONSE, "event", "No body of the answer.", why);
    for row in table.into_iter().flat_map(|table| &table.rows) {
        facts.tally.mark_read(row.lines);
    }
}
