//! Documented rate limits, kept before sending.
//!
//! A client has one rate limiter for each operation, shared by its clones. Each limiter keeps the
//! documented rates of the operation and those of [`Builder::rate`](crate::Builder::rate). A call
//! that would exceed a rate waits for a permit, first come, first served. Every attempt counts;
//! requests that fetch a token do not.
//!
//! # Arrivals
//!
//! A rate is kept where calls arrive. No window at the server contains more requests than the rate
//! allows, wherever the window begins, as long as the way to the server takes at most the slack
//! longer for one request than for another. Opening a connection and a busy machine count against
//! the slack ([`Builder::rate_slack`](crate::Builder::rate_slack), default: 250 ms).
//!
//! - A call takes its permit before it is signed, because fetching a token may take long. The
//!   permit returns to the limiter if the request is not sent.
//! - A request that was sent holds its permit for one window after its latest possible arrival:
//!   the response, or the slack after the start if that is earlier. Permits return in any order.
//! - A request whose call was dropped holds its permit for the slack and the window after the
//!   start.
//! - A rate of more than 1,440 calls in an hour or longer counts its requests in up to 1,440
//!   intervals, and each until the end of its interval leaves the window. Memory is bounded, and a
//!   request waits up to a 1,440th of the window longer.
//! - A token bucket would allow up to double.
//!
//! The client therefore uses about `window / (window + min(response time, slack))` of a rate.
//!
//! # Pauses
//!
//! A server that asks for a pause holds back all calls of the operation, for 24 hours at most. A
//! call whose deadline comes first fails at once, without being sent, and
//! [`Error::retry_after`](crate::Error::retry_after) returns the time that is left. So does a call
//! with a hundredth of the pause left after it (1 second at most).
//!
//! # Calls in flight
//!
//! The calls of all operations share a bound
//! ([`Builder::max_in_flight`](crate::Builder::max_in_flight), default: 200 calls). Each needs a
//! connection, and a process may open 256 files on macOS and 1,024 on Linux by default. A call
//! takes its slot before its permit and holds it until the response was read, files included. Calls
//! that wait for a rate or for a retry hold no slot. Requests that fetch a token need none,
//! because calls in flight wait for them.
//!
//! # Values of fields
//!
//! A page can state rates for each value of a field ([`FieldRate`]), and a number of calls at a
//! time, of all calls or for each value ([`Concurrency`]).
//!
//! - Each value has a limiter of its own, so calls with a busy value do not hold back others. Calls
//!   that leave the field unset share one more limiter.
//! - A call waits for its values first, then for the rates of the operation and a slot of the
//!   client. It therefore holds no slot of the client while it waits for another call to end.
//! - A call counts as one at a time until its response was read, a file until it ended or was
//!   dropped. A retry counts anew, and not while it waits. A batch keeps the number as well.
//! - A pause is about the call's values if the page states no rate of all calls.
//! - A limiter without an effect is forgotten: one whose window has passed, and without calls.
//!
//! # Queues
//!
//! - A permit that its call does not claim within a second goes to the next waiting call, because
//!   a future that is not polled must not block other calls.
//! - Calls for another tenant, or with a token of their own, have limiters of their own.
//!
//! [`Builder::skip_rates`](crate::Builder::skip_rates) switches the documented rates and numbers of
//! calls off.
//!
//! [`FieldRate`]: crate::operation::FieldRate
//! [`Concurrency`]: crate::operation::Concurrency
//!
//! ```
//! use clientloom_runtime::Rate;
//!
//! let rate = Rate::per_minute(100);
//! assert_eq!(rate.window.as_secs(), 60);
//! ```

mod closed;
mod dispatcher;
mod limiter;
mod limiters;
mod long_window;
mod pending;
mod rules;
mod scope;
mod slots;
mod value_limits;
mod window;

pub(crate) use closed::Closed;
pub(crate) use limiter::{Permit, SentRequest};
pub(crate) use limiters::{CallLimits, RateLimiters};
pub(crate) use rules::{RateRules, validate};
pub(crate) use scope::LimiterScope;
pub(crate) use slots::CallSlot;
pub(crate) use value_limits::ValueLimits;
