//! Documentation of fields: bounds, allowed values and defaults in words.

use super::plain::plain;
use super::text::{push_list, push_paragraph, quoted, sentences};
use crate::rust::ir::Docs;
use crate::spec::{Bounds, ConstantsType, Field, Ty};
use crate::yaml::Value;

/// The number of values from which the list of their meanings is folded.
const FOLDED: usize = 20;

/// Bounds that only allow an empty text.
const EMPTY: Bounds = Bounds { min: Some(0), max: None };

/// Returns the documentation of a field.
///
/// The meanings of values with constants are those of the constants.
pub(in crate::rust::lower) fn field(field: &Field, constants: Option<&ConstantsType>) -> Docs {
    let mut docs = sentences(&field.doc);
    let facts = facts(field, constants);
    push_paragraph(&mut docs, (!facts.is_empty()).then(|| facts.join(" ")));
    let values = listed_values(field, constants);
    match values.len() {
        0 => {}
        count @ FOLDED.. => {
            push_list(&mut docs, &format!("<details><summary>Values ({count})</summary>"), values);
            push_paragraph(&mut docs, ["</details>".to_owned()]);
        }
        _ => push_list(&mut docs, &format!("{}:", values_title(field, constants.is_some())), values),
    }
    docs
}

/// Returns the values without a constant, with their meanings, if any has one.
fn listed_values(field: &Field, constants: Option<&ConstantsType>) -> Vec<String> {
    if constants.is_none() && !has_meanings(field) {
        return Vec::new();
    }
    let values = field.explained_values().filter(|(value, _)| !has_constant(value, constants));
    let line = |(value, meaning): (&Value, &str)| {
        let value = quoted(&value.to_json());
        if meaning.is_empty() { format!("- `{value}`") } else { format!("- `{value}`: {}", plain(meaning.trim())) }
    };
    values.map(line).collect()
}

fn has_constant(value: &Value, constants: Option<&ConstantsType>) -> bool {
    constants.zip(value.as_text()).is_some_and(|(ty, value)| ty.constants.has(value))
}

fn values_title(field: &Field, further: bool) -> &'static str {
    match (matches!(field.ty, Ty::List(_)), further) {
        (false, false) => "Values",
        (true, false) => "Values of an item",
        (false, true) => "Further values",
        (true, true) => "Further values of an item",
    }
}

/// Whether a value has a meaning that is written.
fn has_meanings(field: &Field) -> bool {
    field.meanings.iter().any(|meaning| !meaning.is_empty())
}

/// Returns the facts of a field, a sentence each.
fn facts(field: &Field, constants: Option<&ConstantsType>) -> Vec<String> {
    let bounds = field.bounds().into_iter();
    let bounds = bounds.filter_map(|(key, bounds, unit)| Some(bounds_sentence(field, key, bounds?, unit)));
    let link = constants.map(|ty| format!("{}: [`{}`].", values_title(field, false), ty.name));
    let values = allowed_values(field, None).filter(|_| link.is_none() && !has_meanings(field));
    let sentence = |is: bool, sentence: &str| is.then(|| sentence.to_owned());
    let json = |label: &str, json: &str| format!("{label}: `{}`.", quoted(json));
    bounds
        .chain(values.map(|allowed| format!("{}{}.", allowed[..1].to_uppercase(), &allowed[1..])))
        .chain(link)
        .chain(field.pattern.as_deref().map(|pattern| json("Pattern", pattern)))
        .chain(sentence(field.json_text, "Sent as a string that contains this value as JSON."))
        .chain(field.default.as_ref().map(|default| json("Default on the server", &default.to_json())))
        .chain(sentence(field.deprecated, "Deprecated by the vendor."))
        .chain(sentence(field.from_example, "Type derived from the page's example."))
        .chain(field.example.as_ref().map(|example| json("Example", &example.to_json())))
        .collect()
}

/// Returns the values that the page allows, such as "one of `1`, `2`"; none if all are allowed.
///
/// A link to a type with constants replaces the values that have one.
pub(in crate::rust::lower) fn allowed_values(field: &Field, constants: Option<&ConstantsType>) -> Option<String> {
    let others = field.values.iter().filter(|value| !has_constant(value, constants));
    let others = others.map(|value| format!("`{}`", quoted(&value.to_json())));
    let link = constants.map(|ty| format!("[`{}`]", ty.name));
    let values = link.into_iter().chain(others).collect::<Vec<_>>().join(", ");
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
