//! The basics of an event: scopes, kinds of apps, ways of delivery.

use crate::import::draft::{Facts, text};
use crate::import::facts::basics::{marks, rows, state_names};
use crate::import::labels::{self, Label};
use crate::import::page::{Mark, Page, Part};
use crate::yaml::Value;

/// The rows of the table.
const ROWS: [Label; 5] = [Label::EventType, Label::Apps, Label::Scopes, Label::FieldScopes, Label::Delivery];

/// Sets the basic facts of an event.
pub(super) fn state(page: &Page, facts: &mut Facts) {
    state_names(page, facts);
    set_texts("delivery", ways(page), facts);
    for label in ROWS {
        for (row, _) in rows(page, label) {
            facts.tally.mark_read(row.lines);
        }
    }
    let is_type = |title: &str| labels::section(title) == Some(Label::EventType);
    for block in page.sections.iter().filter(|section| is_type(&section.title)).flat_map(|section| &section.blocks) {
        if let Part::Line(_) = block.part {
            facts.tally.mark_read(block.lines);
        }
    }
}

/// Sets the scopes of single fields: those of the table, and those of the fields that name some.
///
/// It follows the fields of the body.
pub(super) fn state_field_scopes(page: &Page, facts: &mut Facts) {
    let mut scopes: Vec<String> = Vec::new();
    let stated = marks(page, Label::FieldScopes).filter_map(|mark| match mark {
        Mark::Scope(scope) => Some(scope.clone()),
        _ => None,
    });
    let in_words = rows(page, Label::FieldScopes).flat_map(|(_, cell)| {
        let words = cell.text.split('`').skip(1).step_by(2);
        words.filter(|word| word.contains(':') && !word.contains(' ')).map(ToOwned::to_owned)
    });
    for scope in stated.chain(in_words).chain(facts.field_scopes.scopes()) {
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    set_texts("field_scopes", scopes, facts);
}

fn ways(page: &Page) -> Vec<String> {
    let words: Vec<String> = rows(page, Label::Delivery).map(|(_, cell)| cell.text.to_lowercase()).collect();
    let has = |word: &str| words.iter().any(|text| text.contains(word));
    let ways = [("webhook", &["webhook"][..]), ("long_connection", &["长连接", "long connection", "websocket"])];
    ways.iter().filter(|(_, words)| words.iter().any(|word| has(word))).map(|(way, _)| (*way).to_owned()).collect()
}

pub(super) fn set_texts(key: &str, texts: Vec<String>, facts: &mut Facts) {
    if !texts.is_empty() {
        facts.set(key, Value::List(texts.into_iter().map(text).collect()));
    }
}
