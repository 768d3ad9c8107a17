//! The facts of an operation: where it goes, by which rules, and what it may answer.

use super::docs::Docs;

/// The facts of an operation.
#[derive(Clone, Debug)]
pub struct OperationInfo {
    /// Dotted name.
    pub name: String,
    /// Address or title of the page.
    pub source: String,
    /// HTTP method.
    pub method: String,
    /// Path with placeholders.
    pub path: String,
    /// Fixed headers.
    pub headers: Vec<(String, String)>,
    /// Fixed query parameters.
    pub query: Vec<(String, String)>,
    /// Kinds of token.
    pub tokens: Vec<String>,
    /// Scopes.
    pub scopes: Vec<String>,
    /// Calls a minute and a second.
    pub rates: [Option<u64>; 2],
    /// The page's rows.
    pub errors: Vec<ErrorRow>,
    /// Whether it is safe to retry.
    pub retry_safe: Option<bool>,
    /// Whether the body travels as `multipart/form-data`.
    pub sends_multipart: bool,
    /// Whether a success is a file.
    pub receives_file: bool,
    /// How a success without its envelope is read.
    pub bare: Option<BareResponse>,
    /// Whether the page calls it deprecated.
    pub deprecated: bool,
    /// How many modules up its service stands.
    pub service_above: usize,
}

/// What a reply without its envelope holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BareResponse {
    /// The reply's fields.
    Members,
    /// The one field of this name.
    Whole(String),
}

/// A row of an error table.
#[derive(Clone, Debug)]
pub struct ErrorRow {
    /// The code.
    pub code: String,
    /// Name of the variant.
    pub name: String,
    /// Documentation of the variant.
    pub docs: Docs,
    /// HTTP status.
    pub status: Option<u16>,
    /// Literal message.
    pub message: Option<String>,
    /// Its meaning.
    pub meaning: Option<String>,
    /// What to do.
    pub remedy: Option<String>,
    /// What the client has to know.
    pub class: Option<String>,
    /// Whether the call may be retried.
    pub retry_safe: Option<bool>,
}
