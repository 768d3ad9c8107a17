//! The result of a sign-in.

use super::grant::Grant;
use std::time::SystemTime;

/// The facts of a user's sign-in, without its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedIn {
    /// The scopes that the user granted, if the vendor lists them.
    pub scopes: Vec<String>,
    /// The end of the token's lifetime, by the client's clock.
    pub expires: SystemTime,
    /// Whether the client can renew the token, because the sign-in gave a refresh token.
    pub can_renew: bool,
    /// The end of the refresh token's lifetime, if the vendor states it.
    ///
    /// Each renewal gives another refresh token and moves the end, unless the vendor limits it.
    pub renewable_until: Option<SystemTime>,
}

impl SignedIn {
    pub(super) fn of(grant: &Grant, separator: &str) -> Self {
        let scopes = grant.scope.split(separator).filter(|scope| !scope.is_empty());
        Self {
            scopes: scopes.map(str::to_owned).collect(),
            expires: grant.access.stored.expires,
            can_renew: grant.refresh.is_some(),
            renewable_until: grant.refresh_expires,
        }
    }
}
