//! One result in a response: its key, and its failure.

use super::id::ItemId;
use super::rule::BatchRule;
use super::status::ItemFailure;
use crate::operation::Envelope;
use crate::value::{ErrorCode, Members, elements, is_null, members, scalar_text};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// An element of a list of results.
pub(super) struct ItemResult<'r> {
    /// The JSON text; `None` for the members of an object that were read without it.
    raw: Option<&'r RawValue>,
    /// The fields; `None` if the result is not an object.
    fields: Option<Members<'r>>,
}

impl<'r> From<Members<'r>> for ItemResult<'r> {
    fn from(fields: Members<'r>) -> Self {
        Self { raw: None, fields: Some(fields) }
    }
}

/// The names of a failure's fields.
pub(super) struct FailureFields<'a> {
    pub code: Option<&'a str>,
    pub message: Option<&'a str>,
    /// The fields that say nothing about the failure.
    pub others: &'a [&'a str],
}

impl<'r> ItemResult<'r> {
    pub fn new(raw: &'r RawValue) -> Self {
        let fields = raw.get().starts_with('{').then(|| members(raw.get()).ok());
        Self { raw: Some(raw), fields: fields.flatten() }
    }

    /// Returns a field, if the result has it.
    pub fn field(&self, name: &str) -> Option<&'r RawValue> {
        self.fields.as_ref()?.get(name)
    }

    /// Returns the key of the item: the fields called `key`, or the result itself.
    pub fn id(&self, rule: &BatchRule, key: &[&str]) -> ItemId {
        match &self.fields {
            Some(_) => ItemId::from_fields(rule, key, |name| self.text(Some(name)).unwrap_or_default()),
            None => ItemId::from_text(rule, self.raw.and_then(text).unwrap_or_default()),
        }
    }

    /// Whether the result is about the item with this key.
    ///
    /// The fields called `key` identify the item. A result without fields is the key itself.
    pub fn is(&self, id: &ItemId, key: &[&str]) -> bool {
        let equals =
            |part: &String, raw: Option<&RawValue>| raw.and_then(scalar_text).unwrap_or_default() == part.as_str();
        let mut parts = id.parts().iter();
        !id.is_empty()
            && match &self.fields {
                Some(_) => {
                    parts.len() == key.len() && parts.zip(key).all(|(part, name)| equals(part, self.field(name)))
                }
                None => parts.len() == 1 && parts.all(|part| equals(part, self.raw)),
            }
    }

    /// Whether the key of the item is there and cannot be read.
    pub fn is_unreadable(&self, key: &[&str]) -> bool {
        let is_unreadable = |raw: &RawValue| !is_null(raw) && scalar_text(raw).is_none();
        match &self.fields {
            Some(_) => key.is_empty() || key.iter().filter_map(|name| self.field(name)).any(is_unreadable),
            None => self.raw.is_some_and(is_unreadable),
        }
    }

    /// Returns the failure that the result reports.
    pub fn failure(&self, names: &FailureFields<'_>) -> ItemFailure {
        let Some(fields) = &self.fields else {
            return ItemFailure {
                message: self.raw.and_then(text).unwrap_or_default(),
                sent: true,
                ..ItemFailure::default()
            };
        };
        let is_detail = |key: &str| !names.others.contains(&key) && ![names.code, names.message].contains(&Some(key));
        ItemFailure {
            code: self.text(names.code).map(ErrorCode::new),
            message: self.text(names.message).unwrap_or_default(),
            detail: fields.keys().any(is_detail).then(|| self.json(fields)),
            sent: true,
        }
    }

    /// Returns the JSON text of the result.
    fn json(&self, fields: &Members<'_>) -> String {
        let written = || serde_json::to_string(fields).unwrap_or_default();
        self.raw.map_or_else(written, |raw| raw.get().to_owned())
    }

    /// Returns the text of a field, if there is one and it is not empty.
    fn text(&self, name: Option<&str>) -> Option<String> {
        text(self.field(name?)?).filter(|text| !text.is_empty())
    }
}

fn text(raw: &RawValue) -> Option<String> {
    scalar_text(raw).map(Cow::into_owned)
}

/// Returns the first error of a result whose code is not a success code.
pub(super) fn first_error(
    errors: Option<&RawValue>,
    code: Option<&str>,
    message: Option<&str>,
    envelope: &Envelope,
) -> ItemFailure {
    let all = errors.map(|raw| elements(raw).unwrap_or_else(|| vec![raw])).unwrap_or_default();
    let several = all.len() > 1;
    let failures =
        all.into_iter().map(|raw| ItemResult::new(raw).failure(&FailureFields { code, message, others: &[] }));
    let succeeds = |failure: &ItemFailure| failure.code.as_ref().is_some_and(|code| envelope.succeeds(code.as_str()));
    let first = failures.into_iter().find(|failure| !succeeds(failure));
    let failure = first.unwrap_or(ItemFailure { sent: true, ..ItemFailure::default() });
    let detail = if several { errors.map(|raw| raw.get().to_owned()) } else { failure.detail };
    ItemFailure { detail, ..failure }
}
