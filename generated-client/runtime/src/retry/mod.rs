//! The decision about another attempt, and the wait before it.
//!
//! The decision is made by data: the error, the row of its code, and the
//! [`RetrySafety`](crate::operation::RetrySafety) of the operation. The row decides first, then the
//! HTTP status.
//!
//! - A call that was not sent, because there was no connection or no token, may be retried.
//! - A call with an unknown outcome is retried only if its page says that a second call does no
//!   harm.
//! - A response that reports too many calls pauses the rate limiter of the operation, so that its
//!   other calls wait as well.
//! - A refused token is replaced once, and once more if the token store has another by then.
//!   These attempts count neither as retries nor against the budget.
//! - A request whose body is a stream is not sent again once the stream was read.
//!
//! The client waits as long as the server asks, up to two minutes; if the server asks for longer,
//! the call fails. A server that reports too many calls then closes the rate limiter of the
//! operation for as long as it asks, up to 24 hours: calls whose deadline comes first fail at once.
//! Otherwise the wait has full jitter: it is a random part of a bound that doubles with each
//! attempt. Without jitter, calls that failed together would retry together. A wait that would pass
//! the deadline of the call does not begin.
//!
//! All calls of a client share a budget of retries. A retry is reserved while its call waits, and
//! returns to the budget if it is not made, for example because its call was dropped. An outage
//! uses the budget up, and calls then fail at once until some succeed.
//! [`Builder::attempts`](crate::Builder::attempts), [`Builder::backoff`](crate::Builder::backoff)
//! and [`Builder::retry_budget`](crate::Builder::retry_budget) set the numbers:
//!
//! ```
//! use clientloom_runtime::Options;
//! use std::time::Duration;
//!
//! let once = Options::new().attempts(1).timeout(Duration::from_secs(10));
//! ```

mod backoff;
mod budget;
mod decision;
mod next_step;

pub(crate) use backoff::Backoff;
pub(crate) use budget::{ReservedRetry, RetryBudget};
pub(crate) use next_step::{NextStep, RetryRules, RetryState, is_closed, next_step};
