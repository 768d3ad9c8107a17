//! Rows of the error table, matched by code.
//!
//! The status and the literal message come from the page. A person writes all other keys.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Merge, shown};
use super::decided::ERRATUM;
use super::parts;
use crate::format::keys;
use crate::import::draft::UNWRITTEN;
use crate::import::edit::{address, below, item};
use crate::naming;
use crate::yaml::{Step, Value};

/// Keys of a row that the page gives. A key that the page leaves out stays.
const FACTS: [&str; 2] = ["status", "message"];

/// Merges the rows of the error table.
pub(super) fn merge(cx: &mut Merge<'_>) {
    let at = below(&[], "errors");
    let Some(Value::List(stated)) = cx.stated(&at).cloned() else {
        if cx.editor.value(&at).is_some() && !super::doubts::may_hide("errors", cx.page) {
            merge_missing_table(&at, cx);
        }
        return;
    };
    if cx.editor.value(&at).is_none() {
        cx.editor.insert_in_order(&[], "errors", &Value::List(stated.clone()), cx.record);
        return stated.iter().for_each(|row| cx.note(&at, &format!("new, {}", line(row))));
    }
    let old = rows(&at, cx);
    let decided = cx.decided.holds_members("errors");
    let mut numbers = numbers_of(&old);
    for row in &stated {
        match numbers.get(&code(row)) {
            Some(number) if old.get(*number).is_some_and(|ours| is_unchanged(ours, row)) => {}
            Some(number) => merge_row(&item(&at, *number), row, &old, cx),
            None if decided => cx.keep(&at, Some(row), ERRATUM),
            None => {
                insert(&at, row, &stated, cx);
                numbers = numbers_of(&rows(&at, cx));
            }
        }
    }
    let listed = numbers_of(&stated);
    for (number, row) in old.iter().enumerate().filter(|(_, row)| !listed.contains_key(&code(row))) {
        if decided || cx.decided.reaches(&format!("errors[{number}]")) {
            cx.lines.push(format!("kept {}: {}; the page has no such row ({ERRATUM})", address(&at), line(row)));
        } else if let Some(place) = rows(&at, cx).iter().position(|ours| ours == row) {
            cx.editor.remove(&item(&at, place));
            cx.note(&at, &format!("gone, {}", line(row)));
        }
    }
    if !decided && cx.is_other_day {
        order(&at, &stated, cx);
    }
    move_addresses(&old, &at, cx);
}

/// Puts the rows that file and page share in the order of the page.
fn order(at: &[Step], stated: &[Value], cx: &mut Merge<'_>) {
    let codes = |rows: &[Value]| rows.iter().map(code).collect::<Vec<_>>();
    let (theirs, ours) = (codes(stated), codes(&rows(at, cx)));
    let wanted: Vec<_> = theirs.iter().filter(|code| ours.contains(code)).collect();
    let mut is_moved = false;
    for (number, code) in wanted.into_iter().enumerate() {
        let now = codes(&rows(at, cx));
        let shared: Vec<usize> = (0..now.len()).filter(|place| theirs.contains(&now[*place])).collect();
        let place = now.iter().position(|ours| ours == code);
        if let (Some(from), Some(to)) = (place, shared.get(number).copied())
            && from > to
        {
            cx.editor.move_item(at, from, to);
            is_moved = true;
        }
    }
    if is_moved {
        let line = format!("{}: in the order of the page", address(at));
        cx.facts.push(line.clone());
        cx.lines.push(line);
    }
}

/// Handles a page that has no error table any more.
fn merge_missing_table(at: &[Step], cx: &mut Merge<'_>) {
    if cx.decided.reaches("errors") {
        cx.keep(at, None, ERRATUM);
    } else {
        cx.remove(at);
    }
}

fn rows(at: &[Step], cx: &Merge<'_>) -> Vec<Value> {
    match cx.editor.value(at) {
        Some(Value::List(rows)) => rows.clone(),
        _ => Vec::new(),
    }
}

/// Returns the number of the first row with each code.
fn numbers_of(rows: &[Value]) -> BTreeMap<Option<String>, usize> {
    rows.iter().enumerate().rev().map(|(number, row)| (code(row), number)).collect()
}

/// Whether a row has all that the page gives.
fn is_unchanged(ours: &Value, stated: &Value) -> bool {
    let is_open = stated.get("message").is_some() && ours.get("meaning") == Some(&Value::from(UNWRITTEN));
    code(ours) == code(stated) && FACTS.iter().all(|key| ours.get(key) == stated.get(key)) && !is_open
}

