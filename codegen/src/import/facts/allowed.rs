//! The values and the pattern that a page allows.

use super::context::Cx;
use super::value;
use crate::import::draft::text;
use crate::import::words::DescriptionFacts;
use crate::yaml::Value;

/// Adds the values and the pattern of a field if its type can have them.
///
/// For any other type a doubt says that the draft leaves them out.
pub(super) fn allowed(
    told: &DescriptionFacts,
    ty: &str,
    at: &str,
    entries: &mut Vec<(String, Value)>,
    cx: &mut Cx<'_>,
) {
    let mut doubt = |why: &str, what: &str| {
        cx.facts.doubt(at, format!("Any value of type {ty}."), format!("{why}: {what}"));
    };
    match values(told, ty) {
        // The type `boolean` already allows only these values.
        _ if told.values.is_empty() || ty == "boolean" => {}
        Some(values) => entries.push(("values".to_owned(), Value::List(values))),
        None => doubt("The page lists the allowed values", &told.values.join(", ")),
    }
    match &told.pattern {
        None => {}
        Some(pattern) if ty == "string" => entries.push(("pattern".to_owned(), text(pattern))),
        Some(pattern) => doubt("The page gives a regular expression", pattern),
    }
}

/// Returns the distinct values in the type of the field or of its items.
fn values(told: &DescriptionFacts, ty: &str) -> Option<Vec<Value>> {
    let item = ty.trim_end_matches("[]");
    let mut values = Vec::new();
    for text in told.values.iter().filter(|_| matches!(item, "string" | "integer")) {
        let value = value::read(text, item)?;
        if !values.contains(&value) {
            values.push(value);
        }
    }
    (!values.is_empty()).then_some(values)
}
