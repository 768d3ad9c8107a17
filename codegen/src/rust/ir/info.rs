//! The facts of an operation, as constant data.

use serde::Serialize;

use super::docs::Docs;

/// The facts of an operation.
#[derive(Clone, Debug, Serialize)]
pub struct OperationInfo {
    /// Dotted name.
    pub name: String,
    /// Address or title of the page.
    pub source: String,
    /// HTTP method.
    pub method: String,
    /// Path with placeholders.
    pub path: String,
    /// Members of the body of which a caller sets at least one.
    pub either: Vec<String>,
    /// Headers with fixed values.
    pub headers: Vec<(String, String)>,
    /// Query parameters with fixed values.
    pub query: Vec<(String, String)>,
    /// Kinds of tokens, of which a call needs one.
    pub tokens: Vec<String>,
    /// Location of the token in the request.
    pub token_location: TokenLocation,
    /// Scopes, of which a call needs one.
    pub scopes: Vec<String>,
    /// Documented rates.
    pub rates: Vec<Rate>,
    /// Documented number of calls at a time.
    pub concurrency: Option<Concurrency>,
    /// Rows of the page's error table.
    pub errors: Vec<ErrorRow>,
    /// Whether a retry is safe; none if nothing is known.
    pub retry_safe: Option<bool>,
    /// Whether the request's body is `multipart/form-data`.
    pub sends_multipart: bool,
    /// Format of a successful response.
    pub response_format: ResponseFormat,
    /// Content of a successful response without an envelope, if the vendor sends such responses.
    pub bare: Option<BareResponse>,
    /// Whether the members of the response are next to the code.
    pub data_beside: bool,
    /// Members of the response that must be readable, as dotted paths.
    pub strict_members: Vec<String>,
    /// Whether the vendor has deprecated the operation.
    pub deprecated: bool,
    /// Modules from the vendor's to the folder whose service applies.
    pub service_folder: Vec<String>,
}

/// The location of the token in a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum TokenLocation {
    /// `Authorization`, or the headers of a signature.
    Authorization,
    /// These headers.
    Headers(Vec<String>),
    /// Nowhere: the call takes no credentials.
    None,
}

/// A documented rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// Function of the runtime that creates the rate, which names its window.
    pub window: &'static str,
    /// Calls in the window.
    pub calls: u64,
    /// Dotted name of the field to whose values the rate applies; none for all calls.
    pub per: Option<String>,
}

/// The documented number of calls at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Concurrency {
    /// Calls at a time.
    pub max: u64,
    /// Dotted name of the field to whose values the number applies; none for all calls.
    pub per: Option<String>,
}

/// The format of a successful response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ResponseFormat {
    /// JSON.
    Json,
    /// JSON without documented data.
    NoData,
    /// No body.
    Nothing,
    /// A file.
    File,
    /// A redirect that leads to a file.
    RedirectToFile,
    /// A stream of events.
    Events,
}

/// The content of a response without an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum BareResponse {
    /// The fields of the response.
    Members,
    /// The fields of the response, one of which has the name of the envelope's code.
    MembersWithCode,
    /// The value of the one field with this name.
    Whole(String),
}

/// A row of an error table.
#[derive(Clone, Debug, Serialize)]
pub struct ErrorRow {
    /// Error code.
    pub code: String,
    /// Name of the variant.
    pub name: String,
    /// Documentation of the variant.
    pub docs: Docs,
    /// HTTP status.
    pub status: Option<u16>,
    /// Literal message.
    pub message: Option<String>,
    /// Meaning of the code.
    pub meaning: Option<String>,
    /// Advice on what to do.
    pub remedy: Option<String>,
    /// Class of the error, to which the client reacts.
    pub class: Option<String>,
    /// Whether a retry is safe; none if nothing is known.
    pub retry_safe: Option<bool>,
}
