//! Fields: changed facts, new fields and removed fields.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Merge, shown};
use super::decided::ERRATUM;
use super::pairs::ty;
use super::{doubts, parts, types, values};
use crate::format::keys::{self, KeyType};
use crate::import::edit::{address, below};
use crate::naming;
use crate::spec::Ty;
use crate::yaml::{Step, Value};

/// Keys of a field that a person writes.
const OURS: [&str; 3] = ["basis", "rust", "doc"];

/// Keys that depend on the type that a person chose.
const OF_TYPE: [&str; 9] = ["chars", "bytes", "items", "range", "json_text", "default", "example", "values", "pattern"];

/// Keys that stay if the page leaves them out.
const STAYING: [&str; 2] = ["value", "auth"];

/// Merges the fields of a section such as `body`.
pub(super) fn merge_section(key: &str, cx: &mut Merge<'_>) {
    let at = below(&[], key);
    let is_there = cx.editor.value(&at).is_some();
    match cx.stated(&at).cloned() {
        Some(Value::Map(fields)) if is_there => merge_fields(&at, &fields, cx),
        Some(Value::Map(fields)) => {
            let pending_types: Vec<(String, Value)> =
                fields.iter().map(|(name, field)| (name.clone(), types::with_file_types(field, cx))).collect();
            cx.editor.insert_in_order(&[], key, &Value::Map(pending_types.clone()), cx.record);
            for (name, field) in &pending_types {
                cx.note(&below(&at, name), &format!("new, {}", shown(field)));
            }
            types::insert_pending_types(cx);
        }
        _ if !is_there => {}
        _ if doubts::may_hide(key, cx.page) => cx.keep(&at, None, "some of its sections were not read"),
        _ if cx.decided.reaches(key) => cx.keep(&at, None, ERRATUM),
        _ => cx.remove(&at),
    }
}

/// Merges the fields of a mapping.
pub(super) fn merge_fields(at: &[Step], stated: &[(String, Value)], cx: &mut Merge<'_>) {
    let is_header = matches!(at, [Step::Key(key)] if key == "headers");
    let is = |ours: &str, theirs: &str| ours == theirs || (is_header && ours.eq_ignore_ascii_case(theirs));
    let decided = cx.decided.holds_members(&address(at));
    rename(at, stated, cx);
    let known = cx.editor.value(at).cloned().unwrap_or(Value::Null);
    let known: BTreeMap<&str, &Value> = members(&known).iter().map(|(name, field)| (name.as_str(), field)).collect();
    let mut before: Option<String> = None;
    for (name, field) in stated {
        let header = || known.iter().find(|(ours, _)| is_header && is(ours, name));
        if let Some((ours, own)) = known.get_key_value(name.as_str()).or_else(header) {
            if decided || !has_same_facts(own, field) {
                merge_field(&below(at, ours), field, cx);
            }
            before = Some((*ours).to_owned());
        } else if decided {
            cx.keep(&below(at, name), Some(field), ERRATUM);
        } else {
            let field = types::with_file_types(field, cx);
            cx.editor.insert(at, name, &field, before.as_deref());
            cx.note(&below(at, name), &format!("new, {}", shown(&field)));
            before = Some(name.clone());
        }
    }
    types::insert_pending_types(cx);
    let listed: BTreeSet<&str> = stated.iter().map(|(name, _)| name.as_str()).collect();
    let is_listed = |ours: &str| listed.contains(ours) || (is_header && listed.iter().any(|theirs| is(ours, theirs)));
    for name in cx.editor.keys(at).iter().filter(|ours| !is_listed(ours)) {
        let at = below(at, name);
        let field = cx.editor.value(&at);
        // A field that only the example shows never had a row in the table.
        if field.and_then(|field| field.get("basis")).and_then(Value::as_text) == Some("example") {
            continue;
        }
        if decided || cx.decided.reaches(&address(&at)) || cx.decided.holds(&address(&at)) {
            cx.keep(&at, None, ERRATUM);
        } else {
            cx.remove(&at);
        }
    }
}

