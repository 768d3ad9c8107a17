//! Parameters of the request by location, and members of the response.

use std::collections::BTreeSet;

use super::basics::Basics;
use super::column::{FieldRow, read_rows};
use super::context::{Cx, FieldSection};
use super::fields::fields;
use super::lookup::section;
use super::types::Types;
use super::{curl, examples, files, names, nesting, shape, shown, value};
use crate::diagnostics::codes::kinds;
use crate::format::keys::{self, KeyType};
use crate::import::draft::{Facts, STEP, UNWRITTEN, has_key, ordered, text};
use crate::import::labels::Label;
use crate::import::page::Page;
use crate::import::wording::unwritten;
use crate::import::words;
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
        let rows = rows(page, label, key, facts);
        let mut found = match key {
            "headers" if rows.is_empty() => headers(&shown::headers(page), page, facts),
            "headers" => headers(&rows, page, facts),
            _ => fields(&rows, key, "", &mut Cx { section, types, facts }),
        };
        finish(key, &mut found, basics, facts);
        names::assign_names_among(&mut seen, key, &mut found);
        if !found.is_empty() && facts.keys.iter().all(|(known, _)| known != key) {
            facts.set(key, Value::Map(found));
        } else if !found.is_empty() {
            let why = "Two sections of the page describe such parameters.";
            facts.doubt(&kinds::UNREAD_TABLE, key, "The parameters of the other section.", why);
        }
    }
    if in_query && request == Some(Label::Body) {
        let why = "The page calls the parameters a body, but its example has them in the URL.";
        facts.doubt(&kinds::READINGS_DISAGREE, "http", "Query parameters.", why);
    }
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

/// Returns the rows of a section's first table.
fn rows<'a>(page: &'a Page, label: Label, key: &str, facts: &mut Facts) -> Vec<FieldRow<'a>> {
    let table = super::lookup::table_section(page, label).and_then(|section| section.table());
    let Some(table) = table else { return Vec::new() };
    let rows = read_rows(table, &mut facts.tally);
    let shown = match key {
        "body" => examples::shown_request(page).and_then(|shown| shown.body),
        "response" => examples::shown_response(page),
        _ => return rows,
    };
    if table.shallow {
        return shown::complete(rows, shown, key, facts);
    }
    let shown = shown.and_then(shape::read);
    let rows = match shown.as_ref().filter(|_| key == "response" && facts.vendor.data.is_none()) {
        Some(shown) => wrap(rows, shown, facts),
        None => rows,
    };
    if !table.flat {
        return rows;
    }
    let rows = nesting::recover(rows, shown.as_ref());
    let is_nested = if key == "body" || facts.vendor.data.is_none() {
        nesting::is_nested(&rows)
    } else {
        rows.iter().any(|row| nesting::is_nested(&row.inner))
    };
    if is_nested {
        let why = "The layout does not show the nesting of the fields.";
        facts.doubt(&kinds::ASSUMED_NESTING, key, "The nesting of the example, and the order of the rows.", why);
    }
    rows
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

fn headers(rows: &[FieldRow<'_>], page: &Page, facts: &mut Facts) -> Entries {
    let mut headers = Entries::new();
    if rows.iter().all(|row| row.is_shown) {
        headers.extend(media_type(page, facts));
    }
    for row in rows {
        let is_known = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(&row.name));
        if row.is_shown && is_known {
            continue;
        }
        let header = header(row, facts);
        if !is_known && is_header(&row.name) {
            headers.push((row.name.clone(), header));
        } else {
            let why = format!("The page has a second or malformed header `{}`.", row.name);
            facts.doubt(&kinds::REPEATED_ROW, "headers", "No such header.", why);
        }
    }
    headers
}

/// Returns the header with the media type that a section of its own states.
fn media_type(page: &Page, facts: &mut Facts) -> Option<(String, Value)> {
    let section = section(page, Label::MediaType)?;
    let (media, block) = (section.lines().next()?, section.blocks.first()?);
    facts.tally.mark_read(block.lines);
    let entries = [("type", "string"), ("value", media.trim()), ("doc", UNWRITTEN)];
    let entries = entries.map(|(key, value)| (key.to_owned(), text(value)));
    Some(("Content-Type".to_owned(), Value::Map(entries.into())))
}

