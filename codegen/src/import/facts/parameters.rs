//! Parameters of the request by location, and members of the response.

use std::collections::BTreeSet;

use super::basics::Basics;
use super::column::{FieldRow, read_rows};
use super::context::{Cx, FieldSection};
use super::fields::fields;
use super::headers::headers;
use super::lookup::section;
use super::nameless::name_rows;
use super::tables::{add_members, field_tables};
use super::types::Types;
use super::{curl, examples, files, names, nesting, paging, shape, shown, value};
use crate::diagnostics::codes::kinds;
use crate::format::keys::{self, KeyType};
use crate::import::draft::{Facts, STEP, UNWRITTEN, has_key, ordered, text};
use crate::import::labels::{self, Label};
use crate::import::page::Page;
use crate::yaml::Value;

type Entries = Vec<(String, Value)>;

/// Collects the parameters of the request, section by section.
pub(super) fn collect(page: &Page, basics: &Basics, types: &mut Types, facts: &mut Facts) {
    let mut seen = BTreeSet::new();
    let request = request_label(page, basics);
    let in_query = request.is_some_and(|_| is_in_query(page, basics, request));
    let sections = [
        (Some(Label::Path), FieldSection::Path, "path"),
        (Some(Label::Query), FieldSection::Query, "query"),
        (request.filter(|_| in_query), FieldSection::Query, "query"),
        (Some(Label::Headers), FieldSection::Query, "headers"),
        (request.filter(|_| !in_query), FieldSection::Body, "body"),
    ];
    for (label, section, key) in sections {
        let Some(label) = label else { continue };
        let rows = rows(page, &Place::of(page, label, key, facts), facts);
        facts.first_page = facts.first_page.or(rows.iter().find_map(first_page));
        let mut found = match key {
            "headers" if rows.is_empty() => headers(&shown::headers(page), page, types, facts),
            "headers" => headers(&rows, page, types, facts),
            _ => fields(&rows, key, "", &mut Cx::new(section, types, facts)),
        };
        finish(key, &mut found, basics, facts);
        if key == "query" && facts.keys.iter().all(|(known, _)| known != key) {
            found.extend(in_url(basics, &found, facts));
        }
        names::assign_names_among(&mut seen, key, &mut found);
        if !found.is_empty() && facts.keys.iter().all(|(known, _)| known != key) {
            facts.set(key, Value::Map(found));
        } else if !found.is_empty() {
            let why = "Two sections of the page describe such parameters.";
            facts.doubt(&kinds::UNREAD_TABLE, key, "The parameters of the other section.", why);
        }
    }
    // Without a body, a GET has no other place for them.
    if in_query && request == Some(Label::Body) && !["GET", "HEAD"].contains(&basics.method) {
        let why = "The page calls the parameters a body, but its example has them in the URL.";
        facts.doubt(&kinds::READINGS_DISAGREE, "http", "Query parameters.", why);
    }
}

fn first_page(row: &FieldRow<'_>) -> Option<i128> {
    paging::stated_first(&row.name, &row.description.text)
}

/// Adapts the parameters of a section to the rules for their location.
fn finish(key: &str, found: &mut Entries, basics: &Basics, facts: &mut Facts) {
    match key {
        "path" => finish_path(found, basics, facts),
        "query" => finish_query(found, facts),
        "body" if files::is_form(found, facts) => {
            files::mark_json_parts(found, facts);
            facts.set("sends", text("multipart"));
        }
        _ => {}
    }
}

/// Returns the section with the parameters of most calls.
fn request_label(page: &Page, basics: &Basics) -> Option<Label> {
    let has =
        |label: &Label| super::lookup::table_section(page, *label).is_some_and(|section| section.table().is_some());
    let order = [Label::Body, Label::Parameters];
    let found = order.into_iter().find(has);
    found.or_else(|| (basics.method != "GET").then_some(Label::Body))
}

/// Whether these parameters belong to the query.
///
/// They do if the page does not say where they go, or if its example has no body.
fn is_in_query(page: &Page, basics: &Basics, label: Option<Label>) -> bool {
    let command = section(page, Label::RequestExample).and_then(|section| section.codes().find_map(curl::read));
    match label {
        Some(Label::Parameters) => basics.method == "GET" || command.is_some_and(|command| command.body.is_none()),
        _ => command.is_some_and(|command| command.body.is_none() && !command.query.is_empty()),
    }
}

