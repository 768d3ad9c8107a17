//! What operations share on the wire.

use super::docs::Docs;
use super::info::ErrorRow;

/// What operations share on the wire; absent parts are those of the level above.
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// The vendor's name, at the first level.
    pub vendor: Option<String>,
    /// Host with variables.
    pub host: Option<String>,
    /// Variables with their values.
    pub variables: Vec<(String, Vec<String>)>,
    /// Headers that every call carries.
    pub headers: Vec<(String, String)>,
    /// How replies are wrapped.
    pub envelope: Option<Envelope>,
    /// Response headers and members with the log id.
    pub log_id: Option<(Vec<String>, Vec<String>)>,
    /// Response headers with seconds to wait.
    pub retry_after: Vec<String>,
    /// Codes of any call.
    pub errors: Vec<ErrorRow>,
}

/// How replies are wrapped.
#[derive(Clone, Debug, Default)]
pub struct Envelope {
    /// Member with the code.
    pub code: String,
    /// Member with the message.
    pub message: String,
    /// Member with a second message.
    pub detail: Option<String>,
    /// Member with the data.
    pub data: Option<String>,
    /// Codes of success.
    pub success: Vec<String>,
    /// Codes of failure.
    pub failure: Vec<String>,
    /// Members with the code of a failure.
    pub error_codes: Vec<String>,
    /// Further members.
    pub known: Vec<String>,
}

/// A variable of a host, an enum in Rust.
#[derive(Clone, Debug)]
pub struct Variable {
    /// Name in the host.
    pub wire: String,
    /// Name of the enum.
    pub rust: String,
    /// Documentation.
    pub docs: Docs,
    /// Values with their variants, the default first.
    pub values: Vec<(String, String)>,
}
