//! The key of a batch item.

use super::rule::BatchRule;
use crate::value::{Json, Value, is_too_deep};
use std::fmt;

/// The key that identifies an item, as texts.
///
/// Most keys have one part. The key of an object in a bucket has two, its name and its version. An
/// item without a key is identified by its JSON.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    names: &'static [&'static str],
    parts: KeyParts,
}

/// The texts of a key. Most keys have one text and need no list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum KeyParts {
    One(String),
    Many(Vec<String>),
}

impl ItemId {
    /// Returns the parts of the key in the order of [`BatchRule::key`]; a missing part is empty.
    #[must_use]
    pub fn parts(&self) -> &[String] {
        match &self.parts {
            KeyParts::One(part) => std::slice::from_ref(part),
            KeyParts::Many(parts) => parts,
        }
    }

    /// Returns the part that the request calls `name`; `None` if it is missing.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&str> {
        let index = self.names.iter().position(|found| *found == name)?;
        self.parts().get(index).map(String::as_str).filter(|part| !part.is_empty())
    }

    /// Creates a key from the parts called `names`, in the order of the request's key.
    pub(super) fn from_fields(rule: &BatchRule, names: &[&str], part: impl Fn(&str) -> String) -> Self {
        let parts = match names {
            [name] => KeyParts::One(part(name)),
            names => KeyParts::Many(names.iter().map(|name| part(name)).collect()),
        };
        Self { names: rule.key, parts }
    }

    /// Creates the key of an item that is its own key.
    pub(super) fn from_text(rule: &BatchRule, text: String) -> Self {
        Self { names: rule.key, parts: KeyParts::One(text) }
    }

    /// Whether all parts are empty.
    pub(super) fn is_empty(&self) -> bool {
        self.parts().iter().all(String::is_empty)
    }

    /// Whether both keys have a part in common, and agree in all of those parts.
    pub(super) fn fits(&self, other: &Self) -> bool {
        let pairs = || self.parts().iter().zip(other.parts()).filter(|(a, b)| !a.is_empty() && !b.is_empty());
        pairs().next().is_some() && pairs().all(|(a, b)| a == b)
    }
}

/// Writes the key: `obj1`, or `obj1, versionID v2`.
impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (index, part) in self.parts().iter().enumerate().filter(|(_, part)| !part.is_empty()) {
            f.write_str(separator)?;
            if let Some(name) = self.names.get(index).filter(|_| index > 0) {
                write!(f, "{name} ")?;
            }
            f.write_str(part)?;
            separator = ", ";
        }
        if self.is_empty() { f.write_str("(no key)") } else { Ok(()) }
    }
}

/// Returns the key of each item of a request's list.
pub(super) fn ids(rule: &BatchRule, request: &Json<'_>) -> Vec<ItemId> {
    let mut ids = Vec::new();
    at(request, rule.split, &mut |list| match list {
        Json::List(items) => ids.extend(items.iter().map(|item| id(rule, item))),
        Json::Value(Value::Array(items)) => ids.extend(items.iter().map(|item| id(rule, &Json::Value(item)))),
        _ => {}
    });
    ids
}

/// Passes the value at a path of a request to `visit`.
pub(super) fn at(json: &Json<'_>, path: &[&str], visit: &mut dyn FnMut(&Json<'_>)) {
    match (path, json) {
        ([], json) => visit(json),
        (path, Json::Value(value @ Value::Object(_))) => at(&Json::from(*value), path, visit),
        ([name, rest @ ..], json) => at(json.member(0, name), rest, visit),
    }
}

fn id(rule: &BatchRule, item: &Json<'_>) -> ItemId {
    let part = |name: &str| {
        let mut part = String::new();
        at(item, &[name], &mut |json| part = text(json));
        part
    };
    let id = ItemId::from_fields(rule, rule.key, part);
    if id.is_empty() { ItemId { names: &[], parts: KeyParts::One(text(item)) } } else { id }
}

/// Returns the text of a scalar, the JSON of other values, and an empty text for nothing.
fn text(json: &Json<'_>) -> String {
    match json.scalar() {
        Some(text) => text.into_owned(),
        None if json.is_nothing() => String::new(),
        None if is_too_deep(json, 0) => "(nested too deep)".to_owned(),
        None => serde_json::to_string(json).unwrap_or_default(),
    }
}