/// The place of fields in a page and in the spec, with the example that has them.
pub(super) struct Place<'p> {
    label: Label,
    /// The key of the fields in the spec.
    key: &'static str,
    shown: Option<&'p str>,
    /// The member of the example that has the fields, if there is one around them.
    data: Option<&'static str>,
    is_sent: bool,
}

impl<'p> Place<'p> {
    fn of(page: &'p Page, label: Label, key: &'static str, facts: &Facts) -> Self {
        let (shown, data) = match key {
            "body" => (examples::shown_request(page).and_then(|shown| shown.body), None),
            "response" => (examples::shown_response(page), facts.vendor.data),
            _ => (None, None),
        };
        Self { label, key, shown, data, is_sent: key == "body" }
    }

    /// Returns the place of the body of an event, whose example is this code.
    pub(super) fn event(label: Label, shown: Option<&'p str>) -> Self {
        Self { label, key: "body", shown, data: None, is_sent: false }
    }
}

/// Returns the rows of the first table at a place.
pub(super) fn rows<'a>(page: &'a Page, place: &Place<'_>, facts: &mut Facts) -> Vec<FieldRow<'a>> {
    let Place { label, key, shown, data, is_sent } = *place;
    let is_event = key == "body" && !is_sent;
    let section = super::lookup::table_section(page, label);
    let Some((section, table)) = section.and_then(|section| Some((section, field_tables(section).next()?))) else {
        return Vec::new();
    };
    let mut rows = read_rows(table, &mut facts.tally);
    name_rows(table, key, facts);
    add_members(&mut rows, section, facts);
    if key == "headers" {
        let sections = page.sections.iter().filter(|other| labels::section(&other.title) == Some(label));
        let others = sections.filter(|other| !std::ptr::eq(*other, section)).flat_map(field_tables);
        rows.extend(others.flat_map(|table| read_rows(table, &mut facts.tally)));
    }
    if !["body", "response"].contains(&key) {
        return rows;
    }
    if table.shallow {
        return shown::complete(rows, shown, key, facts);
    }
    let code = shown;
    let shown = shown.and_then(shape::read);
    let rows = match shown.as_ref().filter(|_| key == "response" && facts.vendor.data.is_none()) {
        Some(shown) => wrap(rows, shown, facts),
        None => rows,
    };
    let mut rows = rows;
    let objects = shown.as_ref().map(|shown| objects_of(shown, &rows, data)).unwrap_or_default();
    shown::add_types(&mut rows, &objects, is_sent);
    if table.single && rows.iter().any(nesting::is_open) {
        rows = deepened(rows, &objects, key, facts);
    }
    if !table.flat {
        if let Some(example) = code.and_then(value::json) {
            shown::add_unlisted(&mut rows, &example, data, is_sent);
        }
        return rows;
    }
    let mut rows = nesting::recover(rows, shown.as_ref());
    // An event may bring more than its table lists.
    if let Some(example) = code.filter(|_| is_event).and_then(value::json) {
        shown::add_unlisted(&mut rows, &example, data, is_sent);
    }
    let is_nested = match data {
        None => nesting::is_nested(&rows),
        Some(_) => rows.iter().any(|row| nesting::is_nested(&row.inner)),
    };
    if is_nested && !nesting::is_shown(&rows, shown.as_ref()) {
        let why = "The layout does not show the nesting of the fields.";
        facts.doubt(&kinds::ASSUMED_NESTING, key, "The nesting of the example, and the order of the rows.", why);
    }
    rows
}

/// Returns the objects of the example that may have the rows as members.
///
/// Some tables list the members of the data without the data.
fn objects_of<'v>(shown: &'v Value, rows: &[FieldRow<'_>], data: Option<&str>) -> Vec<&'v Value> {
    let data = data.filter(|name| rows.iter().all(|row| row.name != **name));
    data.and_then(|name| shown.get(name)).into_iter().chain([shown]).collect()
}

/// Nests rows by the example where the layout draws one level of nesting for all.
fn deepened<'a>(rows: Vec<FieldRow<'a>>, shown: &[&Value], key: &str, facts: &mut Facts) -> Vec<FieldRow<'a>> {
    if shown.is_empty() {
        let why = "The layout draws one level of nesting, and no example shows more.";
        facts.doubt(&kinds::ASSUMED_NESTING, key, "One level of nesting.", why);
        return rows;
    }
    let why = "The layout draws one level of nesting for all.";
    facts.doubt(&kinds::ASSUMED_NESTING, key, "The nesting of the example, and the order of the rows.", why);
    nesting::deepen(rows, shown)
}

