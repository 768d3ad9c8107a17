//! Reading of raw values outside of slots.

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
