//! A change of any key of the format is reported.

use std::collections::BTreeSet;

use clientloom::change::diff::show;
use clientloom::diagnostics::Sources;
use clientloom::format::keys::KeyType;
use clientloom::yaml::Value;

use super::state::{State, diff};
use crate::spec_format::keys::{EveryKey, Use, every_key};

/// Keys that repeat the file's path: another value means another operation, or no spec.
const BY_PATH: [&str; 2] = ["operation.operation", "vendor.yaml.vendor"];

/// Keys that refer to other parts of the files, and so cannot change alone. Cases change both
/// parts.
const BOUND: [&str; 24] = [
    "auth.scheme",
    "auth.token",
    "batch.key",
    "batch.split",
    "encryption.scheme",
    "event.event",
    "event.schema",
    "events.end",
    "events.kinds",
    "events.when.field",
    "field.auth",
    "field.json_text",
    "operation.sends",
    "outcome.deleted",
    "outcome.each",
    "outcome.errors",
    "outcome.key",
    "outcome.ok",
    "outcome.shape",
    "pages.items",
    "pages.next",
    "pages.offset",
    "pages.page",
    "signature.scheme",
];

#[test]
fn every_changed_key_is_reported() {
    let case = every_key();
    let old = State::of(case.sources.clone());
    let mut proven = BTreeSet::new();
    for used in &case.uses() {
        let state = |value: Option<&Value>| State::checked(after(&case, used, value)).ok();
        // A state that breaks a rule of the format cannot be compared. Any other value will do.
        let other =
            others(case.value(used), used).into_iter().find_map(|value| Some((state(Some(&value))?, Some(value))));
        let none = state(None).map(|state| (state, None));
        for (new, value) in other.into_iter().chain(none) {
            // Without a written default, nothing changes.
            if value.is_none() && says_the_default(&case, used) {
                continue;
            }
            let [changes, back] = [diff(&old, &new), diff(&new, &old)];
            let shown = [show::text(&changes), show::text(&back)];
            assert!(!changes.0.is_empty() && !back.0.is_empty(), "{} to {value:?}: {shown:?}", used.is());
            proven.insert(used.is());
        }
    }
    let known = |key: &String| BY_PATH.contains(&key.as_str()) || BOUND.contains(&key.as_str());
    // A key that contains other keys changes with them.
    let uses = case.uses();
    let leaves = uses.iter().filter(|used| used.key.kind.record().is_none());
    let missing: BTreeSet<String> = leaves.map(Use::is).filter(|key| !proven.contains(key)).collect();
    let missing: Vec<&String> = missing.iter().filter(|key| !known(key)).collect();
    assert!(missing.is_empty(), "no change of these was compared: {missing:?}");
}

/// Returns the specs with another value of the key, or without the key.
fn after(case: &EveryKey, used: &Use, value: Option<&Value>) -> Sources {
    case.changed(used, |entries| match value {
        None => entries.retain(|(name, _)| name != used.key.name),
        Some(value) => {
            let entry = entries.iter_mut().find(|(name, _)| name == used.key.name);
            entry.expect("the key is used").1 = value.clone();
        }
    })
}

fn says_the_default(case: &EveryKey, used: &Use) -> bool {
    case.value(used).as_text() == Some(used.key.default) || case.value(used).to_json() == used.key.default
}

/// Returns other values that the key may have.
fn others(value: &Value, used: &Use) -> Vec<Value> {
    let text = |text: &str| Value::Text(text.to_owned());
    let words = |words: &[&str]| words.iter().map(|word| text(word)).collect::<Vec<_>>();
    let others = match (&used.key.kind, value) {
        (KeyType::Word(known), _) => words(known),
        (KeyType::Bool | KeyType::Any, Value::Bool(is)) => vec![Value::Bool(!is)],
        (KeyType::Count | KeyType::Positive | KeyType::Status, Value::Integer(number)) => {
            vec![Value::Integer(number + 1), Value::Integer(number - 1)]
        }
        (KeyType::Type, _) => words(&["string", "integer", "any", "string[]"]),
        (KeyType::Bounds, _) => words(&["2..9", "3..90"]),
        (KeyType::Http, Value::Text(http)) => words(&[&format!("{http}/more")]),
        (KeyType::Any, Value::Map(entries)) => {
            let other = |at: usize| {
                let mut entries = entries.clone();
                entries[at].1 = text("other");
                Value::Map(entries)
            };
            (0..entries.len()).map(other).collect()
        }
        (_, Value::Text(_)) if used.is().starts_with("outcome.") => words(&["done", "failed"]),
        (_, Value::Text(known)) => words(&[&format!("{known}x"), "X", "name", "body.guest", "api_key", "note"]),
        (_, Value::Integer(number)) => vec![Value::Integer(number + 1)],
        (KeyType::Texts | KeyType::Codes, Value::List(items)) => {
            let more = |more: &str| Value::List([items.as_slice(), &[text(more)]].concat());
            vec![more("more"), more("name"), more("ok"), Value::List(items.iter().skip(1).cloned().collect())]
        }
        (KeyType::Values, Value::List(items)) => {
            let more = |more: Value| Value::List([items.as_slice(), &[more]].concat());
            vec![more(text("more")), more(Value::Integer(77))]
        }
        (KeyType::TextMap, Value::Map(entries)) => {
            vec![Value::Map(entries.iter().map(|(name, _)| (name.clone(), text("more"))).collect())]
        }
        _ => Vec::new(),
    };
    others.into_iter().filter(|other| other != value).collect()
}
