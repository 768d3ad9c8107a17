//! The scripted responses to one call.

use super::response::MockResponse;
use std::collections::VecDeque;

/// The responses to the next calls in their order, then one response to all further calls.
#[derive(Debug, Default)]
pub(super) struct Script {
    pub next: VecDeque<MockResponse>,
    pub always: Option<MockResponse>,
}

impl Script {
    /// Returns the response to the next call.
    pub fn peek(&self) -> Option<&MockResponse> {
        self.next.front().or(self.always.as_ref())
    }

    /// Removes and returns the response to the next call.
    pub fn take(&mut self) -> Option<MockResponse> {
        self.next.pop_front().or_else(|| self.always.clone())
    }
}
