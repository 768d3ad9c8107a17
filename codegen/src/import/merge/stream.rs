//! Streams of events: their kinds, and the data of each. Names of kinds that a person chose stay.

use super::context::{Merge, shown};
use super::decided::ERRATUM;
use super::{fields, parts, types};
use crate::format::keys;
use crate::import::edit::{address, below};
use crate::yaml::{Step, Value};

/// Keys without parts.
const SCALARS: [&str; 4] = ["framing", "by", "end", "data"];

/// The type of data that the page does not show.
const UNKNOWN: &str = "any";

/// Merges the events of the page. Those of the file stay if the page shows none.
pub(super) fn merge(cx: &mut Merge<'_>) {
    let at = below(&[], "events");
    let Some(stated) = cx.stated(&at).cloned() else { return };
    if cx.editor.value(&at).is_none() {
        return insert(&at, &stated, cx);
    }
    let when = below(&at, "when");
    if cx.editor.value(&when).is_some() && cx.stated(&when).is_some() {
        parts::merge_record(&when, &keys::WHEN, cx);
    } else {
        parts::merge_scalar(&when, &keys::EVENTS, false, cx);
    }
    for key in SCALARS {
        parts::merge_scalar(&below(&at, key), &keys::EVENTS, false, cx);
    }
    let (kinds, contents) = (below(&at, "kinds"), below(&at, "contents"));
    if cx.editor.value(&kinds).is_some() {
        merge_kinds(&kinds, &contents, cx);
    } else {
        parts::merge_scalar(&kinds, &keys::EVENTS, false, cx);
    }
    if cx.editor.value(&contents).is_some() {
        merge_contents(&contents, stated.get("contents"), cx);
    } else if let Some(Value::Map(stated)) = stated.get("contents") {
        let stated = with_file_types(stated, cx);
        cx.editor.insert_in_order(&at, "contents", &stated, &keys::EVENTS);
        cx.note(&contents, "new");
        types::insert_pending_types(cx);
    }
}

/// Adds the events to a file that has none.
fn insert(at: &[Step], stated: &Value, cx: &mut Merge<'_>) {
    let Value::Map(entries) = stated else { return };
    let mut entries = entries.clone();
    if let Some((_, contents)) = entries.iter_mut().find(|(key, _)| key == "contents")
        && let Value::Map(stated) = contents
    {
        *contents = with_file_types(stated, cx);
    }
    cx.editor.insert_in_order(&[], "events", &Value::Map(entries), cx.record);
    cx.note(at, "new");
    types::insert_pending_types(cx);
}

/// Returns the data of the page's kinds with the file's names of its types.
fn with_file_types(stated: &[(String, Value)], cx: &mut Merge<'_>) -> Value {
    let contents = stated.iter().map(|(kind, content)| (kind.clone(), types::with_file_types(content, cx)));
    Value::Map(contents.collect())
}

/// Adds new kinds, and removes those that the page no longer has, together with their data.
fn merge_kinds(at: &[Step], contents: &[Step], cx: &mut Merge<'_>) {
    let Some(Value::Map(stated)) = cx.stated(at).cloned() else { return };
    let mut before: Option<String> = None;
    for (kind, name) in &stated {
        let place = below(at, kind);
        if cx.editor.value(&place).is_none() {
            if cx.decided.holds(&address(&place)) {
                cx.keep(&place, Some(name), ERRATUM);
                continue;
            }
            cx.editor.insert(at, kind, name, before.as_deref());
            cx.note(&place, &format!("new, {}", shown(name)));
        }
        before = Some(kind.clone());
    }
    for kind in cx.editor.keys(at).iter().filter(|kind| stated.iter().all(|(known, _)| known != *kind)) {
        let place = below(at, kind);
        if cx.decided.holds(&address(&place)) {
            cx.keep(&place, None, ERRATUM);
            continue;
        }
        cx.remove(&place);
        if cx.editor.value(&below(contents, kind)).is_some() {
            cx.remove(&below(contents, kind));
        }
    }
}

/// Merges the data of the kinds.
fn merge_contents(at: &[Step], stated: Option<&Value>, cx: &mut Merge<'_>) {
    let Some(Value::Map(stated)) = stated else { return };
    let is_there = |kind: &str| {
        cx.editor.value(&below(&below(&[], "events"), "kinds")).is_some_and(|kinds| kinds.get(kind).is_some())
    };
    let ours = |kind: &str| cx.editor.value(&below(at, kind)).cloned();
    let mut merged: Vec<(String, Value)> = stated.iter().filter(|(kind, _)| is_there(kind)).cloned().collect();
    for (kind, content) in &mut merged {
        // A person may know what the page does not show.
        let is_unknown = content.get("type").and_then(Value::as_text) == Some(UNKNOWN);
        if let Some(known) = ours(kind).filter(|_| is_unknown) {
            *content = known;
        }
    }
    // Data that the page does not list belongs to a kind that an erratum keeps.
    let kept = cx.editor.keys(at).into_iter().filter(|kind| merged.iter().all(|(known, _)| known != kind));
    let kept: Vec<(String, Value)> = kept.filter_map(|kind| Some((kind.clone(), ours(&kind)?))).collect();
    merged.extend(kept);
    fields::merge_fields(at, &merged, cx);
}
