//! What a program sees of its calls: spans and events of `tracing`, if that feature is on; else nothing.
//!
//! A call is a span, and so is each attempt in it, with the names of OpenTelemetry's HTTP client spans. Neither has a
//! body, a query, a header or a token.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{Sight, drift, store};
#[cfg(feature = "tracing")]
pub(crate) use on::{Sight, drift, store};
