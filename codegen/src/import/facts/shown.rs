//! Facts that only the example shows: fields that no table lists, and types that no table states.

use std::collections::BTreeSet;

use super::column::{DEEPEST, FieldRow};
use super::stated_type::parse_type;
use super::{curl, nesting, shape, value};
use crate::diagnostics::codes::kinds;
use crate::import::draft::{Facts, STEP};
use crate::import::labels::{self, Label};
use crate::import::page::{Page, Section};
use crate::yaml::Value;

/// Types that say only that a value is an object or a list.
const OPEN: [&str; 5] = ["", "-", "object", "array", "list"];

/// Reads an example as JSON with its members in order, or reads only its structure if the JSON is
/// invalid.
fn read(code: &str) -> Option<Value> {
    value::json(code).or_else(|| shape::read(code))
}

/// Adds the members that the example shows to rows of the top level.
///
/// `key` is the section of the rows.
pub(super) fn complete<'a>(
    mut rows: Vec<FieldRow<'a>>,
    code: Option<&str>,
    key: &str,
    facts: &mut Facts,
) -> Vec<FieldRow<'a>> {
    let example = code.and_then(read);
    for row in rows.iter_mut().filter(|row| row.inner.is_empty() && !OPEN.contains(&row.ty.as_str())) {
        let value = example.as_ref().and_then(|example| example.get(&row.name));
        show_folded(row, value);
    }
    for row in rows.iter_mut().filter(|row| row.inner.is_empty() && OPEN.contains(&row.ty.as_str())) {
        if let Some(value) = example.as_ref().and_then(|example| example.get(&row.name)) {
            row.is_shown = true;
            show(row, &[value], true, DEEPEST);
        } else if row.ty == "object" {
            let at = format!("{key}{STEP}{}", row.name);
            facts.doubt(
                &kinds::ASSUMED_NESTING,
                at,
                "An object with any members.",
                "The layout does not show the members of the object, and no example does.",
            );
        }
    }
    if rows.iter().any(|row| !row.inner.is_empty()) {
        let why = "The layout does not show the members of objects.";
        facts.doubt(&kinds::ASSUMED_NESTING, key, "The members of the example, none of them required.", why);
    }
    rows
}

/// Adds the members of a row whose type only the vendor knows, if the example shows an object.
fn show_folded(row: &mut FieldRow<'_>, value: Option<&Value>) {
    let Some(value) = value.filter(|value| value.has_inner() && nesting::holds_fields(&row.ty)) else { return };
    let (stated, example) = (row.ty.clone(), row.example.clone());
    show(row, &[value], true, DEEPEST);
    if row.inner.is_empty() {
        row.example = example;
    }
    row.ty = stated;
}

