//! The root of a client whose services are features.

/// The documented examples.
#[cfg(feature = "testing")]
#[rustfmt::skip]
pub mod examples;
#[rustfmt::skip]
mod generated;

pub use clientloom_runtime::*;
pub use generated::*;
