//! The next step of the call loop after a failed attempt.

use super::budget::{ReservedRetry, RetryBudget};
use super::decision::{RetryDecision, decide};
use crate::error::Error;
use crate::operation::RetrySafety;
use std::time::Duration;

/// The longest wait of one call that the client accepts from the server.
const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// The rules for retries of one call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RetryRules {
    /// Whether a second call does harm, according to the page.
    pub safety: RetrySafety,
    /// The largest number of attempts, including the first.
    pub max_attempts: u32,
}

/// The state of a call after a failed attempt.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RetryState {
    /// The number of attempts so far, without those whose token was replaced.
    pub attempts: u32,
    /// Whether the vendor refused the token of this attempt, and the signer can get another.
    pub is_token_refused: bool,
    /// The number of earlier attempts of the call that led to another token.
    pub replaced_tokens: u32,
    /// Whether the signer has another token already, which it need not fetch.
    pub has_other_token: bool,
    /// Whether a stream in the body was read, so that the body cannot be sent again.
    pub is_body_consumed: bool,
    /// The time until the deadline of the call.
    pub time_left: Duration,
    /// The random wait before the next attempt, unless the server asks for another.
    pub backoff: Duration,
}

/// The next step of the call loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NextStep {
    /// Return the error.
    Fail {
        /// The pause of the operation's rate limiter that the server asks for.
        pause: Option<Duration>,
        /// Whether the consumed body is the reason.
        is_body_consumed: bool,
    },
    /// Make another attempt with another token, outside attempts and budget.
    ReplaceToken,
    /// Wait, then make another attempt.
    Retry {
        wait: Duration,
        /// Whether the operation's rate limiter pauses for the wait, so that its other calls wait
        /// as well.
        pauses_limiter: bool,
        /// Whether the server asks for the wait.
        is_asked: bool,
    },
}

/// Returns the next step after an attempt failed with `error`.
pub(crate) fn next_step(error: &Error, state: &RetryState, rules: RetryRules) -> NextStep {
    let may_replace_token = match state.replaced_tokens {
        0 => true,
        1 => state.has_other_token,
        _ => false,
    };
    if state.is_token_refused && may_replace_token && !state.is_body_consumed {
        return NextStep::ReplaceToken;
    }
    let (asked, pauses_limiter, may_retry) = match decide(error, rules.safety) {
        RetryDecision::Never => {
            let is_body_consumed = state.is_body_consumed && state.is_token_refused;
            return NextStep::Fail { pause: None, is_body_consumed };
        }
        RetryDecision::Retry(asked) => (asked, false, true),
        RetryDecision::TooManyRequests { wait, may_retry } => (wait, true, may_retry),
    };
    let has_attempts = may_retry && state.attempts < rules.max_attempts;
    let is_body_consumed = state.is_body_consumed && has_attempts;
    let wait = asked.unwrap_or(state.backoff);
    let is_too_long = asked.is_some_and(is_too_long) || wait >= state.time_left;
    if has_attempts && !state.is_body_consumed && !is_too_long {
        NextStep::Retry { wait, pauses_limiter, is_asked: asked.is_some() }
    } else {
        NextStep::Fail { pause: asked.filter(|_| pauses_limiter), is_body_consumed }
    }
}

/// Whether the server asks for a longer wait than the client accepts.
fn is_too_long(asked: Duration) -> bool {
    asked > LONGEST_WAIT
}

/// Whether the calls that follow would fail as well, because the server asks for a long wait.
///
/// The error is that of a call after which the server closed the limiter for longer than a call
/// waits, or of a call that was not sent because it would end before the wait.
pub(crate) fn is_closed(error: &Error) -> bool {
    match (decide(error, RetrySafety::NotSaid), error) {
        (RetryDecision::TooManyRequests { wait, .. }, _) => wait.is_some_and(is_too_long),
        (_, Error::Transport(error)) => error.retry_after().is_some(),
        _ => false,
    }
}

impl NextStep {
    /// Reserves a retry in the budget, or turns the retry into a failure if none is left.
    pub fn within(self, budget: &RetryBudget) -> (Self, Option<ReservedRetry<'_>>) {
        let Self::Retry { wait, pauses_limiter, is_asked } = self else { return (self, None) };
        let Some(retry) = budget.reserve() else {
            let pause = (pauses_limiter && is_asked).then_some(wait);
            return (Self::Fail { pause, is_body_consumed: false }, None);
        };
        (self, Some(retry))
    }
}

#[cfg(test)]
#[path = "next_step_test.rs"]
mod test;
