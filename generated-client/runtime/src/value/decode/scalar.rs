//! Conversion of scalars from their raw text.

use crate::value::decimal::Decimal;
use crate::value::excerpt::excerpt;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// The kind of a JSON value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RawKind {
    Null,
    Bool,
    Number,
    Text,
    List,
    Object,
}

impl RawKind {
    /// Returns the kind, which the first character of valid JSON determines.
    pub fn of(raw: &RawValue) -> Self {
        match raw.get().as_bytes().first() {
            Some(b'{') => Self::Object,
            Some(b'[') => Self::List,
            Some(b'"') => Self::Text,
            Some(b't' | b'f') => Self::Bool,
            Some(b'n') | None => Self::Null,
            Some(_) => Self::Number,
        }
    }

    /// Returns the kind as messages name it.
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::Text => "a string",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }

    /// Returns the value as messages name it: a number itself, else the kind.
    pub fn describe_value(self, raw: &RawValue) -> String {
        match self {
            Self::Number => format!("the number {}", excerpt(raw.get(), 40)),
            kind => kind.describe().to_owned(),
        }
    }
}

/// Returns the description of `""`, `[]` or `{}`; `None` for other values.
pub(super) fn describe_empty(raw: &RawValue) -> Option<&'static str> {
    let text = raw.get();
    let inside = text.get(1..text.len().saturating_sub(1)).unwrap_or("-");
    match RawKind::of(raw) {
        RawKind::Text if inside.is_empty() => Some("an empty string"),
        RawKind::List if inside.trim_ascii().is_empty() => Some("an empty list"),
        RawKind::Object if inside.trim_ascii().is_empty() => Some("an empty object"),
        _ => None,
    }
}

/// Returns the content of a JSON string; `None` if it is not valid Unicode.
pub(super) fn unquote(raw: &RawValue) -> Option<String> {
    serde_json::from_str(raw.get()).ok()
}

/// Returns the content of a JSON string, borrowed if it has no escapes.
pub(super) fn unquoted(raw: &RawValue) -> Option<Cow<'_, str>> {
    let text = raw.get();
    match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(plain) if !plain.contains('\\') => Some(Cow::Borrowed(plain)),
        _ => unquote(raw).map(Cow::Owned),
    }
}

/// Reads a text; numbers and booleans are kept as they are written.
pub(super) fn text(raw: &RawValue, found: RawKind) -> Option<String> {
    match found {
        RawKind::Text => unquote(raw),
        RawKind::Number | RawKind::Bool => Some(raw.get().to_owned()),
        _ => None,
    }
}

/// Reads a whole number, also from a text; `1.0` and `1e3` are whole.
pub(super) fn integer(raw: &RawValue, found: RawKind) -> Option<i64> {
    whole(&literal(raw, found)?)
}

/// Reads a whole number in any spelling.
pub(super) fn whole(literal: &str) -> Option<i64> {
    literal.parse().ok().or_else(|| {
        let float: f64 = literal.parse().ok()?;
        let exact = float.fract() == 0.0 && float.abs() < EXACT;
        exact.then(|| format!("{float:.0}").parse().ok()).flatten()
    })
}

/// The bound below which a whole float equals the number that was written: 2^53.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether a number is written as an integer.
pub(super) fn is_integer(raw: &RawValue) -> bool {
    raw.get().parse::<i64>().is_ok()
}

/// Reads a finite number, also from a text.
pub(super) fn float(raw: &RawValue, found: RawKind) -> Option<f64> {
    literal(raw, found)?.parse().ok().filter(|float: &f64| float.is_finite())
}

/// Reads a number with all its digits, also from a text.
pub(super) fn decimal(raw: &RawValue, found: RawKind) -> Option<Decimal> {
    literal(raw, found)?.parse().ok()
}

/// Whether a number has digits that a 64-bit float does not keep.
pub(super) fn is_rounded(literal: &str) -> bool {
    // Most numbers have few digits, and a float keeps 15 of them.
    let is_short = literal.len() <= 15 && !literal.contains(['e', 'E']);
    !is_short && literal.parse::<f64>().is_ok_and(|float| digits(literal) != digits(&format!("{float:e}")))
}

/// Returns the significant digits of a number, without leading and trailing zeros.
fn digits(literal: &str) -> String {
    let mantissa = literal.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

/// Whether a scalar is one of these documented values.
pub(super) fn is_among(raw: &RawValue, found: RawKind, is_integer: bool, values: &[&str]) -> bool {
    match found {
        _ if is_integer => integer(raw, found).is_some_and(|int| values.iter().any(|value| value.parse() == Ok(int))),
        RawKind::Text => unquoted(raw).is_some_and(|text| values.contains(&&*text)),
        _ => values.contains(&raw.get()),
    }
}

/// Reads a boolean, also from a text, and from 0 and 1.
pub(super) fn boolean(raw: &RawValue, found: RawKind) -> Option<bool> {
    match (found, raw.get()) {
        (_, "true" | "\"true\"") | (RawKind::Number, "1") => Some(true),
        (_, "false" | "\"false\"") | (RawKind::Number, "0") => Some(false),
        _ => None,
    }
}

fn literal(raw: &RawValue, found: RawKind) -> Option<String> {
    match found {
        RawKind::Number => Some(raw.get().to_owned()),
        RawKind::Text => unquote(raw),
        _ => None,
    }
}
