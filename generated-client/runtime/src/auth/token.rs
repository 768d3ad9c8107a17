//! A fetched token, in the forms that are stored and sent.

use super::bearer;
use super::exchange::Exchange;
use super::stored_token::StoredToken;
use http::header::HeaderValue;
use std::time::{Duration, SystemTime};

/// A token with its `Authorization` header.
pub(super) struct Token {
    pub stored: StoredToken,
    pub header: HeaderValue,
}

impl TryFrom<StoredToken> for Token {
    type Error = &'static str;

    fn try_from(stored: StoredToken) -> Result<Self, &'static str> {
        let header = bearer::header(&stored.token)?;
        Ok(Self { stored, header })
    }
}

impl Token {
    /// Whether the token lives long enough for a call.
    pub fn is_usable(&self, exchange: &Exchange, now: SystemTime) -> bool {
        self.lives(now, exchange.unusable_below, 4)
    }

    /// Whether the token does not have to be renewed yet.
    pub fn is_young(&self, exchange: &Exchange, now: SystemTime) -> bool {
        self.lives(now, exchange.renew_below, 2)
    }

    /// Whether the token lives for at least `margin` seconds.
    ///
    /// The margin is at most one `part`-th of the token's whole lifetime.
    pub fn lives(&self, now: SystemTime, margin: u64, part: u32) -> bool {
        self.stored.expires >= now + Duration::from_secs(margin).min(self.stored.life / part)
    }
}
