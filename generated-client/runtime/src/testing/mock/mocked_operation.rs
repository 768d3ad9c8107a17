//! The handle with which a test scripts responses.

use super::response::MockResponse;
use super::script::Script;
use super::state::{Calls, ServerState};
use crate::testing::loopback::lock;
use std::fmt;
use std::sync::Mutex;

/// The scripted responses to certain calls.
///
/// A call without a scripted response gets the documented one. A request that breaks rules of its
/// page, or has an invalid token, gets an error and uses up no scripted response.
#[derive(Clone, Copy)]
pub struct MockedOperation<'a> {
    pub(super) state: &'a Mutex<ServerState>,
    pub(super) calls: Calls,
}

impl MockedOperation<'_> {
    /// Adds a response to one call, after the responses that were added before.
    ///
    /// # Panics
    ///
    /// Panics in these cases:
    ///
    /// - The page documents no such code.
    /// - A header is not valid in HTTP.
    /// - The script is for token requests, and no vendor of the server issues tokens.
    #[track_caller]
    #[expect(clippy::return_self_not_must_use, reason = "the response is added in any case")]
    pub fn once(self, response: impl Into<MockResponse>) -> Self {
        self.times(1, response)
    }

    /// Adds a response to a number of calls, after the responses that were added before.
    ///
    /// # Panics
    ///
    /// Panics in these cases:
    ///
    /// - The page documents no such code.
    /// - A header is not valid in HTTP.
    /// - The script is for token requests, and no vendor of the server issues tokens.
    #[track_caller]
    #[expect(clippy::return_self_not_must_use, reason = "the responses are added in any case")]
    pub fn times(self, times: usize, response: impl Into<MockResponse>) -> Self {
        let response = response.into();
        self.change(&response, |script| script.next.extend(std::iter::repeat_n(response.clone(), times)));
        self
    }

    /// Sets the response to all calls after the added responses, instead of the documented one.
    ///
    /// # Panics
    ///
    /// Panics in these cases:
    ///
    /// - The page documents no such code.
    /// - A header is not valid in HTTP.
    /// - The script is for token requests, and no vendor of the server issues tokens.
    #[track_caller]
    pub fn always(self, response: impl Into<MockResponse>) {
        let response = response.into();
        self.change(&response, |script| script.always = Some(response.clone()));
    }

    #[track_caller]
    fn change(&self, response: &MockResponse, change: impl FnOnce(&mut Script)) {
        let checked = {
            let mut state = lock(self.state);
            let checked = state.check(self.calls, response);
            if checked.is_ok() {
                change(state.script(self.calls));
            }
            checked
        };
        if let Err(message) = checked {
            panic!("{message}");
        }
    }
}

impl fmt::Debug for MockedOperation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockedOperation").field("calls", &self.calls).finish_non_exhaustive()
    }
}
