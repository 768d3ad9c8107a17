//! The flow by which users of a vendor sign in.

use super::docs::Docs;
use super::info::ErrorRow;

/// The flow, a static, and the service of its requests, another one.
#[derive(Clone, Debug)]
pub struct Users {
    /// Documentation of the flow.
    pub docs: Docs,
    /// Name of the static.
    pub data: String,
    /// Name of the static with the service.
    pub service: String,
    /// Documentation of that service: its error codes.
    pub service_docs: Docs,
    /// Kind of token.
    pub token: String,
    /// Path of the page in the browser.
    pub authorize: String,
    /// Base URL of that page, if it differs from the vendor's host.
    pub host: Option<String>,
    /// Values of variables, each with the text in its place.
    pub host_texts: Vec<(String, String)>,
    /// Text between two scopes, if it is not a space.
    pub separator: Option<String>,
    /// Largest number of scopes.
    pub max_scopes: Option<u64>,
    /// Scope without which the vendor gives no refresh token.
    pub offline_scope: Option<String>,
    /// Whether the flow takes a code challenge.
    pub has_pkce: bool,
    /// Path of the request that exchanges the code.
    pub exchange: String,
    /// Path of the request that renews the token.
    pub refresh: Option<String>,
    /// Whether a refresh token works once.
    pub is_refresh_once: bool,
    /// Standard names, each with the vendor's name.
    pub names: Vec<(String, String)>,
    /// Dotted path of the missing scopes.
    pub missing_scopes: Option<String>,
    /// Remaining lifetime, in seconds, below which the client renews the token.
    pub renew_below: u64,
    /// Remaining lifetime, in seconds, below which the client does not use the token.
    pub unusable_below: u64,
    /// Member with the message of an error, if it differs from the envelope's.
    pub message: Option<String>,
    /// Error codes of both requests, then those of any call.
    pub errors: Vec<ErrorRow>,
}
