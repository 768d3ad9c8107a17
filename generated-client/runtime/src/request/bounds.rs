//! Checks of one value: the bounds of its field, and the rules of its location.

use crate::error::LimitRule;
use crate::operation::{Bounds, Field, FieldLocation, ValueType};
use crate::value::Json;
use serde_json::Value;

/// Returns the rule of its location that `json` violates, independent of the page's bounds.
pub(super) fn location_rule(field: &Field, json: &Json<'_>) -> Option<LimitRule> {
    let empty_allowed = matches!(field.bounds, Bounds::Chars { min: Some(0), .. });
    match field.location {
        FieldLocation::Path => match json.scalar() {
            Some(text) if !matches!(&*text, "" | "." | "..") => None,
            text => Some(LimitRule::Segment(text.unwrap_or_default().into_owned())),
        },
        FieldLocation::Header if json.scalar().is_none_or(|text| !fits_header(&text)) => Some(LimitRule::Header),
        _ if field.required && !empty_allowed && is_empty_text(&field.value_type, json) => Some(LimitRule::Empty),
        _ => None,
    }
}

/// Whether `json` is an empty string in a string field.
pub(super) fn is_empty_text(value_type: &ValueType, json: &Json<'_>) -> bool {
    matches!(value_type, ValueType::String) && json.scalar().is_some_and(|text| text.is_empty())
}

/// Returns the bound of `field` that `json` violates.
pub(super) fn bounds_rule(field: &Field, json: &Json<'_>) -> Option<LimitRule> {
    match field.bounds {
        Bounds::None => None,
        Bounds::Chars { min, max } => {
            let found = chars(&field.value_type, json)?;
            outside(found, min, max).then_some(LimitRule::Chars { found, min, max })
        }
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
            Json::Value(value @ Value::Number(_)) => bounds_rule(field, &Json::from(*value)),
            _ => None,
        },
    }
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
