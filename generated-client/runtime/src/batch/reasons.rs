//! Reasons of failures that stand in the message of the envelope.

use super::id::ItemId;
use super::status::ItemFailure;
use crate::operation::Envelope;
use crate::value::{ErrorCode, Members, members, scalar_text};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Messages that are no reason for a failure, in lower case.
const NO_REASONS: [&str; 5] = ["", "ok", "success", "successful", "succeeded"];

/// The reasons that an envelope's message gives.
#[derive(Default)]
pub(super) struct Reasons {
    /// A reason for each key.
    each: BTreeMap<String, ItemFailure>,
    /// A reason for all.
    all: String,
}

impl Reasons {
    /// Reads the message. One that is a JSON object gives each key its reason, a text or an object
    /// that is made like an envelope; any other text is the reason of all, unless it only says
    /// "success".
    pub fn of(envelope: &Envelope, fields: &Members<'_>) -> Self {
        let Some(raw) = fields.get(envelope.message) else { return Self::default() };
        let text = scalar_text(raw).unwrap_or(Cow::Borrowed(raw.get()));
        if let Ok(each) = members(&text) {
            let each = each.iter().map(|(key, raw)| (key.to_owned(), failure(envelope, raw))).collect();
            return Self { each, all: String::new() };
        }
        let said = text.trim().trim_end_matches(['.', '!']).to_lowercase();
        let all = if NO_REASONS.contains(&said.as_str()) { String::new() } else { text.into_owned() };
        Self { each: BTreeMap::new(), all }
    }

    /// Returns why an item failed.
    pub fn failure(&self, id: &ItemId) -> ItemFailure {
        let all = || ItemFailure { message: self.all.clone(), sent: true, ..ItemFailure::default() };
        self.each.get(&id.to_string()).cloned().unwrap_or_else(all)
    }

    /// Returns what is said about an item by its key.
    pub fn about(&self, id: &ItemId) -> Option<&str> {
        if self.each.is_empty() { None } else { self.each.get(&id.to_string()).map(|failure| failure.message.as_str()) }
    }
}

fn failure(envelope: &Envelope, raw: &serde_json::value::RawValue) -> ItemFailure {
    let text = || scalar_text(raw).unwrap_or(Cow::Borrowed(raw.get())).into_owned();
    let Ok(fields) = members(raw.get()) else {
        return ItemFailure { message: text(), sent: true, ..ItemFailure::default() };
    };
    let field = |name: &str| {
        let text = scalar_text(fields.get(name)?)?;
        if text.is_empty() { None } else { Some(text.into_owned()) }
    };
    let said = field(envelope.message);
    let more = said.is_some() && fields.keys().any(|key| key != envelope.code && key != envelope.message);
    ItemFailure {
        code: field(envelope.code).map(ErrorCode::new),
        message: said.unwrap_or_else(text),
        detail: more.then(|| raw.get().to_owned()),
        sent: true,
    }
}
