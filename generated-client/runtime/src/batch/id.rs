//! What identifies an item of a batch.

use super::rule::BatchRule;
use crate::value::Json;
use serde_json::Value;
use std::fmt;

/// What identifies an item: its key, as texts.
///
/// Most keys have one part; that of an object in a bucket has two, its name and its version. An
/// item without a key of its own is identified by its JSON.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    names: &'static [&'static str],
    parts: KeyParts,
}

/// Texts; a single one, which is what most keys are, needs no list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum KeyParts {
    One(String),
    Many(Vec<String>),
}

impl ItemId {
    /// Returns the parts of the key in the order of [`BatchRule::key`]; one that is not there is
    /// empty.
    #[must_use]
    pub fn parts(&self) -> &[String] {
        match &self.parts {
            KeyParts::One(part) => std::slice::from_ref(part),
            KeyParts::Many(parts) => parts,
        }
    }

    /// Returns the part of the key that is called `name` in the request; `None` if it is not there.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&str> {
        let index = self.names.iter().position(|found| *found == name)?;
        self.parts().get(index).map(String::as_str).filter(|part| !part.is_empty())
    }

    /// The key whose parts are made of `names`; it calls them as the request does.
    pub(super) fn of(rule: &BatchRule, names: &[&str], part: impl Fn(&str) -> String) -> Self {
        let parts = match names {
            [name] => KeyParts::One(part(name)),
            names => KeyParts::Many(names.iter().map(|name| part(name)).collect()),
        };
        Self { names: rule.key, parts }
    }

    /// The key of an item that is its own.
    pub(super) fn itself(rule: &BatchRule, text: String) -> Self {
        Self { names: rule.key, parts: KeyParts::One(text) }
    }

    /// Whether nothing identifies anything here.
    pub(super) fn is_empty(&self) -> bool {
        self.parts().iter().all(String::is_empty)
    }

    /// Whether the parts that both sides have agree, and there is at least one of them.
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

/// Returns what identifies each item of the list in a request.
pub(super) fn ids(rule: &BatchRule, request: &Json<'_>) -> Vec<ItemId> {
    let mut ids = Vec::new();
    at(request, rule.split, &mut |list| match list {
        Json::List(items) => ids.extend(items.iter().map(|item| id(rule, item))),
        Json::Value(Value::Array(items)) => ids.extend(items.iter().map(|item| id(rule, &Json::Value(item)))),
        _ => {}
    });
    ids
}

/// Shows `see` what stands at a path of a request.
pub(super) fn at(json: &Json<'_>, path: &[&str], see: &mut dyn FnMut(&Json<'_>)) {
    match (path, json) {
        ([], json) => see(json),
        (path, Json::Value(value @ Value::Object(_))) => at(&Json::from(*value), path, see),
        ([name, rest @ ..], json) => at(json.member(0, name), rest, see),
    }
}

fn id(rule: &BatchRule, item: &Json<'_>) -> ItemId {
    let part = |name: &str| {
        let mut part = String::new();
        at(item, &[name], &mut |json| part = text(json));
        part
    };
    let id = ItemId::of(rule, rule.key, part);
    if id.is_empty() { ItemId { names: &[], parts: KeyParts::One(text(item)) } } else { id }
}

/// Returns a scalar as it is, anything else as JSON, and nothing for nothing.
fn text(json: &Json<'_>) -> String {
    match json.scalar() {
        Some(text) => text.into_owned(),
        None if json.is_nothing() => String::new(),
        None => serde_json::to_string(json).unwrap_or_default(),
    }
}