/// Sets the types that the table does not state by the values of the example.
///
/// `objects` are the objects that have the rows as members.
pub(super) fn add_types(rows: &mut [FieldRow<'_>], objects: &[&Value], is_sent: bool) {
    for row in rows {
        let values: Vec<&Value> = objects.iter().filter_map(|object| object.get(&row.name)).collect();
        let is_stated = !["", "-"].contains(&row.ty.as_str());
        if values.is_empty() {
            continue;
        }
        if row.inner.is_empty() {
            if row.ty.is_empty() {
                row.is_shown = true;
                show(row, &values, is_sent, DEEPEST);
            } else if is_open_list(&row.ty) {
                show_items(row, &values, is_sent);
            }
            continue;
        }
        let mut inner: Vec<&Value> = values.iter().flat_map(|value| nesting::objects_in(value)).collect();
        if !is_stated {
            row.is_shown = true;
            row.ty = object_type(row, &values, &mut inner);
        }
        add_types(&mut row.inner, &inner, is_sent);
    }
}

/// Whether a type is a list of which the page states no items.
fn is_open_list(ty: &str) -> bool {
    let stated = parse_type(ty);
    stated.name.is_empty() && stated.lists == 1
}

/// Sets the type of a list's items, if its values show texts, numbers or truth values.
fn show_items(row: &mut FieldRow<'_>, values: &[&Value], is_sent: bool) {
    let (stated, example) = (row.ty.clone(), row.example.clone());
    show(row, values, is_sent, DEEPEST);
    // Objects may have their members in further rows.
    let item = row.ty.trim_end_matches("[]");
    if row.ty.ends_with("[]") && !["any", "map", "object"].contains(&item) {
        row.is_shown = true;
    } else {
        row.inner.clear();
        (row.ty, row.example) = (stated, example);
    }
}

/// Returns the type of a row with members: an object, a list of them, or a map with them.
///
/// The objects of a map replace the map in `objects`.
fn object_type(row: &FieldRow<'_>, values: &[&Value], objects: &mut Vec<&Value>) -> String {
    let is_member = |object: &&Value| row.inner.iter().any(|inner| object.get(&inner.name).is_some());
    if values.iter().any(|value| matches!(value, Value::List(_))) {
        return "object[]".to_owned();
    }
    let inside = objects.iter().flat_map(|object| super::lookup::members(object)).map(|(_, value)| value);
    let inside: Vec<&Value> = inside.filter(is_member).collect();
    if objects.iter().any(is_member) || inside.is_empty() {
        return "object".to_owned();
    }
    *objects = inside;
    "map<string,object>".to_owned()
}

/// Returns the members of an example as rows.
pub(super) fn rows<'a>(code: &str) -> Vec<FieldRow<'a>> {
    read(code).map(|example| inside(&[&example], false, DEEPEST)).unwrap_or_default()
}

fn inside<'a>(objects: &[&Value], is_sent: bool, deepest: usize) -> Vec<FieldRow<'a>> {
    let mut rows: Vec<FieldRow<'a>> = Vec::new();
    for (name, _) in objects.iter().flat_map(|object| super::lookup::members(object)) {
        if rows.iter().all(|row| row.name != *name) {
            let values: Vec<&Value> = objects.iter().filter_map(|object| object.get(name)).collect();
            let mut row = FieldRow::unlisted(name);
            show(&mut row, &values, is_sent, deepest);
            rows.push(row);
        }
    }
    rows
}

/// Adds the members that only the example shows to the objects that rows describe.
///
/// `name` is the member of the example that has these rows inside, if the envelope has one.
pub(super) fn add_unlisted(rows: &mut Vec<FieldRow<'_>>, example: &Value, name: Option<&str>, is_sent: bool) {
    match name.map(|name| (example.get(name), rows.iter_mut().find(|row| row.name == name))) {
        Some((Some(data), Some(row))) => add_members(&mut row.inner, &objects_in(&[data], false), is_sent, DEEPEST),
        Some((Some(_), None) | (None, Some(_))) => {}
        Some((None, None)) | None => add_members(rows, &objects_in(&[example], false), is_sent, DEEPEST),
    }
}

/// Adds the members of objects that no row describes. Objects without any known member are others.
fn add_members(rows: &mut Vec<FieldRow<'_>>, objects: &[&Value], is_sent: bool, deepest: usize) {
    let listed: BTreeSet<String> = rows.iter().map(|row| row.name.clone()).collect();
    let names = || objects.iter().flat_map(|object| super::lookup::members(object)).map(|(name, _)| name);
    if deepest == 0 || !names().any(|name| listed.contains(name)) {
        return;
    }
    for row in rows.iter_mut().filter(|row| !row.inner.is_empty()) {
        let values: Vec<&Value> = objects.iter().filter_map(|object| object.get(&row.name)).collect();
        let is_map = parse_type(&row.ty).is_map();
        add_members(&mut row.inner, &objects_in(&values, is_map), is_sent, deepest - 1);
    }
    if names().any(|name| !listed.contains(name) && is_name(name)) {
        let shown = inside(objects, is_sent, deepest - 1);
        rows.extend(shown.into_iter().filter(|row| !listed.contains(&row.name) && is_name(&row.name)));
    }
}

/// Returns the objects in values, also in lists, and in the values of a map.
fn objects_in<'v>(values: &[&'v Value], is_map: bool) -> Vec<&'v Value> {
    let mut found = Vec::new();
    for value in values {
        match value {
            Value::List(items) => found.extend(objects_in(&items.iter().collect::<Vec<_>>(), is_map)),
            Value::Map(entries) if is_map => {
                found.extend(objects_in(&entries.iter().map(|(_, value)| value).collect::<Vec<_>>(), false));
            }
            Value::Map(_) => found.push(*value),
            _ => {}
        }
    }
    found
}

