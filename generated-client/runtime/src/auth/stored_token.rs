//! A token as stores keep it.

use crate::value::Secret;
use std::time::{Duration, SystemTime};

/// A token with its life.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StoredToken {
    /// The token.
    pub token: Secret,
    /// When its life ends, by the clock of the client that fetched it.
    pub expires: SystemTime,
    /// How long it lives from fetch to end; how early it is renewed depends on it.
    pub life: Duration,
}

impl StoredToken {
    /// Puts a token together that a store has kept in parts.
    #[must_use]
    pub fn new(token: Secret, expires: SystemTime, life: Duration) -> Self {
        Self { token, expires, life }
    }
}
