//! Checks of one value: the bounds of its field, and the rules of its location.

use crate::error::LimitRule;
use crate::operation::{Bounds, Field, FieldLocation, ValueType};
use crate::value::{Decimal, Json, Value};

/// Returns the rule of its location that `json` violates, independent of the page's bounds.
pub(super) fn location_rule(field: &Field, json: &Json<'_>) -> Option<LimitRule> {
    match field.location {
        FieldLocation::Path => match json.scalar() {
            Some(text) if !matches!(&*text, "" | "." | "..") => None,
            text => Some(LimitRule::Segment(text.unwrap_or_default().into_owned())),
        },
        FieldLocation::Header if json.scalar().is_none_or(|text| !fits_header(&text)) => Some(LimitRule::Header),
        _ if field.required && is_refused_empty(&field.value_type, allow_empty(field), json) => Some(LimitRule::Empty),
        _ => None,
    }
}

/// Whether the bounds of a field allow an empty string.
pub(super) const fn allow_empty(field: &Field) -> bool {
    begins_at_zero(&field.bounds) || begins_at_zero(&field.bytes)
}

const fn begins_at_zero(bounds: &Bounds) -> bool {
    matches!(bounds, Bounds::Chars { min: Some(0), .. } | Bounds::Bytes { min: Some(0), .. })
}

/// Whether `json` is an empty string, and its bounds do not allow one.
fn is_refused_empty(value_type: &ValueType, is_allowed: bool, json: &Json<'_>) -> bool {
    let is_empty = matches!(value_type, ValueType::String) && json.scalar().is_some_and(|text| text.is_empty());
    is_empty && !is_allowed
}

/// The rules for the items of a list.
#[derive(Clone, Copy)]
pub(super) struct ItemRules {
    /// Whether an empty string needs bounds that allow it.
    pub refuse_empty: bool,
    /// The bounds of each string, in characters.
    pub bounds: Bounds,
    /// The bounds of each string, in bytes.
    pub bytes: Bounds,
}

impl ItemRules {
    /// The rules for values that no field bounds, such as those of a map.
    pub const NONE: Self = Self { refuse_empty: false, bounds: Bounds::None, bytes: Bounds::None };

    /// Returns the rules for the items of `field`.
    pub const fn of(field: &Field) -> Self {
        // Bytes of JSON text are those of the whole text.
        let bytes = if matches!(field.value_type, ValueType::JsonText(_)) { Bounds::None } else { field.bytes };
        Self { refuse_empty: field.required, bounds: field.item_bounds, bytes }
    }

    /// Returns the rules for the items of an inner list.
    pub const fn inner(self) -> Self {
        Self { refuse_empty: false, ..self }
    }

    /// Returns the rules that an item violates as a string.
    pub fn broken(&self, item_type: &ValueType, item: &Json<'_>) -> [Option<LimitRule>; 2] {
        let is_allowed = begins_at_zero(&self.bounds) || begins_at_zero(&self.bytes);
        if self.refuse_empty && is_refused_empty(item_type, is_allowed, item) {
            return [Some(LimitRule::Empty), None];
        }
        [chars_rule(&self.bounds, item_type, item), bytes_rule(&self.bytes, item_type, item)]
    }
}

/// Returns the bound of `field` that `json` violates.
pub(super) fn bounds_rule(field: &Field, json: &Json<'_>) -> Option<LimitRule> {
    match field.bounds {
        Bounds::None | Bounds::Bytes { .. } => None,
        Bounds::Chars { .. } => chars_rule(&field.bounds, &field.value_type, json),
        Bounds::Items { min, max } => {
            let found = items(&field.value_type, json)?;
            outside(found, min, max).then_some(LimitRule::Items { found, min, max })
        }
        Bounds::Range { min, max } => match json {
            Json::Int(int) => outside(*int, min, max).then(|| LimitRule::Range { found: int.to_string(), min, max }),
            Json::Float(float) => {
                let (low, high) = (min.map(nearest), max.map(nearest));
                outside(*float, low, high).then(|| LimitRule::Range { found: float.to_string(), min, max })
            }
            Json::Decimal(decimal) => {
                let (low, high) = (min.map(Decimal::from), max.map(Decimal::from));
                let is_outside = low.is_some_and(|low| **decimal < low) || high.is_some_and(|high| **decimal > high);
                is_outside.then(|| LimitRule::Range { found: decimal.to_string(), min, max })
            }
            Json::Value(value @ Value::Number(_)) => bounds_rule(field, &Json::from(*value)),
            _ => None,
        },
    }
}

