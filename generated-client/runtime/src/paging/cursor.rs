//! Where in the results the next page begins.

use super::page_info::PageInfo;
use super::rule::{NextPage, PageRule};
use super::tokens::Tokens;
use crate::operation::OperationInfo;
use crate::value::{DecodeFailure, Json};
use std::borrow::Cow;

/// Where the next page begins, moved on by each reply.
#[derive(Debug)]
pub(super) struct Cursor {
    /// What the next page is asked for with; as the request is for the first one.
    next: Next,
    tokens: Tokens,
    /// The number of the next page, or of the items before it.
    number: i64,
    /// How many items stand before the first page that came, as far as that can be told.
    before: Option<i64>,
    /// How many items came.
    came: i64,
}

#[derive(Debug)]
enum Next {
    First,
    Further,
    End,
}

impl Cursor {
    /// The place that the request itself states.
    pub fn of(rule: &PageRule, info: &OperationInfo, request: &Json<'_>) -> Self {
        let text = |name: &str| {
            let index = info.fields.iter().position(|field| field.name == name).unwrap_or_default();
            request.member(index, name).scalar().map(Cow::into_owned)
        };
        let number = |name, none| text(name).and_then(|text| text.parse().ok()).unwrap_or(none);
        let (tokens, number) = match rule.next_page {
            NextPage::Token(pairs) => (pairs.iter().map(|(field, _)| text(field).unwrap_or_default()).collect(), 0),
            NextPage::Page { field, first } => (Vec::new(), number(field, first)),
            NextPage::Offset { field } => (Vec::new(), number(field, 0)),
        };
        Self { next: Next::First, tokens: Tokens::new(tokens), number, before: None, came: 0 }
    }

    /// Returns the fields that the next page is asked for with, and what goes into them; `None` at the end.
    pub fn fields(&self, rule: &PageRule) -> Option<Vec<(&'static str, String)>> {
        let mut fields = match (&self.next, rule.next_page) {
            (Next::End, _) => return None,
            (Next::First, _) => Vec::new(),
            (Next::Further, NextPage::Token(pairs)) => {
                pairs.iter().map(|(field, _)| *field).zip(self.tokens.last().iter().cloned()).collect()
            }
            (Next::Further, NextPage::Page { field, .. } | NextPage::Offset { field }) => {
                vec![(field, self.number.to_string())]
            }
        };
        fields.extend(rule.switch.map(|field| (field, "true".to_owned())));
        Some(fields)
    }

    /// Moves on behind a page of `count` items. After a reply that says there is more and not where, it is at its end.
    ///
    /// # Errors
    ///
    /// What is wrong with such a reply; its address is that within the data.
    pub fn advance(&mut self, rule: &PageRule, page_info: &PageInfo, count: usize) -> Result<(), DecodeFailure> {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.came = self.came.saturating_add(count);
        self.next = Next::End;
        let goes_on = match rule.next_page {
            NextPage::Token(pairs) => self.take(pairs, page_info)?,
            NextPage::Page { first, .. } => {
                let before =
                    *self.before.get_or_insert((self.number.saturating_sub(first).max(0)).saturating_mul(count));
                self.number = self.number.saturating_add(1);
                goes_on(page_info, count, before.saturating_add(self.came))
            }
            NextPage::Offset { .. } => {
                self.number = self.number.saturating_add(count);
                let goes_on = goes_on(page_info, count, self.number);
                if goes_on && count == 0 {
                    return Err(failure(rule.more, "false, as no items came", "true"));
                }
                goes_on
            }
        };
        if goes_on {
            self.next = Next::Further;
        }
        Ok(())
    }

    /// Takes the token of the next page, if there is one.
    fn take(&mut self, pairs: &[(&'static str, &'static str)], page_info: &PageInfo) -> Result<bool, DecodeFailure> {
        let path = pairs.first().map(|(_, path)| *path);
        match (page_info.more, page_info.tokens.as_slice()) {
            (Some(false), _) | (None, []) => Ok(false),
            (Some(true), []) => Err(failure(path, "the token of the next page, as there is more", "nothing")),
            (_, token) if self.tokens.take(token) => Ok(true),
            _ => Err(failure(path, "the token of another page", "one that was sent before")),
        }
    }
}

/// Whether a page of `count` items, with which `position` items are behind, is followed by another one. What counts is
/// what the reply says; else the number of all items, if it is one, and at last that a page has items.
fn goes_on(page_info: &PageInfo, count: i64, position: i64) -> bool {
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
