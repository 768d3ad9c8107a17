//! Documented rate limits, kept before sending.
//!
//! A client has one rate limiter for each operation, shared by its clones. Each limiter keeps the
//! documented rates of the operation and those of [`Builder::rate`](crate::Builder::rate). A call
//! that would exceed a rate waits for a permit, first come, first served. Every attempt counts;
//! requests that fetch a token do not.
//!
//! - A call takes its permit before it is signed, because fetching a token may take long. The
//!   permit becomes an instant in a sliding window when the request is sent, and returns to the
//!   limiter if the request is not sent.
//! - No window of a rate contains more requests than the rate allows, wherever the window begins.
//!   A token bucket would allow up to double.
//! - A server that asks for a pause holds back all calls of the operation.
//! - A permit that its call does not claim within a second goes to the next waiting call, because
//!   a future that is not polled must not block other calls.
//! - Calls for another tenant, or with a token of their own, have limiters of their own.
//!
//! [`Builder::skip_rates`](crate::Builder::skip_rates) switches the documented rates off.
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

pub(crate) use limiter::Permit;
pub(crate) use limiters::RateLimiters;
pub(crate) use scope::LimiterScope;
pub(crate) use validate::validate;
