//! The page's example: only the differing parts of the file's example are written again.

use super::context::{Merge, shown};
use super::decided::{ERRATUM, is_of_importer};
use super::outcome::ExampleChoice;
use crate::format::keys;
use crate::import::edit::{address, below, item};
use crate::import::facts::json;
use crate::yaml::{Step, Value};

/// The number of changes that are listed. Further changes are only counted.
const LISTED: usize = 3;

/// Returns the record of an example with this part.
fn record(key: &str) -> &'static keys::Record {
    if key == "pushed" { &keys::PUSHED } else { &keys::EXAMPLE }
}

/// Merges the page's example into the file's first one.
pub(super) fn merge(cx: &mut Merge<'_>) {
    let section = below(&[], "examples");
    let Some(Value::List(stated)) = cx.stated(&section).cloned() else { return };
    let Some(first) = stated.first() else { return };
    if cx.editor.value(&section).is_none() {
        cx.editor.insert_in_order(&[], "examples", &Value::List(stated.clone()), cx.record);
        cx.note(&section, "new");
        return merge_errata(cx);
    }
    let at = item(&section, 0);
    merge_request(&below(&at, "request"), first.get("request"), cx);
    for key in ["response", "events", "pushed"] {
        merge_part(&at, key, first.get(key), cx);
    }
    for (key, value) in [("request", "request_text"), ("response", "response_text"), ("pushed", "pushed_text")] {
        merge_text(&at, key, first.get(value), cx);
    }
    merge_further(&section, &stated, cx);
    merge_errata(cx);
}

/// Adds the page's further examples that the file does not have. Those of a person stay.
fn merge_further(section: &[Step], stated: &[Value], cx: &mut Merge<'_>) {
    for (number, example) in stated.iter().enumerate().skip(1) {
        let Some(Value::List(known)) = cx.editor.value(section) else { return };
        let has_events =
            |known: &Value| example.get("events").is_some_and(|events| known.get("events") == Some(events));
        let (is_known, count) = (known.iter().any(|known| known == example || has_events(known)), known.len());
        let at = item(section, number);
        if !is_known && count <= number {
            cx.editor.insert_item(section, count, example);
            cx.note(&item(section, count), "new");
        }
        for key in ["request", "response", "pushed"].into_iter().filter(|_| !is_known && count > number) {
            let part = below(&at, key);
            if let (Some(value), Some(Value::Null)) = (example.get(key), cx.editor.value(&part)) {
                cx.editor.replace(&part, value);
                cx.note(&part, "new");
            }
        }
    }
}

/// Removes the parts of the example that no longer fit and that the page does not replace.
pub(super) fn reduce(example: ExampleChoice, cx: &mut Merge<'_>) {
    let section = below(&[], "examples");
    let request = below(&item(&section, 0), "request");
    let at = match example {
        ExampleChoice::Page => return,
        ExampleChoice::File => {
            return cx.lines.push("kept examples[0]: the page's own example breaks the rules for specs".to_owned());
        }
        ExampleChoice::Response if cx.editor.keys(&item(&section, 0)).len() > 1 => request,
        ExampleChoice::Response | ExampleChoice::Nothing => section,
    };
    if cx.editor.value(&at).is_some() {
        cx.editor.remove(&at);
        cx.note(&at, "removed, it no longer fits the page");
    }
}

/// Merges a request: the page's parameters and body. Parameters that a person added stay.
fn merge_request(at: &[Step], stated: Option<&Value>, cx: &mut Merge<'_>) {
    let Some(stated) = stated else { return };
    if cx.editor.value(at).is_none() {
        let Some((_, example)) = at.split_last() else { return };
        return merge_part(example, "request", Some(stated), cx);
    }
    for key in keys::REQUEST.keys {
        let at = below(at, key.name);
        match (stated.get(key.name), cx.editor.value(&at).is_some()) {
            (Some(Value::Map(values)), true) if key.name != "body" => {
                for (name, value) in values {
                    merge_value(&below(&at, name), value, &keys::REQUEST, cx);
                }
            }
            (Some(value), _) => merge_value(&at, value, &keys::REQUEST, cx),
            (None, _) => {}
        }
    }
}

/// Merges a part of the example that may have been text before.
fn merge_part(example: &[Step], key: &str, stated: Option<&Value>, cx: &mut Merge<'_>) {
    let Some(stated) = stated else { return };
    let text = below(example, &format!("{key}_text"));
    if cx.editor.value(&text).is_some() {
        if cx.decided.holds(&address(&text)) {
            return cx.keep(&text, Some(stated), ERRATUM);
        }
        cx.editor.insert_in_order(example, key, stated, record(key));
        cx.editor.remove(&text);
        return cx.note(&below(example, key), "new, in place of a text");
    }
    merge_value(&below(example, key), stated, record(key), cx);
}

