//! Choices of the crate that contains the generated code.

use std::collections::BTreeSet;

use serde::Serialize;

/// Choices of the crate that contains the generated code: its features and services.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Options {
    /// Whether the crate has a feature for each service.
    pub features: bool,
    /// Whether the client has the events of the vendors. With `features`, the crate needs a feature
    /// `events`, which enables that of the runtime.
    pub events: bool,
    /// Whether the crate has a feature `testing`, under which it contains the documented examples.
    pub examples: bool,
    /// Features of the services to generate (default: all).
    // The choice decides which files there are. The text of one depends on its model alone.
    #[serde(skip)]
    pub services: Option<BTreeSet<String>>,
    /// Path of the module with the vendors, such as `rooms` or `rooms::client`.
    ///
    /// Examples in the documentation import their types from this path. Without it the
    /// documentation has no examples.
    pub client_path: Option<String>,
}