/// Returns the headers of the first command that a page shows.
///
/// Their values become types: some layouts have the values in that column.
pub(super) fn headers(page: &Page) -> Vec<FieldRow<'_>> {
    let has_commands =
        |section: &&Section| matches!(labels::section(&section.title), Some(Label::Samples | Label::RequestExample));
    let codes = page.sections.iter().filter(has_commands).flat_map(Section::codes);
    let headers = codes.map(|code| curl::headers(code).collect::<Vec<_>>()).find(|headers| !headers.is_empty());
    let row = |(name, value): (&str, &str)| {
        let mut row = FieldRow::unlisted(name);
        value.clone_into(&mut row.ty);
        row
    };
    headers.unwrap_or_default().into_iter().map(row).collect()
}

/// Sets a row's type, example and inner rows from its values.
///
/// A field that is sent takes the first short value as its example.
fn show(row: &mut FieldRow<'_>, values: &[&Value], is_sent: bool, deepest: usize) {
    let short = values.iter().find(|value| is_short(value)).filter(|_| is_sent && row.example.is_none());
    row.example = short.map(|value| value.to_json()).or(row.example.take());
    let mut lists = String::new();
    let mut values: Vec<&Value> = values.to_vec();
    loop {
        values.retain(|value| **value != Value::Null);
        if values.is_empty() || !values.iter().all(|value| matches!(value, Value::List(_))) || lists.len() > DEEPEST {
            break;
        }
        lists.push_str("[]");
        values = values.iter().flat_map(|list| items(list)).collect();
    }
    let ty = kind(&values);
    if ty == "object" && deepest > 0 {
        row.inner = inside(&values, is_sent, deepest - 1);
    }
    row.ty = format!("{ty}{lists}");
}

fn is_short(value: &Value) -> bool {
    match value {
        Value::List(items) => !items.is_empty() && !items.iter().any(Value::has_inner),
        other => !matches!(other, Value::Map(_) | Value::Null),
    }
}

fn items(list: &Value) -> &[Value] {
    match list {
        Value::List(items) => items,
        _ => &[],
    }
}

/// Returns the type that all values have in common.
fn kind(values: &[&Value]) -> &'static str {
    let mut kinds: Vec<&str> = values.iter().map(|value| kind_of(value)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    match kinds.as_slice() {
        ["boolean"] => "boolean",
        ["integer"] => "integer",
        ["number"] | ["integer", "number"] => "number",
        ["string"] => "string",
        ["object"] | ["empty", "object"] => "object",
        ["empty" | "map"] | ["empty", "map"] | ["map", "object"] | ["empty", "map", "object"] => "map",
        _ => "any",
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Bool(_) => "boolean",
        Value::Integer(_) => "integer",
        Value::Float(_) => "number",
        Value::Text(_) => "string",
        Value::Map(members) if members.is_empty() => "empty",
        Value::Map(members) if members.iter().all(|(name, _)| is_name(name)) => "object",
        Value::Map(_) => "map",
        Value::Null | Value::List(_) => "any",
    }
}

/// Whether a key is the name of a member. Keys of maps are numbers, days or addresses.
fn is_name(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-$.".contains(&byte))
}
