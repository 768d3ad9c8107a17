//! Reading a scalar from its text, as what was documented or as what can become it.

use serde_json::value::RawValue;
use std::borrow::Cow;

/// What kind of JSON stands somewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Null,
    Bool,
    Number,
    Text,
    List,
    Object,
}

impl Found {
    /// Tells the kind by the first character, which is all it takes in valid JSON.
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
}

/// Returns what a JSON string says; `None` if it cannot be said in Unicode.
pub(super) fn unquote(raw: &RawValue) -> Option<String> {
    serde_json::from_str(raw.get()).ok()
}

/// Returns what a JSON string says, borrowed if it has no escapes.
pub(super) fn unquoted(raw: &RawValue) -> Option<Cow<'_, str>> {
    let text = raw.get();
    match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(plain) if !plain.contains('\\') => Some(Cow::Borrowed(plain)),
        _ => unquote(raw).map(Cow::Owned),
    }
}

/// Reads a text; numbers and booleans are read as they are written.
pub(super) fn text(raw: &RawValue, found: Found) -> Option<String> {
    match found {
        Found::Text => unquote(raw),
        Found::Number | Found::Bool => Some(raw.get().to_owned()),
        _ => None,
    }
}

/// Reads a whole number, also from a text that spells one; `1.0` and `1e3` are whole.
pub(super) fn integer(raw: &RawValue, found: Found) -> Option<i64> {
    let literal = literal(raw, found)?;
    literal.parse().ok().or_else(|| {
        let float: f64 = literal.parse().ok()?;
        let exact = float.fract() == 0.0 && float.abs() < EXACT;
        exact.then(|| format!("{float:.0}").parse().ok()).flatten()
    })
}

/// Below 2^53 a float that looks whole is the number that was written.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether a number is written as a whole one.
pub(super) fn is_integer(raw: &RawValue) -> bool {
    raw.get().parse::<i64>().is_ok()
}

/// Reads a finite number, also from a text that spells one.
pub(super) fn float(raw: &RawValue, found: Found) -> Option<f64> {
    literal(raw, found)?.parse().ok().filter(|float: &f64| float.is_finite())
}

/// Reads a boolean, also from a text that spells one, and from 0 and 1.
pub(super) fn boolean(raw: &RawValue, found: Found) -> Option<bool> {
    match (found, raw.get()) {
        (_, "true" | "\"true\"") | (Found::Number, "1") => Some(true),
        (_, "false" | "\"false\"") | (Found::Number, "0") => Some(false),
        _ => None,
    }
}

fn literal(raw: &RawValue, found: Found) -> Option<String> {
    match found {
        Found::Number => Some(raw.get().to_owned()),
        Found::Text => unquote(raw),
        _ => None,
    }
}