/// Returns a header as a field: the credentials, a header with a fixed value, or a parameter.
fn header(row: &FieldRow<'_>, facts: &mut Facts) -> Value {
    let stated = words::read(&row.description);
    let is_media_type = row.name.eq_ignore_ascii_case("Content-Type");
    // Some layouts have the value in the column of the type.
    let in_type = Some(row.ty.clone()).filter(|ty| ty.contains(['/', ' ']));
    let mut entries = vec![("type".to_owned(), text("string")), ("doc".to_owned(), unwritten(&stated.prose))];
    if row.required {
        entries.push(("required".to_owned(), Value::Bool(true)));
    }
    if row.is_shown {
        entries.push(("basis".to_owned(), text("example")));
    }
    if row.name.eq_ignore_ascii_case("Authorization") {
        entries.push(("auth".to_owned(), Value::Bool(true)));
        let example = stated.example.or(in_type);
        let example = example.as_deref().and_then(|example| value::read(example, "string"));
        entries.extend(example.map(|example| ("example".to_owned(), example)));
        return ordered(entries, &keys::FIELD);
    }
    let fixed = stated.fixed.or_else(|| stated.example.or(in_type).filter(|_| is_media_type));
    if let Some(value) = fixed.filter(|value| !value.is_empty()) {
        let value = value.trim_matches(['"', '`']).to_owned();
        if is_media_type && !value.contains("json") && !value.contains("multipart/form-data") {
            let at = format!("headers{STEP}{}", row.name);
            facts.doubt(
                &kinds::READINGS_DISAGREE,
                at,
                "A call with a JSON body.",
                format!("The page sends `{value}`."),
            );
        }
        entries.push(("value".to_owned(), text(value)));
    }
    ordered(entries, &keys::FIELD)
}

fn is_header(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
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
            let at = format!("path{STEP}{name}");
            facts.doubt(
                &kinds::UNDESCRIBED_FIELD,
                at,
                "A string.",
                "The URL contains the parameter, but no table describes it.",
            );
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

/// Collects the members of the data. The members of the envelope belong to the vendor.
pub(super) fn collect_response(page: &Page, types: &mut Types, facts: &mut Facts) {
    let vendor = facts.vendor;
    let mut rows = rows(page, Label::Response, "response", facts);
    let is_listed = !rows.is_empty();
    if !is_listed {
        rows = examples::shown_response(page).map(shown::rows).unwrap_or_default();
    }
    rows.retain(|row| !vendor.owns(&row.name));
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
        if !is_listed {
            facts.doubt(
                &kinds::UNDESCRIBED_FIELD,
                "response",
                "All fields of the example.",
                "No table of the page lists fields.",
            );
        }
        facts.set("response", Value::Map(found));
    } else if !is_described && can_be_nothing() && files::is_nothing(page, facts) {
        facts.set("receives", text("nothing"));
    } else if !is_described
        && super::lookup::table_section(page, Label::Response).is_none_or(|section| section.table().is_none())
        && files::is_download(page, facts)
    {
        facts.set("receives", text("file"));
        let why = "The page describes no response body and mentions the bytes of a file.";
        facts.doubt(&kinds::ASSUMED_RESPONSE, "receives", "A file.", why);
    } else if !is_described && super::lookup::table_section(page, Label::Response).is_none() {
        facts.doubt(
            &kinds::ASSUMED_RESPONSE,
            "http",
            "A response without data.",
            "The page describes no response; it may be a file.",
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
    facts.doubt(
        &kinds::ASSUMED_RESPONSE,
        "bare",
        "Successes without their envelope.",
        "The example of the response has no envelope.",
    );
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
    fields(rows, "response", "", &mut Cx { section: FieldSection::Response, types, facts })
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
