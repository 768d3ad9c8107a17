//! The ways to authorise calls.

use super::operation::Http;

/// A way to be authorised.
#[derive(Clone, Debug)]
pub struct Auth {
    /// Name of the builder's method.
    pub name: String,
    /// `bearer`, `token_exchange` or `eop`.
    pub scheme: String,
    /// Kind of token.
    pub token: String,
    /// Where credentials come from.
    pub doc: String,
    /// Their names.
    pub credentials: Vec<String>,
    /// How a token is fetched.
    pub exchange: Option<Exchange>,
    /// How it is exchanged for the tokens of tenants.
    pub tenants: Option<Tenants>,
}

/// How an app gets tokens of its tenants.
#[derive(Clone, Debug)]
pub struct Tenants {
    /// Name of what the vendor sends anew from time to time.
    pub ticket: String,
    /// Name of the tenant.
    pub tenant: String,
    /// How a tenant's token is fetched.
    pub exchange: Exchange,
}

/// How a token is fetched.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// Method and path.
    pub http: Http,
    /// Member with the token.
    pub token: String,
    /// Member with its life.
    pub expires: String,
    /// Seconds below which it is renewed.
    pub renew_below: u64,
    /// Seconds below which it is not used.
    pub unusable_below: u64,
}
