//! The values and the pattern that a page allows.

use std::collections::BTreeSet;

use super::context::Cx;
use super::field_facts::FieldFacts;
use super::value;
use crate::diagnostics::codes::{Code, kinds};
use crate::import::choices::Choice;
use crate::import::wording::unwritten;
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
        if let Some(values) = values(&stated.values, ty) {
            field.values = Some(listed(values));
        } else {
            let values: Vec<&str> = stated.values.iter().map(|choice| choice.value.as_str()).collect();
            doubt(&kinds::VALUES_IN_WORDS, "The page lists the allowed values", &values.join(", "));
        }
    } else if let Some(values) = values(&stated.choices.list, ty).filter(|values| !values.is_empty())
        && (!stated.choices.is_of_numbers || ty.starts_with("integer"))
    {
        field.values = Some(listed(values));
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
fn listed(values: Vec<(Value, &str)>) -> Value {
    let key = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        other => other.to_json(),
    };
    let has_meanings = values.iter().any(|(_, meaning)| !meaning.is_empty());
    if !has_meanings || values.iter().any(|(value, _)| key(value).is_empty()) {
        return Value::List(values.into_iter().map(|(value, _)| value).collect());
    }
    Value::Map(values.iter().map(|(value, meaning)| (key(value), unwritten(meaning))).collect())
}

/// Returns the distinct values in the type of the field or of its items, with their meanings.
fn values<'a>(stated: &'a [Choice], ty: &str) -> Option<Vec<(Value, &'a str)>> {
    let item = ty.trim_end_matches("[]");
    if !matches!(item, "string" | "integer") {
        return None;
    }
    let mut values: Vec<(Value, &str)> = Vec::new();
    let mut known = BTreeSet::new();
    for Choice { value, meaning } in stated {
        let value = value::read(value, item)?;
        if known.insert(value.to_json()) {
            values.push((value, meaning));
        }
    }
    Some(values)
}
