//! Documented rate limits, kept before sending.
//!
//! A client has one rate limiter for each operation, shared by its clones. Each limiter keeps the
//! documented rates of the operation and those of [`Builder::rate`](crate::Builder::rate) in a
//! sliding window. A call that would exceed a rate waits for a permit, first come, first served. A
//! server that asks for a pause holds back all calls of the operation.
//!
//! Every attempt counts, and fetching a token does not. Calls for another tenant or with a token of
//! their own have limiters of their own. [`Builder::skip_rates`](crate::Builder::skip_rates)
//! switches the documented rates off.
//!
//! ```
//! use clientloom_runtime::Rate;
//!
//! let rate = Rate::per_minute(100);
//! assert_eq!(rate.window.as_secs(), 60);
//! ```

mod dispatcher;
mod limiter;
mod limiters;
mod pending;
mod scope;
mod validate;
mod window;

pub(crate) use limiters::RateLimiters;
pub(crate) use scope::LimiterScope;
pub(crate) use validate::validate;
