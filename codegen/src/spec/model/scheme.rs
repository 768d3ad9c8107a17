//! The table of authentication schemes: check, lower and emit read it.

use super::auth::Auth;

/// An authentication scheme, by the word that `scheme` takes.
///
/// A new scheme is a row here, a word of the key `scheme`, and the signer in the runtime that the row names.
#[derive(Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The word in the spec.
    pub name: &'static str,
    /// The number of credentials.
    pub credentials: usize,
    /// Whether credentials are exchanged for a token.
    pub exchanges: bool,
    /// The signer of the runtime; an app that tenants install has another one.
    pub signer: &'static str,
}

/// Every scheme, in the order of the key's words.
pub static SCHEMES: &[Scheme] = &[
    Scheme { name: "bearer", credentials: 1, exchanges: false, signer: "Bearer" },
    Scheme { name: "token_exchange", credentials: 2, exchanges: true, signer: "TokenExchange" },
    Scheme { name: "eop", credentials: 2, exchanges: false, signer: "Eop" },
];

impl Auth {
    /// Returns the row of its scheme, unless the spec names an unknown one.
    #[must_use]
    pub fn known_scheme(&self) -> Option<&'static Scheme> {
        SCHEMES.iter().find(|scheme| scheme.name == self.scheme)
    }
}
