//! The values and the pattern that a page allows.

use super::context::Cx;
use super::field_facts::FieldFacts;
use super::value;
use crate::diagnostics::codes::{Code, kinds};
use crate::import::draft::{UNWRITTEN, text};
use crate::import::words::DescriptionFacts;
use crate::yaml::Value;

/// Adds the values and the pattern of a field if its type can have them.
///
/// For any other type a doubt says that the draft leaves them out.
pub(super) fn read_allowed(stated: &DescriptionFacts, at: &str, field: &mut FieldFacts, cx: &mut Cx<'_>) {
    let ty = field.ty.as_str();
    let mut doubt = |kind: &'static Code, why: &str, what: &str| {
        cx.facts.doubt(kind, at, format!("Any value of type {ty}."), format!("{why}: {what}"));
    };
    // The type `boolean` already allows only these values.
    if !stated.values.is_empty() && ty != "boolean" {
        match values(&stated.values, ty) {
            Some(values) => field.values = Some(listed(values, stated.has_meanings)),
            None => doubt(&kinds::VALUES_IN_WORDS, "The page lists the allowed values", &stated.values.join(", ")),
        }
    } else if let Some(values) = values(&stated.choices.values, ty).filter(|values| !values.is_empty())
        && (!stated.choices.is_of_numbers || ty.starts_with("integer"))
    {
        field.values = Some(listed(values, stated.choices.has_meanings));
    }
    if let Some(pattern) = &stated.pattern {
        if ty == "string" {
            field.pattern = Some(pattern.clone());
        } else {
            doubt(&kinds::UNREAD_RULE, "The page gives a regular expression", pattern);
        }
    }
}

/// Returns values as a list, or with a placeholder for the meaning of each.
///
/// A mapping cannot have an empty value as its key.
fn listed(values: Vec<Value>, has_meanings: bool) -> Value {
    let key = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        other => other.to_json(),
    };
    if !has_meanings || values.iter().any(|value| key(value).is_empty()) {
        return Value::List(values);
    }
    Value::Map(values.iter().map(|value| (key(value), text(UNWRITTEN))).collect())
}

/// Returns the distinct values in the type of the field or of its items.
fn values(stated: &[String], ty: &str) -> Option<Vec<Value>> {
    let item = ty.trim_end_matches("[]");
    if !matches!(item, "string" | "integer") {
        return None;
    }
    let mut values = Vec::new();
    for text in stated {
        let value = value::read(text, item)?;
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Some(values)
}
