//! Facts in descriptions: labelled rules, and limits in prose.

use super::bounds::Bounds;
use super::choices::{self, Choices};
use super::empty_text;
use super::labels::{self, Label};
use super::page::{Cell, LOST, Mark};
use super::prose::{self, Limit, Range};
use super::sizes::{self, Size};

/// The facts of a description's cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a statement of the page, and none excludes another")]
pub(super) struct DescriptionFacts {
    /// The page's example, as text.
    pub(super) example: Option<String>,
    /// The default, as text.
    pub(super) default: Option<String>,
    /// The fixed value.
    pub(super) fixed: Option<String>,
    /// The allowed values.
    pub(super) values: Vec<String>,
    /// Whether the page explains one of them at least.
    pub(super) has_meanings: bool,
    /// The allowed values in prose.
    pub(super) choices: Choices,
    /// The bounds of a length.
    pub(super) length: Option<Bounds>,
    /// The bounds of a number.
    pub(super) range: Option<Bounds>,
    /// A regular expression.
    pub(super) pattern: Option<String>,
    /// The limits in prose.
    pub(super) limits: Vec<Limit>,
    /// The default in prose.
    pub(super) spoken: Option<String>,
    /// The range of numbers, or of numbers of characters, in prose.
    pub(super) span: Option<Range>,
    /// The bounds of bytes in prose.
    pub(super) size: Size,
    /// Whether the prose gives the empty text a meaning.
    pub(super) empty_has_meaning: bool,
    /// The kinds of tokens.
    pub(super) tokens: Vec<String>,
    /// Whether the field is deprecated.
    pub(super) is_retired: bool,
    /// Whether the field needs scopes of its own.
    pub(super) has_scopes: bool,
    /// The rules without a readable number.
    pub(super) unread: Vec<String>,
    /// The prose: the lines without the labelled rules.
    pub(super) prose: String,
    /// Whether characters of the prose are lost.
    pub(super) is_damaged: bool,
}

/// Reads the cell of a description.
pub(super) fn read(cell: &Cell) -> DescriptionFacts {
    let mut stated = DescriptionFacts::default();
    for mark in &cell.marks {
        match mark {
            Mark::Value { value, is_explained } => {
                stated.values.push(value.clone());
                stated.has_meanings |= is_explained;
            }
            Mark::Token(token) => stated.tokens.push(token.clone()),
            Mark::Scope(_) => stated.has_scopes = true,
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
            while let Some(item) = lines.next_if(|next| choices::item(next).is_some()) {
                stated.values.extend(value(item));
                stated.has_meanings |= has_meaning(item);
            }
            continue;
        }
        // The value may follow its label in the next line.
        if text.is_empty() && matches!(label, Label::Example | Label::Default | Label::Fixed) {
            text = lines.next_if(|next| labels::rule(next).is_none()).unwrap_or_default().trim();
        }
        if !text.is_empty() {
            read_rule(label, text, line, &mut stated);
        }
    }
    stated.limits = prose::limits(&plain);
    stated.spoken = prose::default(&plain).map(ToOwned::to_owned);
    stated.span = prose::span(&plain);
    stated.size = sizes::read(&plain);
    if stated.values.is_empty() {
        stated.choices = choices::read(&plain);
    }
    stated.empty_has_meaning = empty_text::has_meaning(&plain);
    stated.is_retired = labels::retires_field(&plain);
    stated.is_damaged = plain.contains(LOST);
    stated.prose = plain;
    stated
}

/// Returns the value that `- open：…` explains.
fn value(line: &str) -> Option<String> {
    let line = choices::item(line).unwrap_or(line);
    let value = line.split(['：', ':']).next()?.trim().trim_matches(['`', '*']);
    (!value.is_empty() && value.is_ascii() && !value.contains(' ')).then(|| value.to_owned())
}

/// Whether a line such as `- open：…` explains its value.
fn has_meaning(line: &str) -> bool {
    let meaning = line.split_once(['：', ':']).map(|(_, meaning)| meaning);
    value(line).zip(meaning).is_some_and(|(value, meaning)| explains(meaning, &value))
}

/// Whether words say more about a value than the value itself.
pub(super) fn explains(meaning: &str, value: &str) -> bool {
    let letters = |text: &str| -> String { text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect() };
    let meaning = letters(meaning);
    !meaning.is_empty() && meaning != letters(value)
}

fn read_rule(label: Label, text: &str, line: &str, stated: &mut DescriptionFacts) {
    match label {
        Label::Example => stated.example = Some(text.to_owned()),
        Label::Default => stated.default = Some(text.trim_matches('`').to_owned()),
        Label::Fixed => stated.fixed = Some(text.trim_matches(['"', '`']).to_owned()),
        Label::Pattern => stated.pattern = Some(text.trim_matches('`').to_owned()),
        Label::Length | Label::MinLength | Label::MaxLength => {
            bound(label, text, line, &mut stated.length, &mut stated.unread);
        }
        Label::Range | Label::Min | Label::Max => bound(label, text, line, &mut stated.range, &mut stated.unread),
        _ => {}
    }
}

/// Reads a whole number, which may be written as `360.0`.
fn whole(number: &str) -> Option<i64> {
    number.strip_suffix(".0").unwrap_or(number).parse().ok()
}

fn bound(label: Label, text: &str, line: &str, into: &mut Option<Bounds>, unread: &mut Vec<String>) {
    match with_bound(into.unwrap_or_default(), label, &numbers(text)) {
        Some(bounds) => *into = Some(bounds),
        None => unread.push(line.trim().trim_start_matches("- ").to_owned()),
    }
}

/// Returns the numbers of a text: those in backticks, or all if it has no backticks.
fn numbers(text: &str) -> Vec<Option<i64>> {
    let marked = text.split('`').skip(1).step_by(2);
    let plain = text.split(|c: char| !c.is_ascii_digit() && !"-.".contains(c)).filter(|_| !text.contains('`'));
    marked.chain(plain).map(str::trim).filter(|number| !number.is_empty()).flat_map(joined).collect()
}

/// Returns the two numbers of `1-64`, or the one number of a text.
fn joined(text: &str) -> Vec<Option<i64>> {
    let ends = text.rsplit_once('-').map(|(min, max)| [whole(min.trim()), whole(max.trim())]);
    match ends {
        Some([Some(min), Some(max)]) => vec![Some(min), Some(max)],
        _ => vec![whole(text)],
    }
}

/// Adds the bounds of a rule, or returns `None` if its numbers do not fit its label.
fn with_bound(bounds: Bounds, label: Label, numbers: &[Option<i64>]) -> Option<Bounds> {
    match (label, numbers) {
        (Label::Length | Label::Range, [min @ Some(_), max @ Some(_)]) => Some(Bounds { min: *min, max: *max }),
        (Label::MinLength | Label::Min, [min @ Some(_)]) => Some(Bounds { min: *min, ..bounds }),
        (Label::MaxLength | Label::Max, [max @ Some(_)]) => Some(Bounds { max: *max, ..bounds }),
        _ => None,
    }
}
