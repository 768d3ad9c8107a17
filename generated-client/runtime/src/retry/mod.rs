//! The decision about another attempt, and the wait before it.
//!
//! The decision is made by data: the error, the row of its code, and the
//! [`RetrySafety`](crate::operation::RetrySafety) of the operation. A call that was not sent is
//! always safe to retry. A call with an unknown outcome is retried only if the page says that a
//! second call does no harm.
//!
//! The wait grows exponentially and is random, unless the server says how long to wait. A budget
//! over all calls of a client keeps an outage from being multiplied by retries.
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

pub(crate) use backoff::Backoff;
pub(crate) use budget::RetryBudget;
pub(crate) use decision::{RetryDecision, decide};
