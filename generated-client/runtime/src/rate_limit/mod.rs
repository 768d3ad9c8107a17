//! Documented rate limits, kept before sending.

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
