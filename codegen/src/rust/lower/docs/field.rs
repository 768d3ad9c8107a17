//! Documentation of fields: bounds, allowed values and defaults in words.

use super::text::{push_paragraph, quoted, sentences};
use crate::rust::ir::Docs;
use crate::spec::{Bounds, Field, Ty};

/// The unit of `chars`.
const CHARACTER: &str = " character";

/// Bounds that only allow an empty text.
const EMPTY: Bounds = Bounds { min: Some(0), max: None };

/// Returns the documentation of a field.
pub(in crate::rust::lower) fn field(field: &Field) -> Docs {
    let mut docs = sentences(&field.doc);
    let facts = facts(field);
    push_paragraph(&mut docs, (!facts.is_empty()).then(|| facts.join(" ")));
    docs
}

/// Returns the facts of a field, a sentence each.
fn facts(field: &Field) -> Vec<String> {
    let bounds = [(field.chars, CHARACTER), (field.items, " item"), (field.range, "")];
    let bounds = bounds.into_iter().filter_map(|(bounds, unit)| Some(bounds_sentence(field, bounds?, unit)));
    let sentence = |is: bool, sentence: &str| is.then(|| sentence.to_owned());
    let json = |label: &str, json: &str| format!("{label}: `{}`.", quoted(json));
    bounds
        .chain(allowed_values(field).map(|allowed| format!("{}{}.", allowed[..1].to_uppercase(), &allowed[1..])))
        .chain(field.pattern.as_deref().map(|pattern| json("Pattern", pattern)))
        .chain(sentence(field.json_text, "Sent as a string that contains this value as JSON."))
        .chain(field.default.as_ref().map(|default| json("Default on the server", &default.to_json())))
        .chain(sentence(field.deprecated, "Deprecated by the vendor."))
        .chain(sentence(field.from_example, "Type derived from the page's example."))
        .chain(field.example.as_ref().map(|example| json("Example", &example.to_json())))
        .collect()
}

/// Returns the values that the page allows, such as "one of `1`, `2`"; none if all are allowed.
pub(in crate::rust::lower) fn allowed_values(field: &Field) -> Option<String> {
    let values: Vec<String> = field.values.iter().map(|value| format!("`{}`", quoted(&value.to_json()))).collect();
    let values = values.join(", ");
    match &field.ty {
        _ if field.values.is_empty() => None,
        Ty::List(_) => Some(format!("each one of {values}")),
        _ => Some(format!("one of {values}")),
    }
}

/// Returns the bounds of a field as a sentence.
fn bounds_sentence(field: &Field, bounds: Bounds, unit: &str) -> String {
    let is_chars = unit == CHARACTER;
    let is_item = is_chars && matches!(field.ty, Ty::List(_));
    match (is_chars && bounds == EMPTY, is_item) {
        (true, true) => "Each item may be empty.".to_owned(),
        (true, false) => "May be empty.".to_owned(),
        (false, true) => format!("Each item: {}", bounds_words(bounds, unit).to_lowercase()),
        (false, false) => bounds_words(bounds, unit),
    }
}

/// Returns bounds in words; the unit is a singular with a space before it, or empty.
fn bounds_words(bounds: Bounds, unit: &str) -> String {
    let counted = |number: i64| match number {
        1 => format!("1{unit}"),
        _ if unit.is_empty() => number.to_string(),
        _ => format!("{number}{unit}s"),
    };
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("Exactly {}.", counted(max)),
        (Some(min), Some(max)) => format!("{min} to {}.", counted(max)),
        (Some(min), None) => format!("At least {}.", counted(min)),
        (_, max) => format!("At most {}.", counted(max.unwrap_or_default())),
    }
}
