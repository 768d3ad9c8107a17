//! The body of an event: the rows of its table, or the members of its example.

use super::example::EventExample;
use crate::diagnostics::codes::kinds;
use crate::import::draft::{Facts, text};
use crate::import::facts::column::FieldRow;
use crate::import::facts::context::{Cx, FieldSection};
use crate::import::facts::fields::fields;
use crate::import::facts::parameters::{Place, rows};
use crate::import::facts::shown;
use crate::import::facts::types::Types;
use crate::import::labels::Label;
use crate::import::page::Page;
use crate::import::vendor::Frame;
use crate::yaml::Value;

/// Sets the members of the body, and returns the frame around them.
pub(super) fn collect(
    page: &Page,
    shown: Option<&EventExample<'_>>,
    types: &mut Types,
    facts: &mut Facts,
) -> Option<&'static Frame> {
    let plain = shown.and_then(|shown| shown.json.as_ref()).map(|json| json.value.to_json());
    let code = plain.as_deref().or_else(|| shown.map(|shown| shown.code));
    let mut rows = rows(page, &Place::event(Label::EventBody, code), facts);
    let is_listed = !rows.is_empty();
    if !is_listed {
        rows = code.map(shown::rows).unwrap_or_default();
        let comments = shown.and_then(|shown| shown.json.as_ref()).map(|json| json.comments.as_slice());
        comments.unwrap_or_default().iter().for_each(|(names, comment)| describe(&mut rows, names, comment));
    }
    let in_rows = Frame::of_rows(&rows, facts.vendor);
    let in_example = shown.and_then(|shown| shown.frame);
    if let (Some(rows), Some(example)) = (in_rows, in_example)
        && rows.schema != example.schema
    {
        let why = format!("The example has the frame of schema {}.", example.schema);
        facts.doubt(&kinds::READINGS_DISAGREE, "schema", format!("Schema {}.", rows.schema), why);
    }
    let frame = in_rows.or(in_example);
    if let Some(frame) = frame {
        rows = inside(rows, frame, facts);
    }
    let found = fields(&rows, "body", "", &mut Cx::new(FieldSection::Event, types, facts));
    if found.is_empty() && !is_listed {
        let why = "No description of the body was found.";
        facts.doubt(&kinds::UNREAD_TABLE, "source", "An event without members.", why);
    } else if !found.is_empty() {
        facts.set("body", Value::Map(found));
    }
    frame
}

/// Returns the rows of the body, and notes the members around it that the vendor's frame lacks.
fn inside<'a>(rows: Vec<FieldRow<'a>>, frame: &Frame, facts: &mut Facts) -> Vec<FieldRow<'a>> {
    if rows.iter().all(|row| row.name != frame.body) {
        return rows;
    }
    let others = frame.others(&rows);
    if !others.is_empty() {
        facts.notes.push(text(format!("The frame of the event also has `{}`.", others.join("`, `"))));
    }
    rows.into_iter().find(|row| row.name == frame.body).map(|row| row.inner).unwrap_or_default()
}

/// Makes a comment the description of the row that names lead to.
fn describe(rows: &mut [FieldRow<'_>], names: &[String], comment: &str) {
    let Some((name, rest)) = names.split_first() else { return };
    let Some(row) = rows.iter_mut().find(|row| row.name == *name) else { return };
    if rest.is_empty() {
        comment.clone_into(&mut row.description.text);
    } else {
        describe(&mut row.inner, rest, comment);
    }
}
