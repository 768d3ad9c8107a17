//! Tables of the decisions about a user's tokens.

use super::{AfterFailure, AuthorizationCode, Content, Grant, UserStep, after_failure, next_step};
use crate::auth::StoredToken;
use crate::auth::token::Token;
use crate::error::{ApiError, AttemptHistory, Body, Error, Headers, SignInReason, TransportError, TransportKind};
use crate::operation::{ErrorClass, ErrorRow, Service};
use crate::value::{ErrorCode, Secret};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

static FLOW: AuthorizationCode = AuthorizationCode {
    refresh: Some("/refresh"),
    renew_below: 600,
    unusable_below: 60,
    ..AuthorizationCode::of(&Service::BASE)
};

fn at(seconds: i64) -> SystemTime {
    let since = u64::try_from(1_000_000 + seconds).unwrap();
    SystemTime::UNIX_EPOCH + Duration::from_secs(since)
}

/// Returns a grant whose tokens end at these times, with an access token that lives two hours.
fn grant(access_end: i64, refresh_end: Option<i64>, mark: Option<&str>) -> Grant {
    let stored = StoredToken::new("a1".into(), at(access_end), Duration::from_secs(7200));
    Grant {
        access: Token::try_from(stored).unwrap(),
        refresh: refresh_end.map(|_| "r1".into()),
        refresh_expires: refresh_end.map(at),
        scope: String::new(),
        mark: mark.map(str::to_owned),
    }
}

#[test]
fn the_stored_tokens_decide_the_step() {
    use UserStep::{Renew, SignIn, Use, UseAndRenew};
    let signed_in = |access, refresh| Some(Content::Grant(Arc::new(grant(access, refresh, None))));
    let refused: Secret = "a1".into();
    let other: Secret = "a0".into();
    // Columns: stored, refused token, step at the time 0.
    let rows = [
        (None, None, SignIn(SignInReason::NotSignedIn)),
        (Some(Content::Ended(SignInReason::AnswerLost)), None, SignIn(SignInReason::AnswerLost)),
        (signed_in(7200, Some(9000)), None, Use),
        (signed_in(601, Some(9000)), None, Use),
        (signed_in(599, Some(9000)), None, UseAndRenew),
        (signed_in(59, Some(9000)), None, Renew),
        (signed_in(-1, Some(9000)), None, Renew),
        // The clock of this machine may be wrong, so the vendor decides about the refresh token.
        (signed_in(-9000, Some(-1)), None, Renew),
        (signed_in(7200, Some(9000)), Some(&refused), Renew),
        (signed_in(7200, Some(9000)), Some(&other), Use),
        (signed_in(599, None), None, Use),
        (signed_in(59, None), None, Use),
        (signed_in(-1, None), None, SignIn(SignInReason::NoRefreshToken)),
        (signed_in(7200, None), Some(&refused), SignIn(SignInReason::NoRefreshToken)),
    ];
    for (number, (stored, refused, expected)) in rows.into_iter().enumerate() {
        assert_eq!(next_step(&FLOW, stored.as_ref(), refused, at(0)), expected, "row {number}");
    }
}

fn api(row: Option<&'static ErrorRow>, status: u16) -> Error {
    let error = ApiError {
        vendor: "acme",
        operation: "/refresh".into(),
        code: ErrorCode::new("1"),
        message: String::new(),
        detail: None,
        status,
        log_id: None,
        row,
        retry_after: None,
        headers: Headers::default(),
        raw: Body::default(),
        history: AttemptHistory::default(),
    };
    error.into()
}

#[test]
fn a_failed_renewal_decides_about_the_refresh_token() {
    use AfterFailure::{End, KeepMark, RemoveMark};
    static SIGN_IN: ErrorRow = ErrorRow::new("1").class(ErrorClass::SignIn);
    static REFUSED: ErrorRow = ErrorRow::new("1").class(ErrorClass::Refused);
    static VENDOR: ErrorRow = ErrorRow::new("1").retry_safe(true);
    let lost = || Error::from(TransportError::new(TransportKind::Timeout).after_sending());
    let unsent = || Error::from(TransportError::new(TransportKind::Connect).before_sending());
    // Columns: error, end of the refresh token, mark, decision at the time 0.
    let rows = [
        (api(Some(&SIGN_IN), 400), 9, None, End(SignInReason::Refused)),
        (api(Some(&SIGN_IN), 400), 0, None, End(SignInReason::Expired)),
        (api(Some(&SIGN_IN), 400), 9, Some("m"), End(SignInReason::AnswerLost)),
        (api(Some(&REFUSED), 400), 9, None, RemoveMark),
        (api(Some(&VENDOR), 503), 9, None, RemoveMark),
        (api(None, 400), 9, None, RemoveMark),
        (api(None, 500), 9, None, KeepMark),
        (lost(), 9, None, KeepMark),
        (unsent(), 9, None, RemoveMark),
    ];
    for (number, (error, refresh_end, mark, expected)) in rows.into_iter().enumerate() {
        let grant = grant(0, Some(refresh_end), mark);
        assert_eq!(after_failure(&error, &grant, at(0)), expected, "row {number}");
    }
}
