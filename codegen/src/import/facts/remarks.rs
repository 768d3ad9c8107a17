//! Remarks outside of the tables: limits of lists and sizes of files.

use super::lookup::section;
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::constant::Constant;
use crate::import::draft::{Facts, STEP, ordered, text};
use crate::import::labels::{self, Label};
use crate::import::limits::{self, Unit};
use crate::import::outcome_words::{self, Outcomes};
use crate::import::page::{Page, Part, Row, Section};
use crate::import::sizes::{self, Size};
use crate::yaml::Value;

pub(super) fn collect(page: &Page, facts: &mut Facts) {
    limit_list(page, facts);
    limit_file(page, facts);
    name_states(page, facts);
    read_failure(page, facts);
}

/// Returns the lines about the request: sections without a label, and lines below its tables.
pub(super) fn remarks(page: &Page) -> impl Iterator<Item = &str> {
    let is_general = |section: &&Section| {
        let label = labels::section(&section.title);
        label.is_none_or(|label| [Label::Intro, Label::Request, Label::Body, Label::Parameters].contains(&label))
    };
    let blocks = page.sections.iter().filter(is_general).flat_map(|section| &section.blocks);
    blocks.filter_map(|block| match &block.part {
        Part::Line(line) => Some(line.as_str()),
        _ => None,
    })
}

/// Limits the list of the body by a number of items in prose, if one remark and one list match.
fn limit_list(page: &Page, facts: &mut Facts) {
    let mut limits: Vec<i64> = remarks(page).flat_map(list_limits).collect();
    limits.sort_unstable();
    limits.dedup();
    let Some((_, Value::Map(body))) = facts.keys.iter_mut().find(|(key, _)| key == "body") else { return };
    let is_list = |field: &Value| field.get("type").and_then(Value::as_text).is_some_and(|ty| ty.ends_with("[]"));
    let mut lists: Vec<&mut (String, Value)> = body.iter_mut().filter(|(_, field)| is_list(field)).collect();
    match (limits.as_slice(), lists.as_mut_slice()) {
        ([limit], [(name, field)]) if field.get("items").is_none() => {
            let Value::Map(entries) = field else { return };
            entries.push(("items".to_owned(), text(format!("..{limit}"))));
            *field = ordered(std::mem::take(entries), &keys::FIELD);
            let at = format!("body{STEP}{name}");
            mark_limit(page, *limit, facts);
            facts.doubt(
                &kinds::LIMIT_IN_WORDS,
                at,
                format!("At most {limit}, as `items`."),
                "The page states the limit in prose above the tables.",
            );
        }
        ([], _) | (_, []) => {}
        ([limit], [(_, field)])
            if field
                .get("items")
                .and_then(Value::as_text)
                .is_some_and(|items| items.ends_with(&format!("..{limit}"))) => {}
        (limits, _) => {
            let limits: Vec<String> = limits.iter().map(ToString::to_string).collect();
            facts.doubt(
                &kinds::LIMIT_IN_WORDS,
                "body",
                "No bounds.",
                format!("The prose above the tables may state limits: {}.", limits.join(", ")),
            );
        }
    }
}

/// Returns the greatest numbers of items that a line states.
fn list_limits(line: &str) -> Vec<i64> {
    let limits = limits::read(line).into_iter().filter(|limit| {
        limit.binds && limit.unit == Unit::Items && limit.bounds.min.is_none() && limit.about.is_none()
    });
    limits.filter_map(|limit| limit.bounds.max).collect()
}

/// Marks the lines as read that state a limit and nothing else.
fn mark_limit(page: &Page, limit: i64, facts: &mut Facts) {
    for block in page.sections.iter().flat_map(|section| &section.blocks) {
        let Part::Line(line) = &block.part else { continue };
        let is_one = line.trim_end_matches(['。', '.']).matches(['。', '；', ';', '，', ',']).count() == 0;
        if is_one && list_limits(line) == [limit] {
            facts.tally.mark_read(block.lines);
        }
    }
}

