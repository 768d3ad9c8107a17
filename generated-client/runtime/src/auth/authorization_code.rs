//! The authorization code flow of a vendor, as data.

use crate::operation::{Service, Vendor};

/// The facts of the authorization code flow, by which users sign in.
///
/// Generated code states these facts for each vendor. The names of parameters and members are those
/// of OAuth 2.0 (RFC 6749, RFC 7636), unless [`names`](Self::names) has others.
#[derive(Clone, Copy, Debug)]
pub struct AuthorizationCode {
    /// The vendor's name of the token type that the flow gives.
    pub token: &'static str,
    /// The path of the page in the browser, where the user agrees.
    pub authorize: &'static str,
    /// The base URL of that page, with the variables of the service.
    pub host: &'static str,
    /// The texts in place of values of variables, in that base URL.
    pub host_texts: &'static [(&'static str, &'static str)],
    /// The text between two scopes.
    pub scope_separator: &'static str,
    /// The largest number of scopes of one sign-in.
    pub max_scopes: Option<usize>,
    /// The scope without which the vendor gives no refresh token.
    pub offline_scope: Option<&'static str>,
    /// Whether the flow takes a code challenge by the method `S256`.
    pub has_pkce: bool,
    /// The path of the POST request that exchanges a code for tokens.
    pub exchange: &'static str,
    /// The path of the POST request that renews a token, if the vendor has refresh tokens.
    pub refresh: Option<&'static str>,
    /// Whether a refresh token works once.
    pub is_refresh_once: bool,
    /// Standard names, each with the vendor's name in its place.
    pub names: &'static [(&'static str, &'static str)],
    /// The dotted path of the missing scopes in the body of a refused call, through lists too.
    pub missing_scopes: Option<&'static str>,
    /// The remaining lifetime, in seconds, below which the client renews the token in the
    /// background.
    ///
    /// The client limits it to half of the token's lifetime.
    pub renew_below: u64,
    /// The remaining lifetime, in seconds, below which the client no longer uses the token.
    ///
    /// The client limits it to a quarter of the token's lifetime.
    pub unusable_below: u64,
    /// The service with the host, the envelope and the error codes of both requests.
    pub service: &'static Service,
}

impl AuthorizationCode {
    /// Creates the flow of `service` with the standard's values for all other facts.
    #[must_use]
    pub const fn of(service: &'static Service) -> Self {
        Self {
            token: "access_token",
            authorize: "/authorize",
            host: service.host,
            host_texts: &[],
            scope_separator: " ",
            max_scopes: None,
            offline_scope: None,
            has_pkce: false,
            exchange: "/token",
            refresh: None,
            is_refresh_once: false,
            names: &[],
            missing_scopes: None,
            renew_below: 0,
            unusable_below: 0,
            service,
        }
    }

    /// Returns the vendor's name of a parameter or member.
    #[must_use]
    pub fn name(&self, standard: &'static str) -> &'static str {
        let own = self.names.iter().find(|(name, _)| *name == standard);
        own.map_or(standard, |(_, own)| own)
    }
}

/// A vendor whose users sign in.
pub trait SignsIn: Vendor {
    /// The facts of the flow.
    const SIGN_IN: &'static AuthorizationCode;
}
