//! The request that exchanges credentials for a token, as data.

use crate::operation::{Method, Service};

/// The request that fetches a token.
///
/// Generated code states these facts for each vendor.
#[derive(Clone, Copy, Debug)]
pub struct Exchange {
    /// The HTTP method. A `GET` sends its values in the query, and others in a JSON body.
    pub method: Method,
    /// The path.
    pub path: &'static str,
    /// The fields of the body or of the query, in the order of their values.
    ///
    /// The values are the id, the secret and, if the vendor has one, the ticket. In the second of
    /// two exchanges they are the token of the first and the tenant.
    pub send: &'static [&'static str],
    /// The field of the response that contains the token, next to the envelope's code.
    pub token: &'static str,
    /// The field of the response that contains the token's lifetime in seconds.
    pub expires_in: &'static str,
    /// The remaining lifetime, in seconds, below which the client renews the token in the
    /// background.
    ///
    /// The client limits it to half of the token's lifetime.
    pub renew_below: u64,
    /// The remaining lifetime, in seconds, below which the client no longer uses the token.
    ///
    /// The client limits it to a quarter of the token's lifetime.
    pub unusable_below: u64,
    /// The service with the host and the envelope of the request.
    pub service: &'static Service,
}

impl Exchange {
    /// Creates an exchange of `service` with default values for all other facts.
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
