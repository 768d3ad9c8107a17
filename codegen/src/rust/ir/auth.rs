//! Authentication methods of a vendor.

use super::docs::Docs;

/// An authentication method, which is a method of the client's builder.
#[derive(Clone, Debug)]
pub struct Auth {
    /// Name of the method.
    pub method: String,
    /// Documentation.
    pub docs: Docs,
    /// Parameters of the method.
    pub parameters: Vec<Parameter>,
    /// Kind of token that the method provides.
    pub token: String,
    /// Use of the credentials.
    pub scheme: Scheme,
}

/// A parameter of a builder's method.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Name of the parameter.
    pub rust: String,
    /// Its type: `String`, `Secret` or `Ticket`.
    pub ty: &'static str,
}

/// The use of credentials.
#[derive(Clone, Debug)]
pub enum Scheme {
    /// This signer of the runtime takes the credentials.
    Signer(&'static str),
    /// The client exchanges the credentials for a token.
    Exchange(Exchange),
    /// The client exchanges the credentials for a token of the app, and that token for a tenant's.
    Tenants {
        /// The exchange for the app's token.
        app: Exchange,
        /// The exchange for the tenant's token.
        tenant: Exchange,
    },
}

impl Auth {
    /// Returns the exchanges of tokens, in the order of the calls.
    #[must_use]
    pub fn exchanges(&self) -> Vec<&Exchange> {
        match &self.scheme {
            Scheme::Signer(_) => Vec::new(),
            Scheme::Exchange(exchange) => vec![exchange],
            Scheme::Tenants { app, tenant } => vec![app, tenant],
        }
    }
}

/// The exchange of credentials for a token, a static.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Name of the static.
    pub data: String,
    /// HTTP method.
    pub method: String,
    /// Path.
    pub path: String,
    /// Members of the request's body.
    pub send: Vec<String>,
    /// Member with the token.
    pub token: String,
    /// Member with the token's lifetime.
    pub expires: String,
    /// Remaining lifetime, in seconds, below which the client renews the token.
    pub renew_below: u64,
    /// Remaining lifetime, in seconds, below which the client does not use the token.
    pub unusable_below: u64,
}
