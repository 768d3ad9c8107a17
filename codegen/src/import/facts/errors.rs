//! Rows of the error table.

use std::collections::{BTreeMap, BTreeSet};

use super::column::read_head;
use super::sub_codes::error_tables;
use crate::diagnostics::codes::kinds;
use crate::format::keys;
use crate::import::draft::{Facts, UNWRITTEN, ordered, text};
use crate::import::labels::Label;
use crate::import::page::{Page, Row};
use crate::import::reactions;
use crate::naming;
use crate::yaml::Value;

/// Collects the rows of the error table.
pub(super) fn collect(page: &Page, facts: &mut Facts) {
    let tables = error_tables(page);
    let labels = [Label::Status, Label::Code, Label::Description, Label::Remedy];
    let heads: Vec<_> = tables.iter().map(|table| read_head(table, labels, &mut facts.tally)).collect();
    let cell = |row: &Row, column: Option<usize>| {
        let text = column.and_then(|at| row.cells.get(at)).map(|cell| cell.text.as_str()).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut rows = Vec::new();
    let mut codes: BTreeMap<String, usize> = BTreeMap::new();
    let mut variants = BTreeSet::from(["Unknown".to_owned()]);
    for (row, columns) in
        tables.iter().zip(heads).flat_map(|(table, head)| table.rows.iter().map(move |row| (row, head)))
    {
        facts.tally.mark_read(row.lines);
        let [status, code, message, remedy] = columns.map(|column| cell(row, column));
        let is_code = !code.is_empty() && code.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
        if let Some(first) = codes.get(&code) {
            let why = format!("Another row has the code {code}, too, with the text `{}`.", ascii(&message));
            facts.doubt(&kinds::REPEATED_ROW, format!("errors[{first}]"), "The first of the two rows.", why);
            continue;
        }
        if !is_code {
            let why = format!("A row of the error table has the code `{code}` and the text `{}`.", ascii(&message));
            facts.doubt(&kinds::UNREAD_ROW, "source", "The row is left out.", why);
            continue;
        }
        codes.insert(code.clone(), codes.len());
        let row =
            ErrorRow { status, code, message: message.trim_matches('`').to_owned(), has_remedy: !remedy.is_empty() };
        rows.push(row.into_value(facts.vendor.sends_messages, &mut variants));
    }
    if !rows.is_empty() {
        facts.set("errors", Value::List(rows));
    }
}

/// A row of the error table.
struct ErrorRow {
    status: String,
    code: String,
    message: String,
    has_remedy: bool,
}

impl ErrorRow {
    /// Returns the row as a mapping. `variants` are the Rust names of the rows before it.
    fn into_value(self, sends_messages: bool, variants: &mut BTreeSet<String>) -> Value {
        let Self { status, code, message, has_remedy } = self;
        let mut entries = vec![("code".to_owned(), number(&code))];
        if let Ok(status @ 100..=599) = status.parse::<u16>() {
            entries.push(("status".to_owned(), Value::Integer(status.into())));
        }
        let is_sent = sends_messages && message.is_ascii() && !message.is_empty();
        let literal = is_sent.then_some(message);
        let reaction = literal.as_deref().and_then(reactions::of_message);
        let variant = naming::variant(None, literal.as_deref(), &code);
        if !naming::is_name(&variant) || !variants.insert(variant) {
            let name = naming::camel(&format!("code_{}", code.replace('-', "minus_")));
            variants.insert(name.clone());
            entries.push(("name".to_owned(), text(name)));
        }
        entries.push(match literal {
            Some(message) => ("message".to_owned(), text(message)),
            None => ("meaning".to_owned(), text(UNWRITTEN)),
        });
        if let Some(reaction) = reaction {
            let means = [("is", reaction), ("basis", "message")].map(|(key, word)| (key.to_owned(), text(word)));
            entries.push(("means".to_owned(), Value::Map(means.into())));
        }
        if has_remedy {
            entries.push(("remedy".to_owned(), text(UNWRITTEN)));
        }
        ordered(entries, &keys::ERROR)
    }
}

fn number(code: &str) -> Value {
    let plain = code.parse::<i64>().ok().filter(|number| number.to_string() == code);
    plain.map_or_else(|| text(code), |number| Value::Integer(number.into()))
}

fn ascii(message: &str) -> &str {
    if message.is_ascii() { message } else { "…" }
}
