//! Features of the crate that contains the generated code.

use serde::Serialize;

/// Features of the crate that contains the generated code.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Options {
    /// Whether the crate has a feature `serde`, under which types derive its traits.
    pub serde: bool,
    /// Whether the crate has a feature for each vendor.
    pub features: bool,
    /// Whether the crate has a feature `testing`, under which it contains the documented examples.
    pub examples: bool,
    /// Path of the module with the vendors, such as `rooms` or `rooms::client`.
    ///
    /// Examples in the documentation import their types from this path. Without it the
    /// documentation has no examples.
    pub client_path: Option<String>,
}
