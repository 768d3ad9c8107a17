//! Files: responses that are files, and bodies that contain some.

use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, STEP, ordered};
use crate::import::empty_body;
use crate::import::labels::{self, Label};
use crate::import::page::{Page, Part, Section, Table};
use crate::yaml::Value;

type Entries = Vec<(String, Value)>;

/// Whether a body is multipart, because a header says so or because the body contains a file.
pub(super) fn is_form(body: &Entries, facts: &mut Facts) -> bool {
    let headers =
        facts.keys.iter().find(|(key, _)| key == "headers").map(|(_, headers)| super::lookup::members(headers));
    let kind = headers.unwrap_or_default().iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let kind = kind.and_then(|(_, header)| header.get("value")?.as_text()).unwrap_or_default();
    let is_stated = kind.contains("multipart/form-data");
    let has_file = body.iter().any(|(_, field)| field.get("type").and_then(Value::as_text) == Some("file"));
    if has_file && !is_stated && !kind.is_empty() {
        let why = format!("The body contains a file, but the page sends `{kind}`.");
        facts.doubt(&kinds::READINGS_DISAGREE, "sends", "A multipart body.", why);
    }
    !body.is_empty() && (is_stated || has_file)
}

/// Marks the parts that carry JSON text.
///
/// A part carries a file, a scalar or JSON text. A list of scalars becomes several parts.
pub(super) fn mark_json_parts(body: &mut Entries, facts: &mut Facts) {
    for (name, field) in body {
        let Value::Map(entries) = field else { continue };
        let ty = entries.iter().find(|(key, _)| key == "type").and_then(|(_, ty)| ty.as_text()).unwrap_or_default();
        let item = ty.strip_suffix("[]").unwrap_or(ty);
        let is_text = entries.iter().any(|(key, _)| key == "json_text");
        if is_text || ["file", "string", "integer", "number", "boolean"].contains(&item) {
            continue;
        }
        let why = format!("A part of a multipart body cannot contain a value of type {ty}.");
        facts.doubt(&kinds::ASSUMED_TYPE, format!("body{STEP}{name}"), "JSON text.", why);
        entries.push(("json_text".to_owned(), Value::Bool(true)));
        *field = ordered(std::mem::take(entries), &keys::FIELD);
    }
}

/// The sections in which a page says that the response is a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stated {
    Elsewhere,
    InResponse,
}

/// Returns where the page says that the response is a file, if it does.
pub(super) fn download(page: &Page, facts: &mut Facts) -> Option<Stated> {
    const RESPONSE: [Label; 4] =
        [Label::Response, Label::ResponseGroup, Label::ResponseExample, Label::ResponseHeaders];
    let mut found = None;
    for section in &page.sections {
        let is_response = labels::section(&section.title).is_some_and(|label| RESPONSE.contains(&label));
        for block in &section.blocks {
            match &block.part {
                Part::Line(line) if labels::tells_of_file(line) => facts.tally.mark_read(block.lines),
                Part::Table(table) if tells_of_file(table) => {}
                _ => continue,
            }
            found = found.max(Some(if is_response { Stated::InResponse } else { Stated::Elsewhere }));
        }
    }
    found
}

/// Whether the page says that a success has no body.
pub(super) fn is_nothing(page: &Page, facts: &mut Facts) -> bool {
    let is_response = |section: &&Section| {
        let label = labels::section(&section.title);
        label.is_some_and(|label| [Label::Response, Label::ResponseGroup, Label::ResponseExample].contains(&label))
    };
    let mut is_nothing = false;
    for section in page.sections.iter().filter(is_response) {
        let is_body = labels::section(&section.title) == Some(Label::Response);
        for block in &section.blocks {
            let Part::Line(line) = &block.part else { return false };
            if empty_body::is_stated(line) || (is_body && labels::is_none(line)) {
                facts.tally.mark_read(block.lines);
                is_nothing = true;
            }
        }
    }
    is_nothing
}

fn tells_of_file(table: &Table) -> bool {
    table.rows.iter().flat_map(|row| &row.cells).any(|cell| labels::tells_of_file(&cell.text))
}
