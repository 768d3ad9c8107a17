//! A token that was fetched: as it is kept and as it is sent.

use super::bearer;
use super::exchange::Exchange;
use super::stored_token::StoredToken;
use http::header::HeaderValue;
use std::time::{Duration, SystemTime};

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
    /// Whether a call may go out with it.
    pub fn is_usable(&self, exchange: &Exchange, now: SystemTime) -> bool {
        self.lives(now, exchange.unusable_below, 4)
    }

    /// Whether it has yet to be renewed.
    pub fn is_young(&self, exchange: &Exchange, now: SystemTime) -> bool {
        self.lives(now, exchange.renew_below, 2)
    }

    /// Whether it lives for at least `margin` seconds; a token of a short life for at least that part of it.
    fn lives(&self, now: SystemTime, margin: u64, part: u32) -> bool {
        self.stored.expires >= now + Duration::from_secs(margin).min(self.stored.life / part)
    }
}
