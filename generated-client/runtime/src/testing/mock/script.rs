//! What a test has said about the answers to one call.

use super::response::MockResponse;
use std::collections::VecDeque;

/// Answers in the order in which they are given, then one for all that follow.
#[derive(Debug, Default)]
pub(super) struct Script {
    pub next: VecDeque<MockResponse>,
    pub always: Option<MockResponse>,
}

impl Script {
    pub fn peek(&self) -> Option<&MockResponse> {
        self.next.front().or(self.always.as_ref())
    }

    pub fn take(&mut self) -> Option<MockResponse> {
        self.next.pop_front().or_else(|| self.always.clone())
    }
}