/// Merges a part that the page shows as invalid JSON, or as JSON that its tables contradict.
fn merge_text(example: &[Step], key: &str, stated: Option<&Value>, cx: &mut Merge<'_>) {
    let (Some(stated), at) = (stated, below(example, key)) else { return };
    let text = below(example, &format!("{key}_text"));
    let Some(ours) = cx.editor.value(&at).cloned() else {
        return super::parts::set(&text, Some(stated), record(key), false, cx);
    };
    // A person has corrected the text that the page shows.
    let ours = ours.get("body").filter(|_| key == "request").unwrap_or(&ours);
    match stated.as_text().and_then(json) {
        Some(read) if read == *ours => {}
        Some(_) => cx.lines.push(format!("kept {}: the page's own example contradicts its tables", address(&at))),
        None => cx.lines.push(format!("kept {}: the page's example is not valid JSON", address(&at))),
    }
}

/// Replaces a value with the page's value, where they differ.
fn merge_value(at: &[Step], stated: &Value, record: &keys::Record, cx: &mut Merge<'_>) {
    match cx.editor.value(at) {
        Some(ours) if ours == stated => return,
        Some(_) if cx.decided.holds(&address(at)) => return cx.keep(at, Some(stated), ERRATUM),
        Some(_) => {}
        None => {
            let Some((Step::Key(key), above)) = at.split_last() else { return };
            cx.editor.insert_in_order(above, key, stated, record);
            return cx.note(at, "new");
        }
    }
    let mut changed = Vec::new();
    change(at, stated, &mut changed, cx);
    if changed.len() <= LISTED {
        for (at, what) in &changed {
            cx.note(at, what);
        }
    } else {
        cx.note(at, &format!("{} values changed", changed.len()));
    }
}

fn change(at: &[Step], stated: &Value, changed: &mut Vec<(Vec<Step>, String)>, cx: &mut Merge<'_>) {
    let Some(ours) = cx.editor.value(at).cloned() else { return };
    match (&ours, stated) {
        _ if ours == *stated => {}
        (Value::Map(old), Value::Map(new)) if !old.is_empty() && !new.is_empty() => {
            change_members(at, new, changed, cx);
        }
        (Value::List(old), Value::List(new)) if !old.is_empty() && !new.is_empty() => {
            for (number, value) in new.iter().enumerate() {
                let place = item(at, number);
                if number < old.len() {
                    change(&place, value, changed, cx);
                } else {
                    cx.editor.insert_item(at, number, value);
                    changed.push((place, format!("new, {}", shown(value))));
                }
            }
            for number in (new.len()..old.len()).rev() {
                let place = item(at, number);
                cx.editor.remove(&place);
                changed.push((place, format!("removed, was {}", shown(&old[number]))));
            }
        }
        _ => {
            cx.editor.replace(at, stated);
            changed.push((at.to_vec(), format!("{} → {}", shown(&ours), shown(stated))));
        }
    }
}

fn change_members(at: &[Step], new: &[(String, Value)], changed: &mut Vec<(Vec<Step>, String)>, cx: &mut Merge<'_>) {
    let mut before: Option<&str> = None;
    for (key, value) in new {
        let place = below(at, key);
        if cx.editor.value(&place).is_some() {
            change(&place, value, changed, cx);
        } else {
            cx.editor.insert(at, key, value, before);
            changed.push((place, format!("new, {}", shown(value))));
        }
        before = Some(key);
    }
    for key in cx.editor.keys(at).iter().filter(|key| new.iter().all(|(name, _)| name != *key)) {
        let place = below(at, key);
        let old = cx.editor.value(&place).map(shown).unwrap_or_default();
        cx.editor.remove(&place);
        changed.push((place, format!("removed, was {old}")));
    }
}

/// Replaces the errata that the importer wrote about the previous example.
fn merge_errata(cx: &mut Merge<'_>) {
    let section = below(&[], "errata");
    if !cx.touched.iter().any(|at| at.starts_with("examples")) {
        return;
    }
    let stated: Vec<Value> = match cx.stated(&section) {
        Some(Value::List(stated)) => stated.clone(),
        _ => Vec::new(),
    };
    let ours = |cx: &Merge<'_>| match cx.editor.value(&section) {
        Some(Value::List(ours)) => ours.clone(),
        _ => Vec::new(),
    };
    let old = ours(cx);
    for (number, erratum) in old.iter().enumerate().rev() {
        if is_of_importer(erratum) && !stated.contains(erratum) {
            let at = if ours(cx).len() == 1 { section.clone() } else { item(&section, number) };
            cx.editor.remove(&at);
        }
    }
    for erratum in stated.iter().filter(|erratum| !old.contains(erratum)) {
        let is_there = erratum.get("at").and_then(Value::as_text).is_some_and(|at| {
            let key = at.strip_prefix("examples[0].").unwrap_or_default();
            cx.editor.value(&below(&item(&below(&[], "examples"), 0), key)).is_some()
        });
        let now = ours(cx).len();
        match now {
            _ if !is_there => {}
            0 => {
                let errata = Value::List(vec![erratum.clone()]);
                cx.editor.insert_in_order(&[], "errata", &errata, cx.record);
            }
            _ => cx.editor.insert_item(&section, now, erratum),
        }
    }
}
