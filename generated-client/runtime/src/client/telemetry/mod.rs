//! Spans and events of `tracing` about calls, behind the feature `tracing`.
//!
//! A call is a span, and each attempt is a span in it, with the names of OpenTelemetry's HTTP
//! client spans. Spans and events contain no body, query, header or token.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(not(feature = "tracing"))]
pub(super) use off::{CallSpan, note_drift, note_store_failure};
#[cfg(feature = "tracing")]
pub(super) use on::{CallSpan, note_drift, note_store_failure};
