//! Parameters of the request by place, and the members of the reply.

use std::collections::BTreeSet;

use super::basics::Basics;
use super::column::{Described, describe};
use super::fields::{Cx, Place, fields};
use super::types::Types;
use super::{files, names, nesting, section, value};
use crate::import::draft::{Facts, UNWRITTEN, ordered, text};
use crate::import::labels::Label;
use crate::import::page::Page;
use crate::import::words;
use crate::keys;
use crate::yaml::Value;

type Entries = Vec<(String, Value)>;

pub(super) fn collect(page: &Page, basics: &Basics, types: &mut Types, facts: &mut Facts) {
    let mut seen = BTreeSet::new();
    let places = [
        (Label::Path, Place::Path, "path"),
        (Label::Query, Place::Query, "query"),
        (Label::Headers, Place::Query, "headers"),
        (Label::Body, Place::Body, "body"),
    ];
    for (label, place, key) in places {
        let rows = rows(page, label, key, facts);
        let mut found = if label == Label::Headers {
            headers(&rows, facts)
        } else {
            fields(&rows, key, "", &mut Cx { place, types, facts })
        };
        match place {
            Place::Path => settle_path(&mut found, basics, facts),
            Place::Query if label == Label::Query => settle_query(&mut found, facts),
            Place::Body if files::is_form(&found, facts) => {
                files::settle_form(&mut found, facts);
                facts.set("sends", text("multipart"));
            }
            _ => {}
        }
        names::settle_beside(&mut seen, key, &mut found);
        if !found.is_empty() {
            facts.set(key, Value::Map(found));
        }
    }
}

/// The rows of a section's first table.
fn rows<'a>(page: &'a Page, label: Label, key: &str, facts: &mut Facts) -> Vec<Described<'a>> {
    let Some(table) = section(page, label).and_then(|section| section.table()) else { return Vec::new() };
    let rows = describe(table, &mut facts.tally);
    let example = match label {
        Label::Body => Label::RequestExample,
        Label::Response => Label::ResponseExample,
        _ => return rows,
    };
    if !table.flat {
        return rows;
    }
    let code = super::section(page, example).and_then(|section| section.codes().next());
    let rows = nesting::recover(rows, code.and_then(nesting::shape).as_ref());
    let is_nested = if label == Label::Body {
        nesting::is_nested(&rows)
    } else {
        rows.iter().any(|row| nesting::is_nested(&row.inner))
    };
    if is_nested {
        let why = "The layout does not show the nesting of the fields.";
        facts.doubt(key, "That of the example, and the order of the rows.", why);
    }
    rows
}

fn headers(rows: &[Described<'_>], facts: &mut Facts) -> Entries {
    let mut headers = Entries::new();
    for row in rows {
        let told = words::read(&row.description);
        let is_auth = row.name.eq_ignore_ascii_case("Authorization");
        let is_kind = row.name.eq_ignore_ascii_case("Content-Type");
        let fixed = told.fixed.clone().or_else(|| told.example.clone().filter(|_| is_kind));
        let mut entries = vec![("type".to_owned(), text("string")), ("doc".to_owned(), text(UNWRITTEN))];
        if row.required {
            entries.push(("required".to_owned(), Value::Bool(true)));
        }
        if is_auth {
            entries.push(("auth".to_owned(), Value::Bool(true)));
            let example = told.example.as_deref().and_then(|example| value::read(example, "string"));
            entries.extend(example.map(|example| ("example".to_owned(), example)));
        } else if let Some(value) = fixed.filter(|value| !value.is_empty()) {
            let value = value.trim_matches(['"', '`']).to_owned();
            if is_kind && !value.contains("json") && !value.contains("multipart/form-data") {
                let at = format!("headers{}{}", crate::import::draft::STEP, row.name);
                facts.doubt(at, "A call with a JSON body.", format!("The page sends `{value}`."));
            }
            entries.push(("value".to_owned(), text(value)));
        }
        if !headers.iter().any(|(name, _): &(String, Value)| name.eq_ignore_ascii_case(&row.name))
            && is_header(&row.name)
        {
            headers.push((row.name.clone(), ordered(entries, &keys::FIELD)));
        } else {
            facts.doubt("headers", "No such header.", format!("The page has a second or odd header `{}`.", row.name));
        }
    }
    headers
}

fn is_header(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}

/// The path's parameters are those of the URL.
fn settle_path(found: &mut Entries, basics: &Basics, facts: &mut Facts) {
    let wanted = basics.parameters();
    for (name, _) in found.iter().filter(|(name, _)| !wanted.contains(name)) {
        facts.doubt("http", "No such parameter.", format!("The page describes `{name}`, which its URL does not hold."));
    }
    found.retain(|(name, _)| wanted.contains(name));
    for name in wanted {
        if !found.iter().any(|(known, _)| *known == name) {
            let at = format!("path{}{name}", crate::import::draft::STEP);
            facts.doubt(at, "A string.", "The URL holds the parameter, and no table describes it.");
            let entries = vec![("type".to_owned(), text("string")), ("doc".to_owned(), text(UNWRITTEN))];
            found.push((name, Value::Map(entries)));
        }
    }
}

/// The query carries scalars, lists of them, and JSON text.
fn settle_query(found: &mut Entries, facts: &mut Facts) {
    for (name, field) in found {
        let Value::Map(entries) = field else { continue };
        let is_text = entries.iter().any(|(key, _)| key == "json_text");
        let Some(Value::Text(ty)) = entries.iter_mut().find(|(key, _)| key == "type").map(|(_, ty)| ty) else {
            continue;
        };
        let item = ty.strip_suffix("[]").unwrap_or(ty);
        if !is_text && !["string", "integer", "number", "boolean"].contains(&item) {
            let at = format!("query{}{name}", crate::import::draft::STEP);
            facts.doubt(at, "A string.", format!("A query carries no value of type {ty}."));
            "string".clone_into(ty);
            entries.retain(|(key, _)| !["example", "default", "items", "range"].contains(&key.as_str()));
        }
    }
}

/// The members of the data; those of the envelope are the vendor's.
pub(super) fn collect_reply(page: &Page, types: &mut Types, facts: &mut Facts) {
    const ENVELOPE: [&str; 3] = ["code", "msg", "error"];
    let mut rows = rows(page, Label::Response, "response", facts);
    rows.retain(|row| !ENVELOPE.contains(&row.name.as_str()));
    let data = rows.iter().position(|row| row.name == "data").map(|at| rows.remove(at));
    if !rows.is_empty() {
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        let why = format!("The reply has members beside `data`: {}.", names.join(", "));
        facts.doubt("source", "Only those below `data`.", why);
    }
    let Some(data) = data else {
        if section(page, Label::Response).is_none() && files::is_download(page, facts) {
            facts.set("receives", text("file"));
            facts.doubt(
                "receives",
                "A file.",
                "The page describes no body of the reply, and speaks of a file's bytes.",
            );
        } else if section(page, Label::Response).is_none() {
            facts.doubt("http", "A reply without data.", "The page describes no reply; it may be a file.");
        }
        return;
    };
    let found = fields(&data.inner, "response", "", &mut Cx { place: Place::Reply, types, facts });
    if !found.is_empty() {
        facts.set("response", Value::Map(found));
    }
}
