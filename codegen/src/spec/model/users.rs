//! The authorization code flow of a vendor.

use super::errors::ErrorRow;

/// The flow by which users sign in.
#[derive(Clone, Debug, Default)]
pub struct Users {
    /// Path of the page in the browser.
    pub authorize: String,
    /// Base URL of that page, if it differs from the vendor's host.
    pub host: Option<String>,
    /// Values of variables, each with the text in its place in that base URL.
    pub host_values: Vec<(String, String)>,
    /// Text between two scopes.
    pub separator: String,
    /// Largest number of scopes of one sign-in.
    pub most_scopes: Option<u64>,
    /// Scope without which the vendor gives no refresh token.
    pub offline_scope: Option<String>,
    /// Method of the code challenge.
    pub pkce: Option<String>,
    /// Path of the request that exchanges the code.
    pub exchange: String,
    /// Path of the request that renews the token.
    pub refresh: Option<String>,
    /// Whether a refresh token works once.
    pub refresh_once: bool,
    /// Member with the message of an error, if it differs from the envelope's.
    pub message: Option<String>,
    /// Standard names, each with the vendor's name.
    pub names: Vec<(String, String)>,
    /// Dotted path of the missing scopes in the body of a refused call.
    pub missing_scopes: Option<String>,
    /// Remaining seconds below which the client renews the token.
    pub renew_below: u64,
    /// Remaining seconds below which the client no longer uses the token.
    pub unusable_below: u64,
    /// Error codes of both requests.
    pub errors: Vec<ErrorRow>,
}
