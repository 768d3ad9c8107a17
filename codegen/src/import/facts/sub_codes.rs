//! Further tables of error codes: rows of errors, or codes below one of them.

use super::lookup::members;
use crate::diagnostics::codes::kinds;
use crate::import::draft::Facts;
use crate::import::labels::{self, Label};
use crate::import::page::{Page, Part, Section, Table};
use crate::yaml::Value;

/// A table of error codes with the words above it.
struct CodeTable<'a> {
    table: &'a Table,
    section: &'a Section,
    /// The heading of the section, and the line above the table.
    above: [&'a str; 2],
}

/// Returns the tables with rows of the call's errors.
///
/// They are the first table of errors and those behind it that belong to no code.
pub(super) fn error_tables(page: &Page) -> Vec<&Table> {
    let mut tables: Vec<&Table> = Vec::new();
    for found in code_tables(page).filter(|found| is_of_errors(found.section)) {
        let codes: Vec<String> = tables.iter().flat_map(|table| codes(table)).collect();
        if tables.is_empty() || (has_codes(found.table) && parent(&found, &codes).is_none()) {
            tables.push(found.table);
        }
    }
    tables
}

/// Adds a doubt about each table of codes that belong to one row of the errors.
pub(super) fn collect(page: &Page, facts: &mut Facts) {
    let known: Vec<String> = match facts.keys.iter().find(|(key, _)| key == "errors") {
        Some((_, Value::List(rows))) => rows.iter().map(code).collect(),
        _ => Vec::new(),
    };
    let errors = error_tables(page);
    for found in code_tables(page).filter(|found| !errors.iter().any(|table| std::ptr::eq(*table, found.table))) {
        let parent = parent(&found, &known);
        if parent.is_none() && !found.above.iter().any(|text| labels::is_of_sub_codes(text)) {
            continue;
        }
        for row in &found.table.rows {
            facts.tally.mark_read(row.lines);
        }
        let (at, of) = match parent {
            Some(number) => (format!("errors[{number}]"), format!("the error code {}", known[number])),
            None => ("errors".to_owned(), "error codes of the page".to_owned()),
        };
        let [first, last] = [found.table.rows.first(), found.table.rows.last()];
        let lines = [first.map_or(0, |row| row.lines.first), last.map_or(0, |row| row.lines.last)];
        let count = match found.table.rows.len() {
            1 => "1 code".to_owned(),
            count => format!("{count} codes"),
        };
        let why = format!("The table in lines {} to {} has {count} below {of}.", lines[0], lines[1]);
        facts.doubt(&kinds::SUB_CODES, at, "These codes are left out.", why);
    }
}

fn code(row: &Value) -> String {
    let code = members(row).iter().find(|(key, _)| key == "code").map(|(_, code)| code);
    code.map(|code| code.as_text().map_or_else(|| code.to_json(), ToOwned::to_owned)).unwrap_or_default()
}

fn is_of_errors(section: &Section) -> bool {
    labels::section(&section.title) == Some(Label::Errors)
}

/// Returns the tables that have a column of error codes and a column of their descriptions.
fn code_tables(page: &Page) -> impl Iterator<Item = CodeTable<'_>> {
    page.sections.iter().flat_map(|section| {
        let mut line = "";
        section.blocks.iter().filter_map(move |block| match &block.part {
            Part::Line(text) => {
                line = text;
                None
            }
            Part::Table(table) => {
                let above = [section.title.as_str(), std::mem::take(&mut line)];
                (is_of_errors(section) || has_codes(table)).then_some(CodeTable { table, section, above })
            }
            Part::Code(_) => None,
        })
    })
}

fn has_codes(table: &Table) -> bool {
    let has = |label| table.head.iter().any(|head| labels::error_column(head) == Some(label));
    has(Label::Code) && has(Label::Description)
}

/// Returns the codes of a table as texts.
fn codes(table: &Table) -> Vec<String> {
    let column = table.head.iter().position(|head| labels::error_column(head) == Some(Label::Code));
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column?));
    cells.map(|cell| cell.text.trim().to_owned()).filter(|code| !code.is_empty()).collect()
}

/// Returns the number of the code that the words above a table name.
fn parent(found: &CodeTable<'_>, codes: &[String]) -> Option<usize> {
    let mut words = found.above.iter().flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric()));
    words.find_map(|word| codes.iter().position(|code| code == word && word.len() > 2))
}
