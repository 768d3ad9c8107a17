//! The table of authentication schemes, which checks and generated code use.

use super::auth::Auth;

/// An authentication scheme: a value of the key `scheme`.
///
/// A new scheme needs a row here, a word of the key `scheme`, and a signer in the runtime.
#[derive(Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Value of the key.
    pub name: &'static str,
    /// Number of credentials.
    pub credentials: usize,
    /// Whether credentials are exchanged for a token.
    pub exchanges: bool,
    /// Signer of the runtime for a method without `tenants`.
    pub signer: &'static str,
}

/// All schemes, in the order of the key's values.
pub static SCHEMES: &[Scheme] = &[
    Scheme { name: "bearer", credentials: 1, exchanges: false, signer: "Bearer" },
    Scheme { name: "token_exchange", credentials: 2, exchanges: true, signer: "TokenExchange" },
    Scheme { name: "eop", credentials: 2, exchanges: false, signer: "Eop" },
];

impl Auth {
    /// Returns the scheme of this method; `None` if the spec names an unknown one.
    #[must_use]
    pub fn known_scheme(&self) -> Option<&'static Scheme> {
        SCHEMES.iter().find(|scheme| scheme.name == self.scheme)
    }
}