/// Returns the code of a row, whether it is a number or a text.
fn code(row: &Value) -> Option<String> {
    match row.get("code")? {
        Value::Text(code) => Some(code.clone()),
        other => Some(other.to_json()),
    }
}

fn merge_row(at: &[Step], stated: &Value, old: &[Value], cx: &mut Merge<'_>) {
    // Errata refer to the previous numbers of the rows.
    let number = old.iter().position(|row| code(row) == code(stated)).unwrap_or_default();
    for key in FACTS {
        let (ours, stated) = (cx.editor.value(&below(at, key)).cloned(), stated.get(key));
        if stated.is_some() && ours.as_ref() != stated && cx.decided.holds(&format!("errors[{number}].{key}")) {
            cx.keep(&below(at, key), stated, ERRATUM);
        } else {
            parts::set(&below(at, key), stated, &keys::ERROR, false, cx);
        }
    }
    merge_name(at, stated, cx);
    // The message replaces words that no person has written yet.
    let meaning = below(at, "meaning");
    if stated.get("message").is_some() && cx.editor.value(&meaning) == Some(&Value::from(UNWRITTEN)) {
        cx.editor.remove(&meaning);
    }
}

/// Removes a name that the importer made, if the page's message now makes one of its own.
fn merge_name(at: &[Step], stated: &Value, cx: &mut Merge<'_>) {
    let name = below(at, "name");
    let is_made = cx.editor.value(&name).and_then(Value::as_text) == Some(made_name(stated).as_str());
    let is_free = |cx: &Merge<'_>| {
        let Some((_, list)) = at.split_last() else { return false };
        let own = variant(stated);
        rows(list, cx).iter().filter(|row| code(row) != code(stated)).all(|row| variant(row) != own)
    };
    if is_made && stated.get("name").is_none() && is_free(cx) {
        cx.remove(&name);
    }
}

/// Returns the Rust name of a row.
fn variant(row: &Value) -> String {
    let text = |key| row.get(key).and_then(Value::as_text);
    naming::variant(text("name"), text("message"), &code(row).unwrap_or_default())
}

/// Returns the name that the importer gives a row whose message makes none.
fn made_name(row: &Value) -> String {
    naming::camel(&format!("code_{}", code(row).unwrap_or_default().replace('-', "minus_")))
}

fn insert(at: &[Step], row: &Value, stated: &[Value], cx: &mut Merge<'_>) {
    let place = stated.iter().position(|known| known == row).unwrap_or_default();
    let now = rows(at, cx);
    let before = stated[..place].iter().rev().find_map(|known| now.iter().position(|ours| code(ours) == code(known)));
    let row = named(row, &now);
    cx.editor.insert_item(at, before.map_or(0, |before| before + 1), &row);
    cx.note(at, &format!("new, {}", line(&row)));
}

/// Returns a row with a name of its own if another row has the name that its message makes.
fn named(row: &Value, others: &[Value]) -> Value {
    let taken: BTreeSet<String> = others.iter().map(variant).collect();
    let (Value::Map(entries), true) = (row, taken.contains(&variant(row))) else { return row.clone() };
    let mut entries = entries.clone();
    entries.retain(|(key, _)| key != "name");
    entries.push(("name".to_owned(), Value::Text(made_name(row))));
    crate::import::draft::ordered(entries, &keys::ERROR)
}

fn line(row: &Value) -> String {
    let words = row.get("message").map(shown).unwrap_or_default();
    format!("{} {words}", code(row).unwrap_or_default()).trim_end().to_owned()
}

/// Corrects the errata and open points that refer to rows by number.
fn move_addresses(old: &[Value], at: &[Step], cx: &mut Merge<'_>) {
    let now = rows(at, cx);
    for section in ["errata", "unsure"] {
        let section = below(&[], section);
        let Some(Value::List(entries)) = cx.editor.value(&section).cloned() else { continue };
        for (number, entry) in entries.iter().enumerate() {
            let Some(rest) = entry.get("at").and_then(Value::as_text).and_then(|at| at.strip_prefix("errors[")) else {
                continue;
            };
            let Some((index, rest)) = rest.split_once(']') else { continue };
            let Some(row) = index.parse::<usize>().ok().and_then(|index| old.get(index)) else { continue };
            let place = now.iter().position(|ours| code(ours) == code(row));
            if let Some(place) = place.filter(|place| place.to_string() != index) {
                let moved = Value::Text(format!("errors[{place}]{rest}"));
                cx.editor.replace(&below(&item(&section, number), "at"), &moved);
            }
        }
    }
}
