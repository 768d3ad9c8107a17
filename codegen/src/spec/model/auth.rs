//! Authentication methods and token exchanges.

use super::operation::Http;
use super::users::Users;

/// An authentication method of a vendor.
#[derive(Clone, Debug)]
pub struct Auth {
    /// Name of the builder's method.
    pub name: String,
    /// `bearer`, `token_exchange`, `authorization_code` or `eop`.
    pub scheme: String,
    /// Kind of token that the method provides.
    pub token: String,
    /// Source of the credentials, for users.
    pub doc: String,
    /// Names of the credentials.
    pub credentials: Vec<String>,
    /// Exchange of the credentials for a token.
    pub exchange: Option<Exchange>,
    /// Exchange of the token for tokens of tenants.
    pub tenants: Option<Tenants>,
    /// Flow by which users sign in.
    pub users: Option<Users>,
}

/// The exchange of an app's token for tokens of its tenants.
#[derive(Clone, Debug)]
pub struct Tenants {
    /// Name of the ticket, a secret that the vendor sends to the app from time to time.
    pub ticket: String,
    /// Name of the tenant.
    pub tenant: String,
    /// Call that fetches a tenant's token.
    pub exchange: Exchange,
}

/// The call that fetches a token.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// Method and path.
    pub http: Http,
    /// Response member with the token.
    pub token: String,
    /// Response member with the token's lifetime in seconds.
    pub expires: String,
    /// Remaining seconds below which the client fetches a new token.
    pub renew_below: u64,
    /// Remaining seconds below which the client no longer uses the token.
    pub unusable_below: u64,
}

impl Exchange {
    /// Whether the credentials are in the query, because the method has no body.
    #[must_use]
    pub fn sends_query(&self) -> bool {
        self.http.method == "GET"
    }
}
