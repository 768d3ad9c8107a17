//! Parts without fields: scalars, lists of texts, and mappings with fixed keys.

use super::context::Merge;
use super::decided::ERRATUM;
use crate::diagnostics::codes::kinds;
use crate::format::keys::Record;
use crate::import::draft::UNWRITTEN;
use crate::import::edit::{address, below, item};
use crate::spec::Bounds;
use crate::yaml::{Step, Value};

/// Merges a value without parts.
///
/// If the page has none, `remove_missing` decides whether the file's value is removed.
pub(super) fn merge_scalar(at: &[Step], record: &Record, remove_missing: bool, cx: &mut Merge<'_>) {
    let stated = cx.stated(at).cloned();
    set(at, stated.as_ref(), record, remove_missing, cx);
}

/// Merges a value that the page may also state in prose that no rule reads.
pub(super) fn merge_mark(at: &[Step], cx: &mut Merge<'_>) {
    if cx.editor.value(at).is_some() && cx.stated(at).is_none() {
        cx.keep(at, None, "it may say so in other words");
    } else {
        merge_scalar(at, cx.record, false, cx);
    }
}

/// Sets the value at an address to the page's value.
pub(super) fn set(at: &[Step], stated: Option<&Value>, record: &Record, remove_missing: bool, cx: &mut Merge<'_>) {
    let ours = cx.editor.value(at).cloned();
    let is_decided = cx.decided.holds(&address(at));
    match (ours, stated) {
        (Some(ours), Some(stated)) if is_same(&ours, stated) => {}
        (None, None) => {}
        // The page gives no words that could replace the file's.
        (Some(_), Some(stated)) if *stated == Value::from(UNWRITTEN) => {}
        (Some(_), None) if !remove_missing => {}
        (Some(_), _) if is_decided => cx.keep(at, stated, ERRATUM),
        (Some(_), Some(stated)) => cx.change(at, stated),
        (Some(_), None) if cx.is_same_day => {
            cx.keep(at, None, "the page is of the same day, and may say so in other words");
        }
        (Some(_), None) => cx.remove(at),
        (None, Some(stated)) => {
            let Some((Step::Key(key), above)) = at.split_last() else { return };
            cx.editor.insert_in_order(above, key, stated, record);
            cx.note(at, &format!("new, {}", super::context::shown(stated)));
        }
    }
}

/// Whether two values are equal in any spelling.
fn is_same(ours: &Value, stated: &Value) -> bool {
    let bounds = |value: &Value| value.as_text().and_then(Bounds::parse);
    short(ours) == short(stated) || bounds(ours).is_some_and(|ours| bounds(stated) == Some(ours))
}

/// Returns the shortest spelling: a mapping for a list of one, and `1` for `{ max: 1 }`.
fn short(value: &Value) -> &Value {
    match value {
        Value::List(items) if let [one @ Value::Map(_)] = items.as_slice() => one,
        Value::Map(entries) => match entries.as_slice() {
            [(key, number @ Value::Integer(_))] if key == "max" => number,
            _ => value,
        },
        _ => value,
    }
}

/// Merges a mapping with fixed keys.
pub(super) fn merge_record(at: &[Step], record: &Record, cx: &mut Merge<'_>) {
    let is_rate = record.name == "rate_limit";
    match (cx.editor.value(at).is_some(), cx.stated(at).cloned()) {
        // Lists of records are compared as a whole.
        (true, Some(stated)) if is_list(&stated) || cx.editor.value(at).is_some_and(is_list) => {
            set(at, Some(&stated), cx.record, false, cx);
        }
        (true, Some(_)) => {
            for key in record.keys {
                merge_scalar(&below(at, key.name), record, is_rate, cx);
            }
        }
        (false, stated @ Some(_)) => set(at, stated.as_ref(), cx.record, false, cx),
        (true, None) => {
            let is_unread = super::doubts::of(cx.page).any(|doubt| *doubt.kind == kinds::RATE_IN_WORDS);
            set(at, None, cx.record, is_rate && !is_unread, cx);
        }
        (false, None) => {}
    }
}

fn is_list(value: &Value) -> bool {
    matches!(value, Value::List(_))
}

/// Merges a list of texts in any order.
pub(super) fn merge_texts(at: &[Step], record: &Record, cx: &mut Merge<'_>) {
    let stated = cx.stated(at).cloned();
    set_texts(at, stated.as_ref(), record, cx);
}

/// Sets the texts at an address to those of the page.
pub(super) fn set_texts(at: &[Step], stated: Option<&Value>, record: &Record, cx: &mut Merge<'_>) {
    let ours = cx.editor.value(at).cloned();
    // A single text is a list of one.
    if let (Some(ours @ Value::Text(_)), Some(Value::List(texts)))
    | (Some(Value::List(texts)), Some(ours @ Value::Text(_))) = (ours.as_ref(), stated)
        && texts.as_slice() == std::slice::from_ref(ours)
    {
        return;
    }
    let (Some(Value::List(ours)), Some(Value::List(theirs))) = (ours, stated) else {
        // Some layouts do not show every text: a missing one is not a removed one.
        let remove_missing = matches!(at, [Step::Key(key)] if key == "scopes" || key == "app_types");
        return set(at, stated, record, remove_missing, cx);
    };
    let new: Vec<&Value> = theirs.iter().filter(|text| !ours.contains(text)).collect();
    let gone: Vec<usize> = (0..ours.len()).filter(|number| !theirs.contains(&ours[*number])).collect();
    if new.is_empty() && gone.is_empty() {
        return;
    }
    if cx.decided.holds(&address(at)) {
        return cx.keep(at, stated, ERRATUM);
    }
    for text in &new {
        let place = theirs.iter().position(|known| known == *text).unwrap_or_default();
        let Some(Value::List(now)) = cx.editor.value(at) else { return };
        let before = theirs[..place].iter().rev().find_map(|known| now.iter().position(|other| other == known));
        let number = before.map_or(0, |before| before + 1);
        cx.editor.insert_item(at, number, text);
        cx.note(at, &format!("new, {}", super::context::shown(text)));
    }
    for number in gone {
        let Some(Value::List(now)) = cx.editor.value(at) else { return };
        let Some(place) = now.iter().position(|text| *text == ours[number]) else { continue };
        cx.editor.remove(&item(at, place));
        cx.note(at, &format!("gone, {}", super::context::shown(&ours[number])));
    }
}
