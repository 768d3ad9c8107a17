//! Where in the results the next page begins.

use super::tokens::Tokens;
use super::told::Told;
use super::{PageRule, Turn};
use crate::decode::Failure;
use crate::{Info, Json};
use std::borrow::Cow;

/// Where the next page begins, moved on by each reply.
#[derive(Debug)]
pub(super) struct Place {
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

impl Place {
    /// The place that the request itself states.
    pub fn of(rule: &PageRule, info: &Info, request: &Json<'_>) -> Self {
        let text = |name: &str| {
            let index = info.fields.iter().position(|field| field.name == name).unwrap_or_default();
            request.member(index, name).scalar().map(Cow::into_owned)
        };
        let number = |name, none| text(name).and_then(|text| text.parse().ok()).unwrap_or(none);
        let (tokens, number) = match rule.turn {
            Turn::Token(pairs) => (pairs.iter().map(|(field, _)| text(field).unwrap_or_default()).collect(), 0),
            Turn::Page { field, first } => (Vec::new(), number(field, first)),
            Turn::Offset { field } => (Vec::new(), number(field, 0)),
        };
        Self { next: Next::First, tokens: Tokens::new(tokens), number, before: None, came: 0 }
    }

    /// Returns the fields that the next page is asked for with, and what goes into them; `None` at the end.
    pub fn fields(&self, rule: &PageRule) -> Option<Vec<(&'static str, String)>> {
        let mut fields = match (&self.next, rule.turn) {
            (Next::End, _) => return None,
            (Next::First, _) => Vec::new(),
            (Next::Further, Turn::Token(pairs)) => {
                pairs.iter().map(|(field, _)| *field).zip(self.tokens.last().iter().cloned()).collect()
            }
            (Next::Further, Turn::Page { field, .. } | Turn::Offset { field }) => {
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
    pub fn turn(&mut self, rule: &PageRule, told: &Told, count: usize) -> Result<(), Failure> {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.came = self.came.saturating_add(count);
        self.next = Next::End;
        let goes_on = match rule.turn {
            Turn::Token(pairs) => self.take(pairs, told)?,
            Turn::Page { first, .. } => {
                let before =
                    *self.before.get_or_insert((self.number.saturating_sub(first).max(0)).saturating_mul(count));
                self.number = self.number.saturating_add(1);
                goes_on(told, count, before.saturating_add(self.came))
            }
            Turn::Offset { .. } => {
                self.number = self.number.saturating_add(count);
                let goes_on = goes_on(told, count, self.number);
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
    fn take(&mut self, pairs: &[(&'static str, &'static str)], told: &Told) -> Result<bool, Failure> {
        let path = pairs.first().map(|(_, path)| *path);
        match (told.more, told.tokens.as_slice()) {
            (Some(false), _) | (None, []) => Ok(false),
            (Some(true), []) => Err(failure(path, "the token of the next page, as there is more", "nothing")),
            (_, token) if self.tokens.take(token) => Ok(true),
            _ => Err(failure(path, "the token of another page", "one that was sent before")),
        }
    }
}

/// Whether a page of `count` items, with which `position` items are behind, is followed by another one. What counts is
/// what the reply says; else the number of all items, if it is one, and at last that a page has items.
fn goes_on(told: &Told, count: i64, position: i64) -> bool {
    match (told.more, told.total.filter(|total| *total > 0)) {
        (Some(more), _) => more,
        (None, Some(total)) => count > 0 && position < total,
        (None, None) => count > 0,
    }
}

fn failure(path: Option<&str>, expected: &str, found: &str) -> Failure {
    Failure { address: path.unwrap_or_default().to_owned(), expected: expected.to_owned(), found: found.to_owned() }
}