/// Wraps rows in the only member of the example's response if the table does not name that member.
fn wrap<'a>(rows: Vec<FieldRow<'a>>, shown: &Value, facts: &mut Facts) -> Vec<FieldRow<'a>> {
    let is_below = |value: &Value| rows.iter().any(|row| value.get(&row.name).is_some());
    let is_named = |name: &String| rows.iter().any(|row| row.name == *name);
    let above = super::lookup::members(shown).iter().find(|(name, value)| !is_named(name) && is_below(value));
    let Some((name, _)) = above else { return rows };
    let (mut outer, inner): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| facts.vendor.owns(&row.name));
    facts.doubt(
        &kinds::ASSUMED_NESTING,
        "response",
        format!("Members of `{name}`."),
        "The example has these members, but no table lists them.",
    );
    outer.extend(FieldRow::around(name, "object", inner));
    outer
}

/// Returns the parameters that the page's URL sends with each call and that no table describes.
fn in_url(basics: &Basics, known: &Entries, facts: &mut Facts) -> Entries {
    let mut found = Entries::new();
    for (name, value) in basics.query_pairs() {
        if known.iter().chain(&found).any(|(known, _)| known == name) {
            continue;
        }
        let is_placeholder = value.is_empty() || value.contains(['{', '}', '<', '>', ':', '$']);
        let mut entries = vec![("type".to_owned(), text("string")), ("doc".to_owned(), text(UNWRITTEN))];
        let mut assumed = "A string.".to_owned();
        if !is_placeholder {
            entries.push(("value".to_owned(), text(value)));
            assumed = format!("Always `{value}`.");
        }
        let why = "The URL contains the parameter, but no description of it was found.";
        facts.doubt(&kinds::UNDESCRIBED_FIELD, format!("query{STEP}{name}"), assumed, why);
        found.push((name.to_owned(), ordered(entries, &keys::FIELD)));
    }
    found
}

/// Keeps the parameters of the URL and adds those that the table lacks.
fn finish_path(found: &mut Entries, basics: &Basics, facts: &mut Facts) {
    let wanted = basics.parameters();
    for (name, _) in found.iter().filter(|(name, _)| !wanted.contains(name)) {
        facts.doubt(
            &kinds::READINGS_DISAGREE,
            "http",
            "No such parameter.",
            format!("The page describes `{name}`, but its URL does not contain it."),
        );
    }
    found.retain(|(name, _)| wanted.contains(name));
    for name in wanted {
        if !found.iter().any(|(known, _)| *known == name) {
            // The wire has only texts there.
            let entries = vec![("type".to_owned(), text("string")), ("doc".to_owned(), text(UNWRITTEN))];
            found.push((name, Value::Map(entries)));
        }
    }
}

/// Limits the query to scalars, lists of scalars and JSON text.
fn finish_query(found: &mut Entries, facts: &mut Facts) {
    for (name, field) in found {
        let Value::Map(entries) = field else { continue };
        let is_text = entries.iter().any(|(key, _)| key == "json_text");
        let Some(Value::Text(ty)) = entries.iter_mut().find(|(key, _)| key == "type").map(|(_, ty)| ty) else {
            continue;
        };
        let item = ty.strip_suffix("[]").unwrap_or(ty);
        if !is_text && !["string", "integer", "number", "boolean"].contains(&item) {
            let at = format!("query{STEP}{name}");
            facts.doubt(&kinds::ASSUMED_TYPE, at, "A string.", format!("A query cannot contain a value of type {ty}."));
            "string".clone_into(ty);
            entries.retain(|(key, _)| !["example", "default", "items", "range"].contains(&key.as_str()));
        }
    }
}

/// Returns the rows without members of the envelope, which belong to the vendor.
///
/// Rows below such a member remain: a code and a message have no members, so the table left out
/// the row of the data.
fn without_envelope<'a>(rows: Vec<FieldRow<'a>>, owns: impl Fn(&str) -> bool) -> Vec<FieldRow<'a>> {
    let inner = |row: FieldRow<'a>| if owns(&row.name) { row.inner } else { vec![row] };
    rows.into_iter().flat_map(inner).collect()
}

