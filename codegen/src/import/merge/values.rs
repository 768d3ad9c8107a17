//! Allowed values: the page decides which there are, and meanings that a person wrote stay.

use super::context::Merge;
use super::decided::ERRATUM;
use super::pairs::ty;
use super::parts;
use crate::format::keys;
use crate::import::draft::UNWRITTEN;
use crate::import::edit::{address, below};
use crate::spec::Ty;
use crate::yaml::{Step, Value};

/// Merges the values of a field, which is `ours` in the file.
///
/// A list of the file stays a list: its author gave the values no meanings.
pub(super) fn merge(at: &[Step], ours: &Value, stated: Option<&Value>, remove_missing: bool, cx: &mut Merge<'_>) {
    match (ours.get("values"), stated) {
        (Some(Value::Map(known)), Some(stated @ (Value::Map(_) | Value::List(_)))) => {
            merge_meanings(at, known, stated, cx);
        }
        (Some(known @ Value::List(_)), Some(Value::Map(entries))) => {
            let is_integer = ty(ours).is_some_and(|ty| *ty.item() == Ty::Integer);
            let typed = |key: &String| match key.parse() {
                Ok(number) if is_integer => Value::Integer(number),
                _ => Value::from(key),
            };
            let listed = Value::List(entries.iter().map(|(key, _)| typed(key)).collect());
            if !is_same_set(&texts(known), &texts(&listed)) {
                parts::set(at, Some(&listed), &keys::FIELD, remove_missing, cx);
            }
        }
        _ => parts::set(at, stated, &keys::FIELD, remove_missing, cx),
    }
}

/// Adds and removes values of a mapping; the meanings of the others stay.
fn merge_meanings(at: &[Step], known: &[(String, Value)], stated: &Value, cx: &mut Merge<'_>) {
    let (ours, theirs) = (known.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>(), texts(stated));
    if is_same_set(&ours, &theirs) {
        return;
    }
    if cx.decided.holds(&address(at)) {
        return cx.keep(at, Some(stated), ERRATUM);
    }
    let mut before: Option<String> = None;
    for value in &theirs {
        if !ours.contains(value) {
            cx.editor.insert(at, value, &Value::from(UNWRITTEN), before.as_deref());
            cx.note(&below(at, value), "new");
        }
        before = Some(value.clone());
    }
    for value in ours.iter().filter(|value| !theirs.contains(value)) {
        cx.remove(&below(at, value));
    }
}

/// Returns the values of a list or a mapping as texts.
fn texts(values: &Value) -> Vec<String> {
    match values {
        Value::Map(entries) => entries.iter().map(|(key, _)| key.clone()).collect(),
        Value::List(items) => {
            items.iter().map(|item| item.as_text().map_or_else(|| item.to_json(), ToOwned::to_owned)).collect()
        }
        _ => Vec::new(),
    }
}

fn is_same_set(ours: &[String], theirs: &[String]) -> bool {
    ours.iter().all(|value| theirs.contains(value)) && theirs.iter().all(|value| ours.contains(value))
}
