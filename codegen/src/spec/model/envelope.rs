//! The members that wrap each response, and the log id.

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

/// Where the log id stands.
#[derive(Clone, Debug, Default)]
pub struct LogId {
    /// Reply headers.
    pub headers: Vec<String>,
    /// Members of the reply.
    pub fields: Vec<String>,
}
