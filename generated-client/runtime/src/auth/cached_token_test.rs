//! The view of a call on the cached token, at each age of the token.

use super::{Lookup, State};
use crate::auth::{Exchange, StoredToken};
use crate::operation::Service;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

static EXCHANGE: Exchange = Exchange { renew_below: 1000, unusable_below: 100, ..Exchange::of(&Service::BASE) };

/// Returns the view of a token with this lifetime and this time left.
fn lookup(life: u64, left: u64, renew_in: Option<u64>) -> &'static str {
    let (now, seconds) = (UNIX_EPOCH + Duration::from_secs(5000), Duration::from_secs);
    let stored = StoredToken::new("token".into(), now + seconds(left), seconds(life));
    let state = State {
        token: Some(Arc::new(stored.try_into().unwrap())),
        renew_from: renew_in.map(|wait| now + seconds(wait)),
        ..State::default()
    };
    match state.lookup(&EXCHANGE, now) {
        Lookup::Usable(_) => "usable",
        Lookup::Aging(_) => "aging",
        Lookup::Missing => "missing",
    }
}

#[test]
fn the_time_left_decides_about_use_and_renewal() {
    for (life, left, renew_in, expected) in [
        (7200, 7200, None, "usable"),
        (7200, 1000, None, "usable"),
        (7200, 999, None, "aging"),
        (7200, 999, Some(1), "usable"),
        (7200, 999, Some(0), "aging"),
        (7200, 100, None, "aging"),
        (7200, 99, None, "missing"),
        // Half and a quarter of a short lifetime replace the margins of the exchange.
        (200, 100, None, "usable"),
        (200, 99, None, "aging"),
        (200, 50, None, "aging"),
        (200, 49, None, "missing"),
    ] {
        assert_eq!(lookup(life, left, renew_in), expected, "{life} {left} {renew_in:?}");
    }
}

#[test]
fn an_empty_cache_has_no_token() {
    assert!(matches!(State::default().lookup(&EXCHANGE, UNIX_EPOCH), Lookup::Missing));
}
