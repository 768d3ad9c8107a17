//! Spans and events of `tracing` about calls, if that feature is on; else nothing.
//!
//! A call is a span, and so is each attempt in it, with the names of OpenTelemetry's HTTP client
//! spans. Neither has a body, a query, a header or a token.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(not(feature = "tracing"))]
pub(super) use off::{CallSpan, note_drift, note_store_failure};
#[cfg(feature = "tracing")]
pub(super) use on::{CallSpan, note_drift, note_store_failure};
