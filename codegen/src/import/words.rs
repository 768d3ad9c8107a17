//! Facts in descriptions: labelled rules, and limits in prose.

use super::labels::{self, Label};
use super::page::{Cell, LOST, Mark};
use super::prose::{self, Unit};

/// The facts of a description's cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DescriptionFacts {
    /// The page's example, as text.
    pub(super) example: Option<String>,
    /// The default, as text.
    pub(super) default: Option<String>,
    /// The fixed value.
    pub(super) fixed: Option<String>,
    /// The allowed values.
    pub(super) values: Vec<String>,
    /// The bounds of a length.
    pub(super) length: Option<[Option<i64>; 2]>,
    /// The bounds of a number.
    pub(super) range: Option<[Option<i64>; 2]>,
    /// A regular expression.
    pub(super) pattern: Option<String>,
    /// The limits in prose.
    pub(super) limits: Vec<(i64, Unit)>,
    /// The default in prose.
    pub(super) spoken: Option<String>,
    /// The range of numbers, or of numbers of characters, in prose.
    pub(super) span: Option<(Option<i64>, i64, Unit)>,
    /// The kinds of tokens.
    pub(super) tokens: Vec<String>,
    /// Whether the field is deprecated.
    pub(super) is_retired: bool,
    /// Whether the field needs scopes of its own.
    pub(super) has_scopes: bool,
    /// The rules without a readable number.
    pub(super) unread: Vec<String>,
    /// Whether characters of the prose are lost.
    pub(super) is_damaged: bool,
}

/// Reads the cell of a description.
pub(super) fn read(cell: &Cell) -> DescriptionFacts {
    let mut told = DescriptionFacts::default();
    for mark in &cell.marks {
        match mark {
            Mark::Value(value) => told.values.push(value.clone()),
            Mark::Token(token) => told.tokens.push(token.clone()),
            Mark::Scope(_) => told.has_scopes = true,
            Mark::App(_) => {}
        }
    }
    let mut plain = String::new();
    let mut lines = cell.text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((label, mut text)) = labels::rule(line) else {
            plain.push_str(line);
            plain.push('\n');
            continue;
        };
        if label == Label::Values {
            while let Some(item) = lines.next_if(|next| next.trim_start().starts_with("- ")) {
                told.values.extend(value(item));
            }
            continue;
        }
        // The value may follow its label in the next line.
        if text.is_empty() && matches!(label, Label::Example | Label::Default | Label::Fixed) {
            text = lines.next_if(|next| labels::rule(next).is_none()).unwrap_or_default().trim();
        }
        if !text.is_empty() {
            read_rule(label, text, line, &mut told);
        }
    }
    told.limits = prose::limits(&plain);
    told.spoken = prose::default(&plain).map(ToOwned::to_owned);
    told.span = prose::span(&plain);
    told.is_retired = labels::retires_field(&plain);
    told.is_damaged = plain.contains(LOST);
    told
}

/// Returns the value that `- open：…` explains.
fn value(line: &str) -> Option<String> {
    let line = line.trim().trim_start_matches("- ");
    let value = line.split(['：', ':']).next()?.trim().trim_matches(['`', '*']);
    (!value.is_empty() && value.is_ascii() && !value.contains(' ')).then(|| value.to_owned())
}

fn read_rule(label: Label, text: &str, line: &str, told: &mut DescriptionFacts) {
    match label {
        Label::Example => told.example = Some(text.to_owned()),
        Label::Default => told.default = Some(text.trim_matches('`').to_owned()),
        Label::Fixed => told.fixed = Some(text.trim_matches(['"', '`']).to_owned()),
        Label::Pattern => told.pattern = Some(text.trim_matches('`').to_owned()),
        Label::Length | Label::MinLength | Label::MaxLength => {
            bound(label, text, line, &mut told.length, &mut told.unread);
        }
        Label::Range | Label::Min | Label::Max => bound(label, text, line, &mut told.range, &mut told.unread),
        _ => {}
    }
}

/// Reads a whole number, which may be written as `360.0`.
fn whole(number: &str) -> Option<i64> {
    number.strip_suffix(".0").unwrap_or(number).parse().ok()
}

fn bound(label: Label, text: &str, line: &str, into: &mut Option<[Option<i64>; 2]>, unread: &mut Vec<String>) {
    let [min, max] = into.unwrap_or_default();
    let marked = text.split('`').skip(1).step_by(2);
    let plain = text.split(|c: char| !c.is_ascii_digit() && !"-.".contains(c)).filter(|_| !text.contains('`'));
    let numbers = marked.chain(plain).map(str::trim).filter(|number| !number.is_empty());
    let numbers: Vec<Option<i64>> = numbers.map(whole).collect();
    *into = match (label, numbers.as_slice()) {
        (Label::Length | Label::Range, [Some(least), Some(most)]) => Some([Some(*least), Some(*most)]),
        (Label::MinLength | Label::Min, [Some(least)]) => Some([Some(*least), max]),
        (Label::MaxLength | Label::Max, [Some(most)]) => Some([min, Some(*most)]),
        _ => {
            unread.push(line.trim().trim_start_matches("- ").to_owned());
            return;
        }
    };
}
