//! Reading of raw values outside of slots.

use super::key::lossy;
use super::scalar;
use super::scalar::RawKind;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// Returns the text of a string, or a number as it is written.
pub(crate) fn scalar_text(raw: &RawValue) -> Option<Cow<'_, str>> {
    match RawKind::of(raw) {
        RawKind::Text => scalar::unquoted(raw),
        RawKind::Number => Some(Cow::Borrowed(raw.get())),
        _ => None,
    }
}

/// Returns the text of a string or a number like [`scalar_text`], with invalid escapes replaced.
pub(crate) fn lossy_text(raw: &RawValue) -> Option<Cow<'_, str>> {
    scalar_text(raw).or_else(|| lossy(raw.get()).map(Cow::Owned))
}

/// Returns a whole number in any spelling, also in a text: `7200`, `7200.0`, `"7.2e3"`.
pub(crate) fn whole_number(raw: &RawValue) -> Option<i64> {
    scalar::integer(raw, RawKind::of(raw))
}

/// Returns the digits of a whole number that is spelled in another way: `800` for `8e2`.
pub(crate) fn respelled(text: &str) -> Option<String> {
    let is_other = text == "-0" || text.contains(['.', 'e', 'E']);
    let raw = serde_json::from_str::<&RawValue>(text).ok().filter(|_| is_other)?;
    (RawKind::of(raw) == RawKind::Number).then(|| scalar::whole(raw.get()))?.map(|whole| whole.to_string())
}

/// Whether a value is `null`, `""`, `[]` or `{}`.
pub(crate) fn is_empty(raw: &RawValue) -> bool {
    is_null(raw) || scalar::describe_empty(raw).is_some()
}

/// Returns the elements of a list as raw text; `None` for other values.
pub(crate) fn elements(raw: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(raw.get()).ok().filter(|_| RawKind::of(raw) == RawKind::List)
}

/// Returns a boolean, also one that is spelled as a text or a number.
pub(crate) fn truth(raw: &RawValue) -> Option<bool> {
    scalar::boolean(raw, RawKind::of(raw))
}

/// Whether a value is `null`.
pub(crate) fn is_null(raw: &RawValue) -> bool {
    RawKind::of(raw) == RawKind::Null
}
