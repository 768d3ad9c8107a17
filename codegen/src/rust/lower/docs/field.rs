//! Documentation of fields: bounds, allowed values and defaults in words.

use super::plain::plain;
use super::text::{push_list, push_paragraph, quoted, sentences};
use crate::rust::ir::Docs;
use crate::spec::{Bounds, Field, Ty};
use crate::yaml::Value;

/// The number of values from which the list of their meanings is folded.
const FOLDED: usize = 20;

/// Bounds that only allow an empty text.
const EMPTY: Bounds = Bounds { min: Some(0), max: None };

/// Returns the documentation of a field.
pub(in crate::rust::lower) fn field(field: &Field) -> Docs {
    let mut docs = sentences(&field.doc);
    let facts = facts(field);
    push_paragraph(&mut docs, (!facts.is_empty()).then(|| facts.join(" ")));
    push_meanings(&mut docs, field);
    docs
}

/// Adds the values with their meanings; a long list is folded.
fn push_meanings(docs: &mut Docs, field: &Field) {
    let line = |(value, meaning): (&Value, &str)| {
        let value = quoted(&value.to_json());
        if meaning.is_empty() { format!("- `{value}`") } else { format!("- `{value}`: {}", plain(meaning.trim())) }
    };
    let count = field.values.len();
    match count {
        _ if !has_meanings(field) => {}
        FOLDED.. => {
            push_list(docs, &format!("<details><summary>Values ({count})</summary>"), field.meant_values().map(line));
            push_paragraph(docs, ["</details>".to_owned()]);
        }
        _ => {
            let title = if matches!(field.ty, Ty::List(_)) { "Values of an item:" } else { "Values:" };
            push_list(docs, title, field.meant_values().map(line));
        }
    }
}

/// Whether a value has a meaning that is written.
fn has_meanings(field: &Field) -> bool {
    field.meanings.iter().any(|meaning| !meaning.is_empty())
}

/// Returns the facts of a field, a sentence each.
fn facts(field: &Field) -> Vec<String> {
    let bounds = field.bounds().into_iter();
    let bounds = bounds.filter_map(|(key, bounds, unit)| Some(bounds_sentence(field, key, bounds?, unit)));
    let values = allowed_values(field).filter(|_| !has_meanings(field));
    let sentence = |is: bool, sentence: &str| is.then(|| sentence.to_owned());
    let json = |label: &str, json: &str| format!("{label}: `{}`.", quoted(json));
    bounds
        .chain(values.map(|allowed| format!("{}{}.", allowed[..1].to_uppercase(), &allowed[1..])))
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
fn bounds_sentence(field: &Field, key: &str, bounds: Bounds, unit: &str) -> String {
    let is_text = ["chars", "bytes"].contains(&key);
    let is_item = is_text && matches!(field.ty, Ty::List(_)) && !field.json_text;
    match (is_text && bounds == EMPTY, is_item) {
        (true, true) => "Each item may be empty.".to_owned(),
        (true, false) => "May be empty.".to_owned(),
        (false, true) => format!("Each item: {}", bounds.sentence(unit).to_lowercase()),
        (false, false) => bounds.sentence(unit),
    }
}
