//! The next step for each kind of error and each state of a call.

use super::{NextStep, RetryRules, RetryState, is_closed, next_step};
use crate::error::{ApiError, AttemptHistory, AuthError, Body, BuildError, Error, Headers, HttpError};
use crate::error::{TransportError, TransportKind};
use crate::operation::{ErrorClass, ErrorRow, RetrySafety};
use crate::retry::RetryBudget;
use crate::value::ErrorCode;
use RetrySafety::{Never, NotSaid, Safe};
use std::time::Duration;

const BACKOFF: Duration = Duration::from_secs(1);

/// The first attempt of three, with all of the call's time left.
const FIRST: RetryState = RetryState {
    attempts: 1,
    is_token_refused: false,
    replaced_tokens: 0,
    has_other_token: false,
    is_body_consumed: false,
    time_left: Duration::from_secs(300),
    backoff: BACKOFF,
};
const LAST: RetryState = RetryState { attempts: 3, ..FIRST };
const CONSUMED: RetryState = RetryState { is_body_consumed: true, ..FIRST };
const LATE: RetryState = RetryState { time_left: BACKOFF, ..FIRST };
const TOKEN_REFUSED: RetryState = RetryState { is_token_refused: true, ..FIRST };

const FAIL: NextStep = NextStep::Fail { pause: None, is_body_consumed: false };
const FAIL_CONSUMED: NextStep = NextStep::Fail { pause: None, is_body_consumed: true };
const RETRY: NextStep = NextStep::Retry { wait: BACKOFF, pauses_limiter: false, is_asked: false };
const PAUSE_AND_RETRY: NextStep = NextStep::Retry { wait: BACKOFF, pauses_limiter: true, is_asked: false };

fn retry_asked(seconds: u64) -> NextStep {
    NextStep::Retry { wait: Duration::from_secs(seconds), pauses_limiter: false, is_asked: true }
}

fn pause_and_retry_asked(seconds: u64) -> NextStep {
    NextStep::Retry { wait: Duration::from_secs(seconds), pauses_limiter: true, is_asked: true }
}

fn fail_and_pause(seconds: u64) -> NextStep {
    NextStep::Fail { pause: Some(Duration::from_secs(seconds)), is_body_consumed: false }
}

static REFUSED: ErrorRow = ErrorRow::new("1").class(ErrorClass::Refused);
static BAD_TOKEN: ErrorRow = ErrorRow::new("1").class(ErrorClass::BadToken);
static QUOTA_EXHAUSTED: ErrorRow = ErrorRow::new("1").class(ErrorClass::QuotaExhausted);
static TOO_MANY: ErrorRow = ErrorRow::new("1").class(ErrorClass::TooManyRequests);
static TOO_MANY_UNSAFE: ErrorRow = ErrorRow::new("1").class(ErrorClass::TooManyRequests).retry_safe(false);
static RETRY_SAFE: ErrorRow = ErrorRow::new("1").retry_safe(true);
static RETRY_UNSAFE: ErrorRow = ErrorRow::new("1").retry_safe(false);

/// An error code with HTTP status 200, and the wait that the server asks for, in seconds.
fn api(row: &'static ErrorRow, asked: impl Into<Option<u64>>) -> Error {
    let retry_after = asked.into().map(Duration::from_secs);
    ApiError { row: Some(row), retry_after, ..unknown_code(200) }.into()
}

/// An error code that neither page nor vendor documents.
fn unknown_code(status: u16) -> ApiError {
    ApiError {
        vendor: "acme",
        operation: "things.list".into(),
        code: ErrorCode::new("1"),
        message: String::new(),
        detail: None,
        status,
        log_id: None,
        row: None,
        retry_after: None,
        headers: Headers::default(),
        raw: Body::default(),
        history: AttemptHistory::default(),
    }
}

fn http(status: u16, asked: impl Into<Option<u64>>) -> Error {
    HttpError {
        operation: "things.list".into(),
        status,
        log_id: None,
        retry_after: asked.into().map(Duration::from_secs),
        redirect: None,
        unread: None,
        headers: Headers::default(),
        raw: Body::default(),
        history: AttemptHistory::default(),
    }
    .into()
}

