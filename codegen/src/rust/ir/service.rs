//! Facts that operations share on the wire.

use serde::Serialize;

use super::docs::Docs;
use super::info::ErrorRow;

/// Facts that operations share on the wire; an absent part is that of the level above.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Service {
    /// Documentation, with the error codes of this level.
    pub docs: Docs,
    /// Name of the vendor, at the first level.
    pub vendor: Option<String>,
    /// Host with variables.
    pub host: Option<String>,
    /// Variables with their values.
    pub variables: Vec<(String, Vec<String>)>,
    /// Headers of every call.
    pub headers: Vec<(String, String)>,
    /// Envelope of the responses.
    pub envelope: Option<Envelope>,
    /// Places of the log ID in a response.
    pub log_id: Option<LogId>,
    /// Response headers that state a wait.
    pub retry_after: Vec<String>,
    /// Response members that state a wait.
    pub retry_after_fields: Vec<String>,
    /// Such headers and members with the variants of their units.
    pub retry_after_counts: Vec<(String, String)>,
    /// Error codes of every call.
    pub errors: Vec<ErrorRow>,
}

/// The places of the log ID in a response.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LogId {
    /// Headers.
    pub headers: Vec<String>,
    /// Members of the body.
    pub fields: Vec<String>,
}

/// The envelope of a response.
#[derive(Clone, Debug, Default, Serialize)]
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
#[derive(Clone, Debug, Serialize)]
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
