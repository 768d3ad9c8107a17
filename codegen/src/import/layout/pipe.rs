//! Feishu's pages with framed tables, `| 基本 | |`: only fields of the top level, and the response
//! only as an example.

use super::markdown::{self, marked};
use super::reader::Layout;
use crate::import::labels::{self, Label};
use crate::import::page::{Cell, Mark, Page, Table};

pub(super) const LAYOUT: Layout = Layout { is, read };

/// The head of the table of basics.
const BASICS: &str = "| 基本 |";

/// The text before the example of a field.
const EXAMPLE: &str = "**示例**:";

/// The placeholder for a type that the layout lost.
const NO_TYPE: &str = "undefined";

/// The text before a sample call that contains the operation's name.
const CALL: &str = " client.";

fn is(text: &str) -> bool {
    text.lines().any(|line| line.starts_with(BASICS))
}

fn read(text: &str) -> Page {
    let mut page = Page { vendor: "feishu", language: "zh", ..Page::default() };
    page.sections = markdown::sections(text, 0, heading);
    page.title = page.sections.get(1).map(|section| section.title.clone()).unwrap_or_default();
    page.operation = sampled(text);
    markdown::tables(&mut page.sections).for_each(read_table);
    page
}

/// Returns the title of a heading.
///
/// A heading has up to three marks, or is a known label in bold. Samples have deeper headings.
fn heading(line: &str) -> Option<&str> {
    let bold = line.strip_prefix("**").and_then(|rest| rest.strip_suffix("**:"));
    bold.filter(|label| labels::section(label).is_some())
        .or_else(|| marked(line).filter(|(level, _)| *level <= 3).map(|(_, title)| title))
}

/// Returns the operation's name from `client.attendance.v1.user_flow.batch_del(request)`.
fn sampled(text: &str) -> Option<String> {
    text.split(CALL).skip(1).find_map(|rest| {
        let (name, _) = rest.split_once('(')?;
        let is_step = |step: &str| {
            !step.is_empty() && step.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        };
        (name.split('.').count() > 2 && name.split('.').all(is_step)).then(|| name.to_owned())
    })
}

fn read_table(table: &mut Table) {
    table.shallow = true;
    let ty = table.head.iter().position(|head| labels::column(head) == Some(Label::Type));
    for row in &mut table.rows {
        if let Some(ty) = ty.and_then(|ty| row.cells.get_mut(ty))
            && let Some(lists) = ty.text.strip_prefix(NO_TYPE)
        {
            ty.text = lists.strip_prefix("[]").map(|lists| format!("array{lists}")).unwrap_or_default();
        }
        let label = row.cells.first().and_then(|cell| labels::row(&cell.text));
        if let Some(last) = row.cells.last_mut() {
            match label {
                Some(label) => mark(label, last),
                None => last.text = last.text.lines().map(spelled).collect::<Vec<_>>().join("\n"),
            }
        }
    }
}

fn mark(label: Label, cell: &mut Cell) {
    let words = cell.text.split([' ', ',', '\n', '`']).filter(|word| !word.is_empty() && word.is_ascii());
    let words = words.map(ToOwned::to_owned);
    match label {
        Label::Tokens => cell.marks = words.map(Mark::Token).collect(),
        Label::Apps => cell.marks = words.map(Mark::App).collect(),
        Label::Scopes => cell.marks = words.filter(|word| word.contains(':')).map(Mark::Scope).collect(),
        Label::Url => cell.text = words.collect::<Vec<_>>().join(" "),
        _ => {}
    }
}

/// Rewrites a line of a description to the spelling of other layouts.
fn spelled(line: &str) -> String {
    match labels::rule(line) {
        None => match line.strip_prefix(EXAMPLE).map(str::trim) {
            // The text is written as in JSON, but without the quotes.
            Some(text) if text.contains("\\\"") => format!("**示例值**：\"{text}\""),
            Some(text) => format!("**示例值**：{text}"),
            None => line.to_owned(),
        },
        Some((Label::MinLength | Label::MaxLength | Label::Min | Label::Max, _)) => bounds(line),
        _ => line.to_owned(),
    }
}

/// Splits `最大长度: 10最小长度: 1` into lines and marks the numbers.
fn bounds(line: &str) -> String {
    let after_digit = |at: usize| line[..at].ends_with(|c: char| c.is_ascii_digit());
    let starts = line.char_indices().map(|(at, _)| at).filter(|at| after_digit(*at));
    let mut starts: Vec<usize> = starts.filter(|at| labels::rule(&line[*at..]).is_some()).collect();
    starts.push(line.len());
    let mut from = 0;
    let mut lines = Vec::new();
    for to in starts {
        let piece = &line[from..to];
        let number = labels::rule(piece).map(|(_, number)| number.trim_end()).filter(|number| !number.is_empty());
        lines.push(number.map_or_else(|| piece.to_owned(), |number| piece.replacen(number, &format!("`{number}`"), 1)));
        from = to;
    }
    lines.join("\n")
}
