//! A vendor's description of how credentials are exchanged for a token.

use crate::operation::{Method, Service};

/// The call that fetches a token.
#[derive(Clone, Copy, Debug)]
pub struct Exchange {
    /// The HTTP method.
    pub method: Method,
    /// The path.
    pub path: &'static str,
    /// The fields of the body, in the order of what goes into them: id, secret, and the ticket if
    /// there is one; in the second of two exchanges the token of the first, and the tenant.
    pub send: &'static [&'static str],
    /// The field of the reply that holds the token, beside the envelope's code.
    pub token: &'static str,
    /// The field of the reply that says how many seconds the token will live.
    pub expires_in: &'static str,
    /// With fewer seconds left than these, the token is renewed while it is still used.
    pub renew_below: u64,
    /// With fewer seconds left than these, the token is not used any more.
    pub unusable_below: u64,
    /// Whose host and envelope the call uses.
    pub service: &'static Service,
}

impl Exchange {
    /// An exchange with a service about which nothing else is said.
    #[must_use]
    pub const fn of(service: &'static Service) -> Self {
        Self {
            method: Method::Post,
            path: "/",
            send: &[],
            token: "access_token",
            expires_in: "expires_in",
            renew_below: 0,
            unusable_below: 0,
            service,
        }
    }
}
