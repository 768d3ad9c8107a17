//! Reasons of failures in the message of the envelope.

use super::id::ItemId;
use super::status::ItemFailure;
use crate::operation::Envelope;
use crate::value::{ErrorCode, Members, members, scalar_text};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The messages that give no reason for a failure, in lower case.
const NO_REASONS: [&str; 5] = ["", "ok", "success", "successful", "succeeded"];

/// The reasons in an envelope's message.
#[derive(Default)]
pub(super) struct Reasons {
    /// The reason of each key.
    by_key: BTreeMap<String, ItemFailure>,
    /// The reason of all failures; empty if there is none.
    all: String,
}

impl Reasons {
    /// Reads the message.
    ///
    /// - A JSON object maps keys to reasons: texts, or objects in the form of an envelope.
    /// - Any other text is the reason of all failures, unless it only says "success".
    pub fn new(envelope: &Envelope, fields: &Members<'_>) -> Self {
        let Some(raw) = fields.get(envelope.message) else { return Self::default() };
        let text = scalar_text(raw).unwrap_or(Cow::Borrowed(raw.get()));
        if let Ok(by_key) = members(&text) {
            let by_key = by_key.iter().map(|(key, raw)| (key.to_owned(), failure(envelope, raw))).collect();
            return Self { by_key, all: String::new() };
        }
        let plain = text.trim().trim_end_matches(['.', '!']).to_lowercase();
        let all = if NO_REASONS.contains(&plain.as_str()) { String::new() } else { text.into_owned() };
        Self { by_key: BTreeMap::new(), all }
    }

    /// Returns the failure of an item.
    pub fn failure(&self, id: &ItemId) -> ItemFailure {
        let all = || ItemFailure { message: self.all.clone(), sent: true, ..ItemFailure::default() };
        self.by_key.get(&id.to_string()).cloned().unwrap_or_else(all)
    }

    /// Returns the reason that the message gives for an item's key.
    pub fn about(&self, id: &ItemId) -> Option<&str> {
        // Without keys, no text of the id is needed.
        if self.by_key.is_empty() {
            return None;
        }
        self.by_key.get(&id.to_string()).map(|failure| failure.message.as_str())
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
    let message = field(envelope.message);
    let has_detail = message.is_some() && fields.keys().any(|key| key != envelope.code && key != envelope.message);
    ItemFailure {
        code: field(envelope.code).map(ErrorCode::new),
        message: message.unwrap_or_else(text),
        detail: has_detail.then(|| raw.get().to_owned()),
        sent: true,
    }
}
