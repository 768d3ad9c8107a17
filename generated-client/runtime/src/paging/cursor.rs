//! The position of the next page of results.

use super::page_info::PageInfo;
use super::repeats::Repeats;
use super::rule::{NextPage, PageRule};
use super::tokens::Tokens;
use crate::operation::OperationInfo;
use crate::value::{DecodeFailure, Json};
use std::borrow::Cow;

/// The position of the next page of results, which each response advances.
#[derive(Debug)]
pub(super) struct Cursor {
    state: State,
    tokens: Tokens,
    pub repeats: Repeats,
    /// The number of the next page of results, or of the items before that page.
    number: i64,
    /// The number of items before the first page of results that arrived, if it is known.
    items_before: Option<i64>,
    /// The number of items that arrived.
    received: i64,
}

#[derive(Debug)]
enum State {
    /// The request itself states the position.
    First,
    /// The cursor states the position.
    Further,
    /// No further page of results exists.
    End,
}

impl Cursor {
    /// Creates a cursor at the position that the request states.
    pub fn new(rule: &PageRule, info: &OperationInfo, request: &Json<'_>) -> Self {
        let text = |name: &str| {
            let index = info.fields.iter().position(|field| field.name == name).unwrap_or_default();
            request.member(index, name).scalar().map(Cow::into_owned)
        };
        let number = |name, default| text(name).and_then(|text| text.parse().ok()).unwrap_or(default);
        let (tokens, number) = match rule.next_page {
            NextPage::Token(pairs) => (pairs.iter().map(|(field, _)| text(field).unwrap_or_default()).collect(), 0),
            NextPage::Page { field, first } => (Vec::new(), number(field, first)),
            NextPage::Offset { field } => (Vec::new(), number(field, 0)),
        };
        Self {
            state: State::First,
            tokens: Tokens::new(tokens),
            repeats: Repeats::default(),
            number,
            items_before: None,
            received: 0,
        }
    }

    /// Returns names and values of the fields that request the next page of results; `None` at the
    /// end.
    pub fn fields(&self, rule: &PageRule) -> Option<Vec<(&'static str, String)>> {
        let mut fields = match (&self.state, rule.next_page) {
            (State::End, _) => return None,
            (State::First, _) => Vec::new(),
            (State::Further, NextPage::Token(pairs)) => {
                pairs.iter().map(|(field, _)| *field).zip(self.tokens.last().iter().cloned()).collect()
            }
            (State::Further, NextPage::Page { field, .. } | NextPage::Offset { field }) => {
                vec![(field, self.number.to_string())]
            }
        };
        fields.extend(rule.switch.map(|field| (field, "true".to_owned())));
        Some(fields)
    }

    /// Advances over a page of `count` items.
    ///
    /// # Errors
    ///
    /// Returns an error if the response announces further results without their position, or is the
    /// same once more. The cursor is then at the end. The address of the error begins at the data.
    pub fn advance(&mut self, rule: &PageRule, page_info: &PageInfo, count: usize) -> Result<(), DecodeFailure> {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.received = self.received.saturating_add(count);
        self.state = State::End;
        let has_more = match rule.next_page {
            NextPage::Token(pairs) => self.add_token(pairs, page_info)?,
            NextPage::Page { first, .. } => {
                let skipped_pages = self.number.saturating_sub(first).max(0);
                let items_before = *self.items_before.get_or_insert(skipped_pages.saturating_mul(count));
                self.number = self.number.saturating_add(1);
                has_more(page_info, count, items_before.saturating_add(self.received))
            }
            NextPage::Offset { .. } => {
                self.number = self.number.saturating_add(count);
                let has_more = has_more(page_info, count, self.number);
                if has_more && count == 0 {
                    return Err(failure(rule.more, "false, because the page of results is empty", "true"));
                }
                has_more
            }
        };
        if has_more {
            self.check_repetition(rule, page_info)?;
            self.state = State::Further;
        }
        Ok(())
    }

    /// Checks that the server does not repeat a page of results.
    ///
    /// A repeated token is found without this check.
    fn check_repetition(&mut self, rule: &PageRule, page_info: &PageInfo) -> Result<(), DecodeFailure> {
        let leads_by_token = matches!(rule.next_page, NextPage::Token(_));
        if leads_by_token || !self.repeats.add(page_info.digest) {
            return Ok(());
        }
        let expected = "another page of results (if equal results are expected, raise `equal_pages`)";
        let found = format!("the same page of results {} times in a row", self.repeats.limit());
        Err(failure(None, expected, &found))
    }

    /// Adds the token of the next page of results. Returns whether there is one.
    fn add_token(
        &mut self,
        pairs: &[(&'static str, &'static str)],
        page_info: &PageInfo,
    ) -> Result<bool, DecodeFailure> {
        let path = pairs.first().map(|(_, path)| *path);
        match (page_info.more, page_info.tokens.as_slice()) {
            (Some(false), _) | (None, []) => Ok(false),
            _ if page_info.has_broken_token => {
                Err(failure(path, "the token of the next page of results", "a text with invalid characters"))
            }
            (Some(true), []) => {
                Err(failure(path, "the token of the next page of results, because there are more", "missing"))
            }
            (_, token) if self.tokens.add(token) => Ok(true),
            _ => Err(failure(path, "a new token", "a token that was used before")),
        }
    }
}

/// Whether another page of results follows one of `count` items.
///
/// The response's flag decides, otherwise its positive total, otherwise whether there were items.
/// `position` is the number of all items so far.
fn has_more(page_info: &PageInfo, count: i64, position: i64) -> bool {
    match (page_info.more, page_info.total.filter(|total| *total > 0)) {
        (Some(more), _) => more,
        (None, Some(total)) => count > 0 && position < total,
        (None, None) => count > 0,
    }
}

fn failure(path: Option<&str>, expected: &str, found: &str) -> DecodeFailure {
    DecodeFailure {
        address: path.unwrap_or_default().to_owned(),
        expected: expected.to_owned(),
        found: found.to_owned(),
    }
}