/// Collects the members of the data. The members of the envelope belong to the vendor.
pub(super) fn collect_response(page: &Page, types: &mut Types, facts: &mut Facts) {
    let vendor = facts.vendor;
    let mut rows = rows(page, &Place::of(page, Label::Response, "response", facts), facts);
    let is_listed = !rows.is_empty();
    if !is_listed {
        rows = examples::shown_response(page).map(shown::rows).unwrap_or_default();
    }
    rows = without_envelope(rows, |name| vendor.owns(name));
    if vendor.data.is_none() {
        rows = finish_bare(page, rows, facts);
    }
    let is_described = is_listed || !rows.is_empty();
    let found = match vendor.data {
        None => members_of(&rows, types, facts),
        Some(name) => {
            let shown = examples::shown_response(page).filter(|_| is_listed).and_then(shape::read);
            let rows = place_data(name, rows, shown.as_ref(), facts);
            let is_beside = facts.keys.iter().any(|(key, _)| key == "data");
            if is_beside { members_of(&rows, types, facts) } else { below(name, rows, types, facts) }
        }
    };
    if !found.is_empty() {
        facts.set("response", Value::Map(found));
    } else if !is_described && can_be_nothing() && files::is_nothing(page, facts) {
        facts.set("receives", text("nothing"));
    } else if !is_described
        && super::lookup::table_section(page, Label::Response).is_none_or(|section| section.table().is_none())
        && let Some(stated) = files::download(page, facts)
    {
        facts.set("receives", text("file"));
        if stated == files::Stated::Elsewhere {
            let why = "Words outside of the response mention the bytes of a file.";
            facts.doubt(&kinds::ASSUMED_RESPONSE, "receives", "A file.", why);
        }
    } else if !is_described && super::lookup::table_section(page, Label::Response).is_none() {
        facts.doubt(
            &kinds::ASSUMED_RESPONSE,
            "http",
            "A response without data.",
            "No description of a response was found.",
        );
    }
}

/// Whether the format has responses without a body.
fn can_be_nothing() -> bool {
    let receives = keys::OPERATION.keys.iter().find(|key| key.name == "receives");
    receives.is_some_and(|key| matches!(key.kind, KeyType::Word(words) if words.contains(&"nothing")))
}

/// Marks a successful response as bare if the example shows no envelope.
///
/// If the response is a list, the rows describe its items.
fn finish_bare<'a>(page: &Page, rows: Vec<FieldRow<'a>>, facts: &mut Facts) -> Vec<FieldRow<'a>> {
    let shown = examples::shown_response(page).and_then(shape::read);
    let is_list = match shown {
        Some(Value::List(_)) => true,
        Some(shown @ Value::Map(_)) if shown.get(facts.vendor.code).is_none() => false,
        _ => return rows,
    };
    if rows.is_empty() {
        return rows;
    }
    facts.set("bare", Value::Bool(true));
    // A table without the members of the envelope says the same.
    if rows.iter().any(|row| facts.vendor.owns(&row.name)) {
        let why = "The example of the response has no envelope, but the table lists a member of it.";
        facts.doubt(&kinds::ASSUMED_RESPONSE, "bare", "Successes without their envelope.", why);
    }
    if is_list { FieldRow::around("data", "object[]", rows).into_iter().collect() } else { rows }
}

/// Places the members of a response as its example has them if the table has no row for the data.
///
/// - The example has them below the data: the rows become those of the data.
/// - The example has them and no data: they are next to the code.
fn place_data<'a>(name: &str, rows: Vec<FieldRow<'a>>, shown: Option<&Value>, facts: &mut Facts) -> Vec<FieldRow<'a>> {
    let Some(shown) = shown.filter(|_| rows.iter().all(|row| row.name != name)) else { return rows };
    let is_in = |object: &Value| rows.iter().any(|row| object.get(&row.name).is_some());
    match shown.get(name) {
        Some(data @ Value::Map(_)) if is_in(data) => FieldRow::around(name, "object", rows).into_iter().collect(),
        None if is_in(shown) && has_key(&keys::OPERATION, "data") => {
            facts.set("data", text("beside"));
            rows
        }
        _ => rows,
    }
}

fn members_of(rows: &[FieldRow<'_>], types: &mut Types, facts: &mut Facts) -> Entries {
    fields(rows, "response", "", &mut Cx::new(FieldSection::Response, types, facts))
}

/// Returns the members of the data if the envelope has a member for the data.
fn below(name: &str, mut rows: Vec<FieldRow<'_>>, types: &mut Types, facts: &mut Facts) -> Entries {
    let data = rows.iter().position(|row| row.name == name).map(|at| rows.remove(at));
    if !rows.is_empty() {
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        let why = format!("The response has members next to `{name}`: {}.", names.join(", "));
        facts.doubt(&kinds::UNREAD_ROW, "source", format!("Only the members below `{name}`."), why);
    }
    members_of(&data.map(|data| data.inner).unwrap_or_default(), types, facts)
}