/// Renames fields whose names are now written in another way. They keep their words.
fn rename(at: &[Step], stated: &[(String, Value)], cx: &mut Merge<'_>) {
    let order = cx.editor.keys(at);
    let keys: BTreeSet<&String> = order.iter().collect();
    let listed: BTreeSet<&String> = stated.iter().map(|(name, _)| name).collect();
    let gone: Vec<&String> = order.iter().filter(|ours| !listed.contains(ours)).collect();
    for (name, _) in stated.iter().filter(|(name, _)| !keys.contains(name)) {
        let old = gone.iter().find(|old| naming::snake(old) == naming::snake(name));
        if let Some(old) = old.filter(|old| !cx.decided.reaches(&address(&below(at, old)))) {
            cx.editor.rename(&below(at, old), name);
            cx.note(&below(at, name), &format!("was called {old}"));
        }
    }
}

/// Whether a field without members has exactly the facts of the page.
fn has_same_facts(ours: &Value, stated: &Value) -> bool {
    let facts = |field: &Value| -> BTreeMap<String, Value> {
        let facts = members(field).iter().filter(|(key, _)| key != "doc");
        facts.cloned().collect()
    };
    ours.get("basis").is_none() && !is_named(ours) && facts(ours) == facts(stated)
}

fn members(value: &Value) -> &[(String, Value)] {
    if let Value::Map(members) = value { members } else { &[] }
}

/// Merges the page's facts of one field.
fn merge_field(at: &[Step], stated: &Value, cx: &mut Merge<'_>) {
    let Some(ours) = cx.editor.value(at).cloned() else { return };
    let here = address(at);
    if cx.decided.holds_field(&here) {
        let (old, new) = (ours.get("type"), stated.get("type"));
        if new.is_some() && old != new && !is_named(&ours) {
            cx.keep(&below(at, "type"), new, ERRATUM);
        }
        // A decision about the type does not cover these keys.
        if !cx.decided.holds(&here) {
            for key in ["required", "deprecated"] {
                parts::set(&below(at, key), stated.get(key), &keys::FIELD, true, cx);
            }
        }
        return;
    }
    let is_ours = is_taken_for(&ours, stated, &here, cx);
    if !is_ours {
        types::merge_type(at, &ours, stated, cx);
    }
    for key in keys::FIELD.keys {
        if key.name == "type" || OURS.contains(&key.name) || (is_ours && OF_TYPE.contains(&key.name)) {
            continue;
        }
        let at = below(at, key.name);
        let may_go = !STAYING.contains(&key.name) && (key.name != "example" || cx.is_other_day);
        let remove_missing = may_go && !doubts::may_be_about(key.name, &here, cx);
        match key.kind {
            KeyType::Values => values::merge(&at, &ours, stated.get(key.name), remove_missing, cx),
            KeyType::Texts => parts::set_texts(&at, stated.get(key.name), &keys::FIELD, cx),
            _ => parts::set(&at, stated.get(key.name), &keys::FIELD, remove_missing, cx),
        }
    }
}

fn is_named(field: &Value) -> bool {
    ty(field).is_some_and(|ty| ty.named().is_some())
}

/// Whether a person chose a type where the page states none, or a less specific one.
fn is_taken_for(ours: &Value, stated: &Value, here: &str, cx: &Merge<'_>) -> bool {
    let (Some(own), Some(other)) = (ty(ours), ty(stated)) else { return false };
    // A doubt at this address means that the importer, and not a person, chose the type.
    if doubts::of(cx.editor.root()).any(|doubt| doubt.at == here) {
        return false;
    }
    let is_text = |field: &Value, ty: &Ty| *ty == Ty::String || field.get("json_text").is_some();
    let is_json = |field: &Value| field.get("json_text") == Some(&Value::Bool(true));
    if own == other && is_json(ours) == is_json(stated) {
        return false;
    }
    if (is_json(ours) || is_json(stated)) && is_text(ours, &own) && is_text(stated, &other) {
        return is_json(ours) != is_json(stated);
    }
    let is_doubtful = doubts::is_about(here, cx) || ours.get("basis").is_some();
    own != other && says_nothing(&other) && is_doubtful
}

/// Whether a type says that no type is known.
fn says_nothing(ty: &Ty) -> bool {
    match ty {
        Ty::Any => true,
        Ty::List(inner) | Ty::Map(inner) => says_nothing(inner),
        _ => false,
    }
}
