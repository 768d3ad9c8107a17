//! One result in a reply: what it is about, and why it failed.

use super::id::ItemId;
use super::rule::BatchRule;
use super::status::ItemFailure;
use crate::operation::Envelope;
use crate::value::{ErrorCode, Members, elements, members, scalar_text};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// An element of a list of results.
pub(super) struct ItemResult<'r> {
    /// Its text, if it is no object or was read by itself.
    raw: Option<&'r RawValue>,
    /// Its fields; `None` if it is no object.
    fields: Option<Members<'r>>,
}

impl<'r> From<Members<'r>> for ItemResult<'r> {
    fn from(fields: Members<'r>) -> Self {
        Self { raw: None, fields: Some(fields) }
    }
}

/// What the fields of a failure are called.
pub(super) struct Names<'a> {
    pub code: Option<&'a str>,
    pub message: Option<&'a str>,
    /// Those that say nothing about the failure.
    pub others: &'a [&'a str],
}

impl<'r> ItemResult<'r> {
    pub fn new(raw: &'r RawValue) -> Self {
        let fields = raw.get().starts_with('{').then(|| members(raw.get()).ok());
        Self { raw: Some(raw), fields: fields.flatten() }
    }

    /// Returns a field, or nothing.
    pub fn field(&self, name: &str) -> Option<&'r RawValue> {
        self.fields.as_ref()?.get(name)
    }

    /// Returns the key of what it is about: of its fields called `key`, or itself.
    pub fn id(&self, rule: &BatchRule, key: &[&str]) -> ItemId {
        match &self.fields {
            Some(_) => ItemId::of(rule, key, |name| self.text(Some(name)).unwrap_or_default()),
            None => ItemId::itself(rule, self.raw.and_then(text).unwrap_or_default()),
        }
    }

    /// Whether it is about the item with this key: by its fields called `key`, or itself.
    pub fn is(&self, id: &ItemId, key: &[&str]) -> bool {
        let says =
            |part: &String, raw: Option<&RawValue>| raw.and_then(scalar_text).unwrap_or_default() == part.as_str();
        let mut parts = id.parts().iter();
        !id.is_empty()
            && match &self.fields {
                Some(_) => parts.len() == key.len() && parts.zip(key).all(|(part, name)| says(part, self.field(name))),
                None => parts.len() == 1 && parts.all(|part| says(part, self.raw)),
            }
    }

    /// Returns why it failed.
    pub fn failure(&self, names: &Names<'_>) -> ItemFailure {
        let Some(fields) = &self.fields else {
            return ItemFailure {
                message: self.raw.and_then(text).unwrap_or_default(),
                sent: true,
                ..ItemFailure::default()
            };
        };
        let says_more = |key: &str| !names.others.contains(&key) && ![names.code, names.message].contains(&Some(key));
        ItemFailure {
            code: self.text(names.code).map(ErrorCode::new),
            message: self.text(names.message).unwrap_or_default(),
            detail: fields.keys().any(says_more).then(|| self.json(fields)),
            sent: true,
        }
    }

    /// Returns its text.
    fn json(&self, fields: &Members<'_>) -> String {
        let written = || serde_json::to_string(fields).unwrap_or_default();
        self.raw.map_or_else(written, |raw| raw.get().to_owned())
    }

    /// Returns the text of a field; `None` if it has none, or an empty one.
    fn text(&self, name: Option<&str>) -> Option<String> {
        text(self.field(name?)?).filter(|text| !text.is_empty())
    }
}

fn text(raw: &RawValue) -> Option<String> {
    scalar_text(raw).map(Cow::into_owned)
}

/// Returns what a result's errors say: the first whose code is none of success.
pub(super) fn first_error(
    errors: Option<&RawValue>,
    code: Option<&str>,
    message: Option<&str>,
    envelope: &Envelope,
) -> ItemFailure {
    let all = errors.map(|raw| elements(raw).unwrap_or_else(|| vec![raw])).unwrap_or_default();
    let several = all.len() > 1;
    let failures = all.into_iter().map(|raw| ItemResult::new(raw).failure(&Names { code, message, others: &[] }));
    let succeeds = |failure: &ItemFailure| failure.code.as_ref().is_some_and(|code| envelope.succeeds(code.as_str()));
    let first = failures.into_iter().find(|failure| !succeeds(failure));
    let failure = first.unwrap_or(ItemFailure { sent: true, ..ItemFailure::default() });
    let detail = if several { errors.map(|raw| raw.get().to_owned()) } else { failure.detail };
    ItemFailure { detail, ..failure }
}
