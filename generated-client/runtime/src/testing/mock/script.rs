//! What a test has said about the answers to one call.

use super::Answer;
use super::book::{Book, Calls};
use crate::testing::loopback::lock;
use std::collections::VecDeque;
use std::fmt;
use std::sync::Mutex;

/// Answers in the order in which they are given, then one for all that follow.
#[derive(Debug, Default)]
pub(super) struct Script {
    next: VecDeque<Answer>,
    always: Option<Answer>,
}

impl Script {
    pub fn peek(&self) -> Option<&Answer> {
        self.next.front().or(self.always.as_ref())
    }

    pub fn take(&mut self) -> Option<Answer> {
        self.next.pop_front().or_else(|| self.always.clone())
    }
}

/// The place where a test says what certain calls are answered.
///
/// Without a word about them they get the documented answer. A request that breaks its page's rules,
/// or whose token is not good, gets its own answer and leaves the script as it is.
#[derive(Clone, Copy)]
pub struct On<'a> {
    pub(super) book: &'a Mutex<Book>,
    pub(super) calls: Calls,
}

impl On<'_> {
    /// Adds an answer for one call, after those that wait already.
    ///
    /// # Panics
    ///
    /// If the page has no such code, HTTP cannot carry a header, or nothing of the kind is ever asked.
    #[track_caller]
    #[expect(clippy::return_self_not_must_use, reason = "the answer is added all the same")]
    pub fn once(self, answer: impl Into<Answer>) -> Self {
        self.times(1, answer)
    }

    /// Adds an answer for a number of calls, after those that wait already.
    ///
    /// # Panics
    ///
    /// If the page has no such code, HTTP cannot carry a header, or nothing of the kind is ever asked.
    #[track_caller]
    #[expect(clippy::return_self_not_must_use, reason = "the answers are added all the same")]
    pub fn times(self, times: usize, answer: impl Into<Answer>) -> Self {
        let answer = answer.into();
        self.change(&answer, |script| script.next.extend(std::iter::repeat_n(answer.clone(), times)));
        self
    }

    /// Sets the answer for all calls after those that have one; it takes the place of the documented one.
    ///
    /// # Panics
    ///
    /// If the page has no such code, HTTP cannot carry a header, or nothing of the kind is ever asked.
    #[track_caller]
    pub fn always(self, answer: impl Into<Answer>) {
        let answer = answer.into();
        self.change(&answer, |script| script.always = Some(answer.clone()));
    }

    #[track_caller]
    fn change(&self, answer: &Answer, change: impl FnOnce(&mut Script)) {
        let checked = {
            let mut book = lock(self.book);
            let checked = book.check(self.calls, answer);
            if checked.is_ok() {
                change(book.script(self.calls));
            }
            checked
        };
        if let Err(why) = checked {
            panic!("{why}");
        }
    }
}

impl fmt::Debug for On<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("On").field("calls", &self.calls).finish_non_exhaustive()
    }
}
