//! The table of authentication schemes, which checks and generated code use.

use super::auth::Auth;
use super::field::FieldLocation;
use super::operation::Operation;
use super::vendor::Vendor;

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
    /// Headers of a signature; empty for a scheme with a token, which any header can contain.
    pub signature: &'static [&'static str],
}

/// The headers of CTyun's signature.
const EOP: &[&str] = &["Eop-Authorization", "eop-date", "ctyun-eop-request-id"];

/// The header that contains a token unless the page names others.
const AUTHORIZATION: &str = "Authorization";

/// The scheme of users who sign in; the client has one signer for all of them.
const USERS: &str = "authorization_code";

/// All schemes, in the order of the key's values.
pub static SCHEMES: &[Scheme] = &[
    Scheme { name: "bearer", credentials: 1, exchanges: false, signer: "Bearer", signature: &[] },
    Scheme { name: "token_exchange", credentials: 2, exchanges: true, signer: "TokenExchange", signature: &[] },
    Scheme { name: USERS, credentials: 2, exchanges: false, signer: "", signature: &[] },
    Scheme { name: "eop", credentials: 2, exchanges: false, signer: "Eop", signature: EOP },
];

impl Auth {
    /// Returns the scheme of this method; `None` if the spec names an unknown one.
    #[must_use]
    pub fn known_scheme(&self) -> Option<&'static Scheme> {
        SCHEMES.iter().find(|scheme| scheme.name == self.scheme)
    }
}

impl Scheme {
    /// Whether users sign in by the scheme.
    #[must_use]
    pub fn signs_in(&self) -> bool {
        self.name == USERS
    }

    /// Whether the scheme sends a token, rather than a signature.
    #[must_use]
    pub const fn sends_token(&self) -> bool {
        self.signature.is_empty()
    }

    /// Whether the credentials fill a header that the page names.
    #[must_use]
    pub fn fills(&self, header: &str) -> bool {
        self.sends_token() || self.signature.iter().any(|own| own.eq_ignore_ascii_case(header))
    }
}

impl Vendor {
    /// Returns the schemes by which a call can be made.
    pub fn schemes_of<'a>(&'a self, operation: &'a Operation) -> impl Iterator<Item = &'static Scheme> + 'a {
        let methods = self.auth.iter().filter(|auth| operation.tokens.contains(&auth.token));
        methods.filter_map(Auth::known_scheme)
    }

    /// Whether the credentials of a call fill this header.
    #[must_use]
    pub fn fills(&self, operation: &Operation, header: &str) -> bool {
        let tokens = self.token_headers(operation);
        let is_token = if tokens.is_empty() {
            header.eq_ignore_ascii_case(AUTHORIZATION)
        } else {
            tokens.iter().any(|name| name.eq_ignore_ascii_case(header))
        };
        self.schemes_of(operation).any(|scheme| if scheme.sends_token() { is_token } else { scheme.fills(header) })
    }

    /// Returns the headers with the token of a call; empty if it is in `Authorization` alone.
    #[must_use]
    pub fn token_headers<'a>(&'a self, operation: &'a Operation) -> Vec<&'a str> {
        let is_signature = |name: &str| self.schemes_of(operation).any(|s| !s.sends_token() && s.fills(name));
        let filled = operation.request.iter().filter(|field| field.auth && field.location == FieldLocation::Header);
        let names: Vec<&str> = filled.map(|field| field.name.as_str()).filter(|name| !is_signature(name)).collect();
        let is_usual = names.iter().all(|name| name.eq_ignore_ascii_case(AUTHORIZATION));
        if is_usual || !self.schemes_of(operation).any(Scheme::sends_token) { Vec::new() } else { names }
    }
}