/// Limits the only file of the body by the size in prose, if the remarks state one of files.
fn limit_file(page: &Page, facts: &mut Facts) {
    let Some((_, Value::Map(body))) = facts.keys.iter_mut().find(|(key, _)| key == "body") else { return };
    let is_file = |field: &Value| field.get("type").and_then(Value::as_text) == Some("file");
    let mut files = body.iter_mut().filter(|(_, field)| is_file(field));
    let (Some((_, field)), None) = (files.next(), files.next()) else { return };
    if field.get("bytes").is_some() {
        return;
    }
    let sizes: Vec<Size> = remarks(page).filter(|line| sizes::is_of_file(line)).map(sizes::read).collect();
    let mut bounds: Vec<String> =
        sizes.iter().filter_map(|size| size.bounds).map(|bounds| bounds.to_string()).collect();
    bounds.dedup();
    if let ([bounds], false, Value::Map(entries)) =
        (bounds.as_slice(), sizes.iter().any(|size| size.has_others), &mut *field)
    {
        entries.push(("bytes".to_owned(), text(bounds)));
        *field = ordered(std::mem::take(entries), &keys::FIELD);
    }
}

/// Marks the rows of a failure as read that are members of the envelope.
fn read_failure(page: &Page, facts: &mut Facts) {
    let table = section(page, Label::Failure).and_then(Section::table);
    for row in table.into_iter().flat_map(|table| &table.rows) {
        let name = row.cells.first().map(|cell| cell.text.as_str()).unwrap_or_default();
        if facts.vendor.owns(name) {
            facts.tally.mark_read(row.lines);
        }
    }
}

/// Notes the values of the envelope's code: they belong to the vendor or the service.
///
/// Where successes have one code, such a table lists HTTP statuses of the call.
fn name_states(page: &Page, facts: &mut Facts) {
    if facts.vendor.success.len() < 2 {
        return;
    }
    let listed = section(page, Label::States).and_then(Section::table);
    let listed = listed.map(|table| table.rows.as_slice()).unwrap_or_default();
    for row in listed {
        facts.tally.mark_read(row.lines);
    }
    let stated = states_in_table(listed).or_else(|| states_of_code(page, facts.vendor.code));
    if let Some(States { values, outcomes, is_text }) = stated {
        facts.constants.push(Constant::Codes { member: facts.vendor.code, values, outcomes, is_text });
    }
}

/// The values of the envelope's code as a page states them.
struct States {
    values: Vec<String>,
    outcomes: Outcomes,
    is_text: bool,
}

/// Returns the values that the rows of a table list.
fn states_in_table(rows: &[Row]) -> Option<States> {
    let values: Vec<String> = rows.iter().filter_map(|row| Some(row.cells.first()?.text.clone())).collect();
    let words = |row: &Row| row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
    let outcomes = outcome_words::read(&rows.iter().map(words).collect::<Vec<_>>().join("\n"));
    (!values.is_empty()).then_some(States { values, outcomes, is_text: false })
}

/// Returns the values in the row of the response that describes the code.
fn states_of_code(page: &Page, code: &str) -> Option<States> {
    let table = super::lookup::table_section(page, Label::Response).and_then(Section::table)?;
    let is_code = |row: &&Row| row.depth == 0 && row.cells.first().is_some_and(|cell| cell.text == code);
    let cells: Vec<&str> = table.rows.iter().find(is_code)?.cells.iter().map(|cell| cell.text.as_str()).collect();
    let values = cells.iter().flat_map(|cell| cell.split(|c: char| !c.is_ascii_digit()));
    let mut values: Vec<String> = values.filter(|value| !value.is_empty()).map(ToOwned::to_owned).collect();
    values.sort_unstable();
    values.dedup();
    let outcomes = outcome_words::read(&cells.join("\n"));
    let is_text = cells.iter().any(|cell| cell.eq_ignore_ascii_case("string"));
    (!values.is_empty()).then_some(States { values, outcomes, is_text })
}
