//! Members of JSON at dotted paths.

use crate::value::Value;
use std::borrow::Cow;

/// Returns the value at a dotted path.
pub(super) fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, step| value.as_object()?.get(step))
}

/// Returns the text or the number at a dotted path, as it is written.
pub(crate) fn text_at<'a>(value: &'a Value, path: &str) -> Option<Cow<'a, str>> {
    match at(value, path)? {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Number(number) => Some(Cow::Borrowed(number.as_str())),
        _ => None,
    }
}

/// Sets the value at a dotted path, and makes the objects on the way.
#[cfg(feature = "testing")]
pub(crate) fn set(value: &mut Value, path: &str, to: Value) {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    if !value.is_object() {
        *value = Value::Object(std::collections::BTreeMap::new());
    }
    let Some(members) = value.as_object_mut() else { return };
    let member = members.entry(step.to_owned()).or_default();
    match rest {
        Some(rest) => set(member, rest, to),
        None => *member = to,
    }
}
