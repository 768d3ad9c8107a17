//! Headers of the request: credentials, fixed values, and parameters.

use super::column::FieldRow;
use super::context::{Cx, FieldSection};
use super::fields::field;
use super::lookup::section;
use super::types::Types;
use super::value;
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, STEP, UNWRITTEN, ordered, text};
use crate::import::labels::Label;
use crate::import::page::Page;
use crate::import::words;
use crate::yaml::Value;

type Entries = Vec<(String, Value)>;

/// Returns the headers that rows describe.
pub(super) fn headers(rows: &[FieldRow<'_>], page: &Page, types: &mut Types, facts: &mut Facts) -> Entries {
    let mut headers = Entries::new();
    if rows.iter().all(|row| row.is_shown) {
        headers.extend(media_type(page, facts));
    }
    for row in rows {
        let is_known = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(&row.name));
        if row.is_shown && is_known {
            continue;
        }
        let header = header(row, types, facts);
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
fn header(row: &FieldRow<'_>, types: &mut Types, facts: &mut Facts) -> Value {
    let stated = words::read(&row.description);
    let is_media_type = row.name.eq_ignore_ascii_case("Content-Type");
    // Some layouts have the value in the column of the type.
    let in_type = Some(row.ty.clone()).filter(|ty| ty.contains(['/', ' ']));
    let mut entries = vec![("type".to_owned(), text("string")), ("doc".to_owned(), text(UNWRITTEN))];
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
        return ordered(entries, &keys::FIELD);
    }
    if row.is_shown || is_media_type {
        return ordered(entries, &keys::FIELD);
    }
    let at = format!("headers{STEP}{}", row.name);
    field(&row.as_text(), &at, "", &mut Cx::new(FieldSection::Query, types, facts))
}

fn is_header(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}
