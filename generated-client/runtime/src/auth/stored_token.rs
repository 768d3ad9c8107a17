//! A token in the form that stores keep.

use crate::value::Secret;
use std::time::{Duration, SystemTime};

/// A token with its lifetime.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StoredToken {
    /// The token.
    pub token: Secret,
    /// The end of the token's lifetime, by the clock of the client that fetched the token.
    pub expires: SystemTime,
    /// The token's whole lifetime, which limits how early the client renews the token.
    pub life: Duration,
}

impl StoredToken {
    /// Creates a token from the parts that a store has kept.
    #[must_use]
    pub fn new(token: Secret, expires: SystemTime, life: Duration) -> Self {
        Self { token, expires, life }
    }
}
