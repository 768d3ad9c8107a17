//! Open points: those about changes, and those with new words. Points that a person decided do not
//! return.

use super::context::Merge;
use super::decided::is_within;
use crate::diagnostics::codes::{self, kinds};
use crate::format::keys;
use crate::import::doubt::Doubt;
use crate::import::draft::UNWRITTEN;
use crate::import::edit::{below, item};
use crate::import::gather::places;
use crate::yaml::{Value, follow};

/// Addresses that mean the page as a whole.
const WHOLE: [&str; 2] = ["source", "http"];

/// Returns the open points of a file or a page.
pub(in crate::import) fn of(root: &Value) -> impl Iterator<Item = Doubt> {
    let entries = match root.get("unsure") {
        Some(Value::List(entries)) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().map(|entry| {
        let text = |key| entry.get(key).and_then(Value::as_text).unwrap_or("").to_owned();
        let kind = kinds::find(&text("kind")).unwrap_or(&codes::UNSURE);
        Doubt::new(kind, text("at"), text("assumed"), text("why"))
    })
}

/// Whether the importer may have missed a section that the page seems to lack.
pub(super) fn may_hide(key: &str, page: &Value) -> bool {
    of(page).any(|Doubt { kind, at, .. }| {
        *kind == kinds::UNREAD_TABLE
            || at == key
            || (key == "response" && at == "http" && *kind == kinds::ASSUMED_RESPONSE)
    })
}

/// Whether the page has a doubt about a field, by the file's address.
pub(super) fn is_about(here: &str, cx: &Merge<'_>) -> bool {
    of(cx.page).any(|doubt| is_at(&doubt, here, cx))
}

/// Whether the page has a doubt about a missing key of a field.
pub(super) fn may_be_about(key: &str, here: &str, cx: &Merge<'_>) -> bool {
    let is_bound = ["chars", "bytes", "items", "range"].contains(&key);
    of(cx.page).filter(|doubt| is_at(doubt, here, cx)).any(|doubt| {
        let is_of_bounds = *doubt.kind == kinds::LIMIT_IN_WORDS || *doubt.kind == kinds::UNREAD_RULE;
        doubt.assumed.to_lowercase().contains(key) || (is_bound && is_of_bounds)
    })
}

/// Whether one of the places of a doubt of the page is this address of the file.
fn is_at(doubt: &Doubt, here: &str, cx: &Merge<'_>) -> bool {
    places(doubt).any(|at| moved(at, cx) == here)
}

/// Returns an address of the page with the file's names of its types.
fn moved(at: &str, cx: &Merge<'_>) -> String {
    let rest = at.strip_prefix("types.");
    let (Some(name), Some(rest)) = (rest.and_then(|rest| rest.split('.').next()), rest) else { return at.to_owned() };
    match cx.pairs.file(name) {
        Some(own) => format!("types.{own}{}", &rest[name.len()..]),
        None => at.to_owned(),
    }
}

/// Returns the words of a reason without the page's words and lines.
///
/// Two reasons of one kind have the same words.
fn stem(why: &str) -> Vec<&str> {
    let ours = why.split('`').step_by(2).map(|part| part.split(": ").next().unwrap_or_default());
    let is_word = |word: &&str| !["line", "lines", "to"].contains(word) && !word.contains(|c: char| c.is_ascii_digit());
    ours.flat_map(str::split_whitespace).filter(is_word).collect()
}

/// Merges the open points.
pub(super) fn merge(cx: &mut Merge<'_>) {
    let ours: Vec<Doubt> = of(cx.editor.root()).collect();
    let mut stated: Vec<Doubt> = of(cx.page).map(|doubt| Doubt { at: moved(&doubt.at, cx), ..doubt }).collect();
    stated.append(&mut cx.about_shared);
    let mut new: Vec<&Doubt> = stated.iter().filter(|entry| !ours.iter().any(|own| own.is_same(entry))).collect();
    let mut gone = Vec::new();
    let is_gone = |own: &Doubt| !stated.iter().any(|entry| entry.is_same(own));
    for (number, entry) in ours.iter().enumerate().filter(|(_, entry)| is_gone(entry)) {
        let same_kind = new.iter().position(|new| new.at == entry.at && stem(&new.why) == stem(&entry.why));
        if let Some(same_kind) = same_kind {
            replace_words(number, new.remove(same_kind), cx);
        } else if follow(cx.editor.root(), &entry.at).is_err() || is_touched(&entry.at, &cx.touched) {
            gone.push(number);
        }
    }
    remove(&gone, &ours, cx);
    // A person who has decided all points is asked for a review, not for the same decisions.
    let is_reviewed = !ours.iter().any(|doubt| WHOLE.contains(&doubt.at.as_str()));
    for doubt in new {
        add(doubt, is_reviewed, cx);
    }
    name_notes(cx);
}

/// Names the notes of the page that the file lacks, if the page changed.
fn name_notes(cx: &mut Merge<'_>) {
    let notes = |root: &Value| match root.get("notes") {
        Some(Value::List(notes)) => notes.iter().filter_map(Value::as_text).map(ToOwned::to_owned).collect(),
        _ => Vec::new(),
    };
    let ours: Vec<String> = notes(cx.editor.root());
    let new = notes(cx.page).into_iter().filter(|note| !ours.contains(note) && note != UNWRITTEN);
    if !cx.touched.is_empty() {
        cx.lines.extend(new.map(|note| format!("check notes: {note}")));
    }
}

/// Replaces the words of an open point with those of the page.
fn replace_words(number: usize, doubt: &Doubt, cx: &mut Merge<'_>) {
    let Doubt { kind, at, assumed, why } = doubt;
    let entry = item(&below(&[], "unsure"), number);
    for (key, words) in [("kind", kind.name), ("assumed", assumed), ("why", why)] {
        let place = below(&entry, key);
        match cx.editor.value(&place).and_then(Value::as_text) {
            Some(ours) if ours == words => {}
            Some(_) => cx.editor.replace(&place, &Value::from(words)),
            None => cx.editor.insert_in_order(&entry, key, &Value::from(words), &keys::UNSURE),
        }
    }
    cx.lines.push(format!("unsure {at}: {why}"));
}

/// Removes open points by their numbers; the section with the last one.
fn remove(gone: &[usize], ours: &[Doubt], cx: &mut Merge<'_>) {
    let section = below(&[], "unsure");
    for number in gone.iter().rev() {
        cx.lines.push(format!("settled {}: {}", ours[*number].at, ours[*number].why));
        let is_last = gone.len() == ours.len() && number == &gone[0];
        cx.editor.remove(&if is_last { section.clone() } else { item(&section, *number) });
    }
}

/// Adds an open point about a change, or one of a page of another day.
///
/// Any other one becomes a line.
fn add(doubt: &Doubt, is_reviewed: bool, cx: &mut Merge<'_>) {
    let Doubt { at, why, .. } = doubt;
    let is_whole = WHOLE.contains(&at.as_str());
    let is_settled = cx.settled.iter().any(|settled| settled.kind == doubt.kind && settled.why == *why);
    // Only facts that the merge keeps need it.
    if is_settled {
        return;
    }
    let is_new = is_touched(at, &cx.touched) || (cx.is_other_day && asks_again(doubt));
    if follow(cx.editor.root(), at).is_ok() && is_new && !(is_whole && is_reviewed) {
        insert(doubt.clone(), cx);
    } else if !cx.touched.is_empty() && !at.starts_with("examples") {
        let at = if is_whole { "the page" } else { at };
        cx.lines.push(format!("check {at}: {why}"));
    }
}

/// Whether a page of another day asks about a fact that a person may have decided before.
///
/// An assumption of the draft is none about a file that has the fact.
fn asks_again(doubt: &Doubt) -> bool {
    !doubt.at.starts_with("examples") && !doubt.kind.name.starts_with("assumed-")
}

/// Whether a change touched the subject of an address.
fn is_touched(at: &str, touched: &[String]) -> bool {
    if WHOLE.contains(&at) {
        return !touched.is_empty();
    }
    touched.iter().any(|touched| is_within(touched, at) || is_within(at, touched))
}

fn insert(doubt: Doubt, cx: &mut Merge<'_>) {
    let section = below(&[], "unsure");
    let line = format!("unsure {}: {}", doubt.at, doubt.why);
    let entry = doubt.into_value();
    match cx.editor.value(&section) {
        Some(Value::List(entries)) => {
            let last = entries.len();
            cx.editor.insert_item(&section, last, &entry);
        }
        _ => cx.editor.insert_in_order(&[], "unsure", &Value::List(vec![entry]), cx.record),
    }
    cx.lines.push(line);
}
