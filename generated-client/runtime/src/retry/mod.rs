//! The decision about another attempt, and the wait before it.

mod backoff;
mod budget;
mod decision;

pub(crate) use backoff::Backoff;
pub(crate) use budget::RetryBudget;
pub(crate) use decision::{RetryDecision, decide};