fn transport(kind: TransportKind) -> Error {
    TransportError::new(kind).into()
}

/// Compares the next step with the expected one.
#[track_caller]
fn check(error: &Error, safety: RetrySafety, state: RetryState, expected: NextStep) {
    let rules = RetryRules { safety, max_attempts: 3 };
    assert_eq!(next_step(error, &state, rules), expected, "{error:?}, {safety:?}, {state:?}");
}

#[test]
fn the_error_decides_in_the_first_attempt() {
    let token_timeout = || AuthError::new(transport(TransportKind::Timeout)).into();
    let cases = [
        (Error::from(BuildError::new("no address")), Safe, FAIL),
        (AuthError::new("no key").into(), Safe, FAIL),
        (token_timeout(), Never, RETRY),
        (transport(TransportKind::Connect), Never, RETRY),
        (transport(TransportKind::Certificate), Safe, FAIL),
        (transport(TransportKind::ProxyAuthentication), Safe, FAIL),
        (AuthError::new(transport(TransportKind::Certificate)).into(), Safe, FAIL),
        (TransportError::new(TransportKind::Timeout).before_sending().into(), Never, RETRY),
        (transport(TransportKind::Timeout), Safe, RETRY),
        (transport(TransportKind::Timeout), NotSaid, FAIL),
        (transport(TransportKind::Io), Safe, RETRY),
        (transport(TransportKind::Io), Never, FAIL),
        (transport(TransportKind::TooLarge), Safe, FAIL),
        (transport(TransportKind::Upload), Safe, FAIL),
        (TransportError::new(TransportKind::Upload).before_sending().into(), Safe, FAIL),
        (http(429, None), Never, PAUSE_AND_RETRY),
        (http(429, 7), Never, pause_and_retry_asked(7)),
        (http(503, None), Safe, RETRY),
        (http(503, 7), Safe, retry_asked(7)),
        (http(503, 7), NotSaid, FAIL),
        (http(404, None), Safe, FAIL),
        (unknown_code(500).into(), Safe, RETRY),
        (unknown_code(500).into(), Never, FAIL),
        (unknown_code(429).into(), Never, PAUSE_AND_RETRY),
        (unknown_code(200).into(), Safe, FAIL),
        (api(&REFUSED, None), Safe, FAIL),
        (api(&BAD_TOKEN, None), Safe, FAIL),
        (api(&QUOTA_EXHAUSTED, 7), Safe, FAIL),
        (api(&TOO_MANY, None), Never, PAUSE_AND_RETRY),
        (api(&TOO_MANY, 7), Never, pause_and_retry_asked(7)),
        (api(&TOO_MANY_UNSAFE, 7), Safe, fail_and_pause(7)),
        (
            ApiError { row: Some(&RETRY_UNSAFE), retry_after: Some(BACKOFF), ..unknown_code(429) }.into(),
            Safe,
            fail_and_pause(1),
        ),
        (TransportError::closed_for(BACKOFF).into(), Safe, FAIL),
        (api(&RETRY_SAFE, None), Never, RETRY),
        (api(&RETRY_SAFE, 7), Never, retry_asked(7)),
        (api(&RETRY_UNSAFE, None), Safe, FAIL),
    ];
    for (error, safety, expected) in cases {
        check(&error, safety, FIRST, expected);
    }
}

#[test]
fn the_state_limits_retries() {
    let last_but_one = RetryState { attempts: 2, ..FIRST };
    let just_in_time = RetryState { time_left: BACKOFF + Duration::from_nanos(1), ..FIRST };
    for (state, expected) in
        [(last_but_one, RETRY), (LAST, FAIL), (just_in_time, RETRY), (LATE, FAIL), (CONSUMED, FAIL_CONSUMED)]
    {
        check(&transport(TransportKind::Connect), Never, state, expected);
    }
    // The attempts end this call, not its body.
    check(&transport(TransportKind::Connect), Never, RetryState { attempts: 3, ..CONSUMED }, FAIL);
    check(&http(404, None), Safe, CONSUMED, FAIL);
}

