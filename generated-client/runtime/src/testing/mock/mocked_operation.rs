//! The handle by which a test scripts responses.

use super::response::MockResponse;
use super::script::Script;
use super::state::{Calls, ServerState};
use crate::testing::loopback::lock;
use std::fmt;
use std::sync::Mutex;

/// The place where a test says what certain calls are answered.
///
/// Without a word about them they get the documented answer. A request that breaks its page's rules,
/// or whose token is not good, gets its own answer and leaves the script as it is.
#[derive(Clone, Copy)]
pub struct MockedOperation<'a> {
    pub(super) state: &'a Mutex<ServerState>,
    pub(super) calls: Calls,
}

impl MockedOperation<'_> {
    /// Adds an answer for one call, after those that wait already.
    ///
    /// # Panics
    ///
    /// If the page has no such code, HTTP cannot carry a header, or nothing of the kind is ever asked.
    #[track_caller]
    #[expect(clippy::return_self_not_must_use, reason = "the answer is added all the same")]
    pub fn once(self, response: impl Into<MockResponse>) -> Self {
        self.times(1, response)
    }

    /// Adds an answer for a number of calls, after those that wait already.
    ///
    /// # Panics
    ///
    /// If the page has no such code, HTTP cannot carry a header, or nothing of the kind is ever asked.
    #[track_caller]
    #[expect(clippy::return_self_not_must_use, reason = "the answers are added all the same")]
    pub fn times(self, times: usize, response: impl Into<MockResponse>) -> Self {
        let response = response.into();
        self.change(&response, |script| script.next.extend(std::iter::repeat_n(response.clone(), times)));
        self
    }

    /// Sets the answer for all calls after those that have one; it takes the place of the documented one.
    ///
    /// # Panics
    ///
    /// If the page has no such code, HTTP cannot carry a header, or nothing of the kind is ever asked.
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
        if let Err(why) = checked {
            panic!("{why}");
        }
    }
}

impl fmt::Debug for MockedOperation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockedOperation").field("calls", &self.calls).finish_non_exhaustive()
    }
}
