//! The facts in a response about the next page of results.

use super::repeats::digest;
use super::rule::{NextPage, PageRule};
use crate::operation::{BareResponse, Envelope};
use crate::response::Meta;
use crate::value::{Members, members, scalar_text, truth, whole_number};
use serde_json::value::RawValue;

/// The facts in one response about the next page of results.
#[derive(Debug, Default)]
pub(super) struct PageInfo {
    /// Whether there are more results; `None` if the response does not say.
    pub more: Option<bool>,
    /// The number of all items; `None` if the response does not say.
    pub total: Option<i64>,
    /// The token of the next page of results, in the order of the rule; empty if there is none.
    pub tokens: Vec<String>,
    /// Whether a token has characters in place of those that were sent.
    pub has_broken_token: bool,
    /// The digest of the page of results; 0 if tokens lead to the next one.
    pub digest: u64,
}

impl PageInfo {
    /// Reads the data of a response. A bare response is data as a whole.
    pub fn read(rule: &PageRule, envelope: &Envelope, bare: Option<BareResponse>, meta: &Meta) -> Self {
        let text = bare.map_or_else(|| meta.data(envelope), |_| Some(meta.body()));
        let digest = match rule.next_page {
            NextPage::Token(_) => 0,
            NextPage::Page { .. } | NextPage::Offset { .. } => digest(text.unwrap_or_default()),
        };
        let Some(data) = text.and_then(|data| members(data).ok()) else { return Self { digest, ..Self::default() } };
        // A bare response may be the value of its only field.
        let whole = match bare {
            Some(BareResponse::Whole(name)) if data.get(name).is_none() => Some(name),
            _ => None,
        };
        let member = |path: &str| {
            let inside = whole.and_then(|name| path.strip_prefix(name)?.strip_prefix('.'));
            member(&data, inside.unwrap_or(path))
        };
        let text = |path| scalar_text(member(path)?);
        let mut tokens: Vec<String> = match rule.next_page {
            NextPage::Token(pairs) => {
                pairs.iter().map(|(_, path)| text(path).unwrap_or_default().into_owned()).collect()
            }
            _ => Vec::new(),
        };
        if tokens.iter().all(String::is_empty) {
            tokens.clear();
        }
        let has_broken_token = meta.has_replaced_text() && tokens.iter().any(|token| token.contains('\u{FFFD}'));
        Self {
            has_broken_token,
            more: rule.more.and_then(|path| truth(member(path)?)),
            total: rule.total.and_then(|path| whole_number(member(path)?)),
            tokens,
            digest,
        }
    }
}

/// Returns the member at a dotted path.
fn member<'a>(object: &Members<'a>, path: &str) -> Option<&'a RawValue> {
    match path.split_once('.') {
        None => object.get(path),
        Some((first, rest)) => member(&members(object.get(first)?.get()).ok()?, rest),
    }
}