#[test]
fn a_pause_that_the_server_asks_for_outlives_the_call() {
    for (state, expected) in [(FIRST, pause_and_retry_asked(7)), (LAST, fail_and_pause(7)), (LATE, fail_and_pause(7))] {
        check(&http(429, 7), Never, state, expected);
    }
    let consumed = NextStep::Fail { pause: Some(Duration::from_secs(7)), is_body_consumed: true };
    check(&http(429, 7), Never, CONSUMED, consumed);
    check(&http(429, None), Never, LAST, FAIL);
    check(&http(503, 7), Safe, LAST, FAIL);
}

#[test]
fn waits_of_more_than_two_minutes_fail() {
    check(&http(503, 120), Safe, FIRST, retry_asked(120));
    check(&http(503, 121), Safe, FIRST, FAIL);
    check(&http(429, 121), Safe, FIRST, fail_and_pause(121));
    check(&api(&TOO_MANY, 100_000), Safe, FIRST, fail_and_pause(100_000));
    check(&api(&QUOTA_EXHAUSTED, 121), Safe, FIRST, FAIL);
    let consumed = NextStep::Fail { pause: Some(Duration::from_secs(121)), is_body_consumed: true };
    check(&http(429, 121), Safe, CONSUMED, consumed);
}

#[test]
fn long_waits_of_the_server_stop_the_calls_that_follow() {
    for (error, is_stop) in [
        (http(429, 121), true),
        (api(&TOO_MANY, 121), true),
        (api(&TOO_MANY_UNSAFE, 121), true),
        (AuthError::new(http(429, 121)).into(), true),
        (TransportError::closed_for(BACKOFF).into(), true),
        (http(429, 120), false),
        (http(429, None), false),
        (http(503, 121), false),
        (api(&QUOTA_EXHAUSTED, 121), false),
        (transport(TransportKind::Timeout), false),
    ] {
        assert_eq!(is_closed(&error), is_stop, "{error:?}");
    }
}

#[test]
fn a_refused_token_is_replaced_once_and_again_if_another_is_there() {
    let error = api(&BAD_TOKEN, None);
    let consumed = RetryState { is_body_consumed: true, ..TOKEN_REFUSED };
    let replaced = RetryState { replaced_tokens: 1, ..TOKEN_REFUSED };
    let other = RetryState { has_other_token: true, ..replaced };
    for (state, expected) in [
        (FIRST, FAIL),
        (TOKEN_REFUSED, NextStep::ReplaceToken),
        (RetryState { attempts: 3, time_left: Duration::ZERO, ..TOKEN_REFUSED }, NextStep::ReplaceToken),
        (replaced, FAIL),
        (other, NextStep::ReplaceToken),
        (RetryState { is_token_refused: false, ..other }, FAIL),
        (RetryState { replaced_tokens: 2, ..other }, FAIL),
        (RetryState { is_body_consumed: true, ..other }, FAIL_CONSUMED),
        (consumed, FAIL_CONSUMED),
    ] {
        check(&error, Never, state, expected);
    }
}

#[test]
fn without_budget_a_retry_becomes_a_failure() {
    let (full, empty) = (RetryBudget::new(1), RetryBudget::new(0));
    for (step, expected) in [
        (NextStep::ReplaceToken, NextStep::ReplaceToken),
        (FAIL_CONSUMED, FAIL_CONSUMED),
        (RETRY, FAIL),
        (retry_asked(7), FAIL),
        (PAUSE_AND_RETRY, FAIL),
        (pause_and_retry_asked(7), fail_and_pause(7)),
    ] {
        assert_eq!(step.within(&empty).0, expected);
    }
    assert_eq!(FAIL.within(&full).0, FAIL);
    let (step, reserved) = RETRY.within(&full);
    assert_eq!((step, RETRY.within(&full).0), (RETRY, FAIL));
    drop(reserved);
    assert_eq!(RETRY.within(&full).0, RETRY);
}