fn chars_rule(bounds: &Bounds, value_type: &ValueType, json: &Json<'_>) -> Option<LimitRule> {
    let Bounds::Chars { min, max } = *bounds else { return None };
    let found = chars(value_type, json)?;
    outside(found, min, max).then_some(LimitRule::Chars { found, min, max })
}

/// Returns the bound of bytes that `json` violates.
pub(super) fn bytes_rule(bounds: &Bounds, value_type: &ValueType, json: &Json<'_>) -> Option<LimitRule> {
    let Bounds::Bytes { .. } = bounds else { return None };
    size_rule(bounds, bytes(value_type, json)?)
}

/// Returns the bound that a number of bytes violates.
pub(crate) fn size_rule(bounds: &Bounds, found: u64) -> Option<LimitRule> {
    let Bounds::Bytes { min, max } = *bounds else { return None };
    outside(found, min, max).then_some(LimitRule::Bytes { found, min, max })
}

/// Returns the number of bytes of a string, or of a file whose length is known.
fn bytes(value_type: &ValueType, json: &Json<'_>) -> Option<u64> {
    let length = match json {
        Json::File(upload) => return upload.length(),
        // The name of a file, in a documented example or a received body.
        _ if matches!(value_type, ValueType::File) => return None,
        Json::Str(text) => text.len(),
        Json::Value(Value::String(text)) => text.len(),
        json if matches!(value_type, ValueType::JsonText(_)) => serde_json::to_string(json).ok()?.len(),
        _ => return None,
    };
    u64::try_from(length).ok()
}

fn outside<T: PartialOrd + Copy>(found: T, min: Option<T>, max: Option<T>) -> bool {
    min.is_some_and(|min| found < min) || max.is_some_and(|max| found > max)
}

fn chars(value_type: &ValueType, json: &Json<'_>) -> Option<usize> {
    match json {
        Json::Str(text) => Some(text.chars().count()),
        Json::Value(Value::String(text)) => Some(text.chars().count()),
        json if matches!(value_type, ValueType::JsonText(_)) => {
            serde_json::to_string(json).ok().map(|text| text.chars().count())
        }
        _ => None,
    }
}

fn items(value_type: &ValueType, json: &Json<'_>) -> Option<usize> {
    match json {
        Json::List(items) => Some(items.len()),
        Json::Object(members) => Some(members.len()),
        Json::Value(Value::Array(items)) => Some(items.len()),
        Json::Value(Value::Object(members)) => Some(members.len()),
        Json::Str(text) if matches!(value_type, ValueType::JsonText(_)) => text_items(text),
        Json::Value(Value::String(text)) if matches!(value_type, ValueType::JsonText(_)) => text_items(text),
        _ => None,
    }
}

fn text_items(text: &str) -> Option<usize> {
    let value: Value = serde_json::from_str(text).ok()?;
    items(&ValueType::Any, &Json::Value(&value))
}

fn fits_header(text: &str) -> bool {
    http::HeaderValue::from_str(text).is_ok()
}

#[expect(clippy::cast_precision_loss, reason = "a bound beyond 2^53 is compared roughly")]
fn nearest(bound: i64) -> f64 {
    bound as f64
}

#[cfg(test)]
#[path = "bounds_test.rs"]
mod tests;
