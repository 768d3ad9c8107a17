//! Retries: decided by data, with their number and their waits.

use crate::sample::{Acme, Answer, ProbeError, builder};
use crate::script::Step::{Broken, Refused, Respond, Silent, TooLarge};
use crate::script::{OK, Script, Step};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::auth::{Exchange, TokenExchange};
use clientloom_runtime::operation::{ErrorClass, ErrorRow, Operation, OperationInfo, RetrySafety, Service};
use clientloom_runtime::{Builder, Call, Error, Method, Response};
use std::time::Duration;

static SERVICE: Service = Service {
    errors: &[
        ErrorRow::new("9001").class(ErrorClass::BadToken).retry_safe(true),
        ErrorRow::new("429").class(ErrorClass::TooManyRequests),
        ErrorRow::new("403").class(ErrorClass::QuotaExhausted),
    ],
    retry_after: &["X-Reset"],
    ..crate::sample::SERVICE
};

static ROWS: [ErrorRow; 3] =
    [ErrorRow::new("51").retry_safe(true), ErrorRow::new("52").retry_safe(false), ErrorRow::new("53")];

const fn info(name: &'static str, retry_safety: RetrySafety) -> OperationInfo {
    OperationInfo { name, method: Method::Post, path: "/", retry_safety, errors: &ROWS, ..OperationInfo::of(&SERVICE) }
}

static SAFE: OperationInfo = info("things.safe", RetrySafety::Safe);
static UNSAID: OperationInfo = info("things.unsaid", RetrySafety::NotSaid);

struct Touch<const SAFE_TO_REPEAT: bool>;

impl<const SAFE_TO_REPEAT: bool> Encode for Touch<SAFE_TO_REPEAT> {
    fn encode(&self) -> Json<'_> {
        Json::members([])
    }
}

impl<const SAFE_TO_REPEAT: bool> Operation for Touch<SAFE_TO_REPEAT> {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = if SAFE_TO_REPEAT { &SAFE } else { &UNSAID };
}

const fn code(status: u16, body: &'static str) -> Step {
    Respond(status, &[], body)
}

async fn call<const S: bool>(builder: Builder<Acme>, script: &Script) -> Result<Response<Answer>, Error> {
    let acme = builder.transport(script.clone()).build().unwrap();
    Call::new(&acme.0, &Touch::<S>).await
}

/// Calls a service that fails once, then succeeds, and returns the number of requests.
async fn sends(step: Step) -> [usize; 2] {
    let [safe, unsaid] = [(); 2].map(|()| Script::new([step.clone(), OK]));
    let results = [call::<true>(builder(), &safe).await, call::<false>(builder(), &unsaid).await];
    let counts = [safe.count(), unsaid.count()];
    for (result, count) in results.iter().zip(counts) {
        assert_eq!(result.is_ok(), count == 2, "{step:?}");
    }
    counts
}

#[tokio::test(start_paused = true)]
async fn error_class_and_retry_safety_decide_about_a_retry() {
    for (step, when_safe, when_not_said) in [
        (Refused, 2, 2),
        (Broken, 2, 1),
        (Silent, 2, 1),
        (TooLarge, 1, 1),
        (code(200, "not JSON"), 1, 1),
        (code(500, ""), 2, 1),
        (code(502, "<html>"), 2, 1),
        (code(503, ""), 2, 1),
        (code(504, ""), 2, 1),
        (code(501, ""), 1, 1),
        (code(404, ""), 1, 1),
        (code(302, ""), 1, 1),
        (code(429, ""), 2, 2),
        (code(429, r#"{"code":429}"#), 2, 2),
        (code(400, r#"{"code":429}"#), 2, 2),
        (code(200, r#"{"code":"429"}"#), 2, 2),
        (code(429, r#"{"code":403}"#), 1, 1),
        (code(500, r#"{"code":51}"#), 2, 2),
        (code(200, r#"{"code":51}"#), 2, 2),
        (code(503, r#"{"code":52}"#), 1, 1),
        (code(500, r#"{"code":53}"#), 2, 1),
        (code(200, r#"{"code":53}"#), 1, 1),
        (code(500, r#"{"code":77}"#), 2, 1),
        (code(400, r#"{"code":77}"#), 1, 1),
        (code(200, r#"{"code":9001}"#), 1, 1),
    ] {
        assert_eq!(sends(step.clone()).await, [when_safe, when_not_said], "{step:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_has_the_number_of_attempts() {
    let script = Script::new([Refused]);
    let error = call::<false>(builder(), &script).await.unwrap_err();
    assert_eq!((script.count(), error.attempts()), (3, 3));
    assert_eq!(
        error.to_string(),
        "things.unsaid received no response: no connection could be made; the call was not sent (3 attempts)"
    );
    let script = Script::new([code(400, r#"{"code":77}"#)]);
    let error = call::<true>(builder(), &script).await.unwrap_err();
    assert_eq!(error.attempts(), 1);
    assert_eq!(error.to_string(), "things.safe failed with code 77, HTTP 400");
}

#[tokio::test(start_paused = true)]
async fn client_and_call_set_the_number_of_attempts() {
    let script = Script::new([Refused]);
    call::<true>(builder().attempts(5), &script).await.unwrap_err();
    assert_eq!(script.count(), 5);
    let script = Script::new([Refused]);
    let acme = builder().attempts(5).transport(script.clone()).build().unwrap();
    Call::new(&acme.0, &Touch::<true>).attempts(2).await.unwrap_err();
    assert_eq!(script.count(), 2);
    Call::new(&acme.0, &Touch::<true>).attempts(0).await.unwrap_err();
    assert_eq!(script.count(), 3);
}

#[tokio::test(start_paused = true)]
async fn an_error_accounts_for_earlier_attempts() {
    let script = Script::new([Broken, Refused]);
    let error = call::<true>(builder(), &script).await.unwrap_err();
    assert!(error.may_have_reached_server() && error.may_have_been_carried_out());
    assert!(error.to_string().ends_with("(3 attempts, an earlier one may have been carried out)"), "{error}");
    let script = Script::new([Refused, code(400, r#"{"code":77}"#)]);
    let error = call::<true>(builder(), &script).await.unwrap_err();
    assert!(error.may_have_reached_server() && !error.may_have_been_carried_out());
    let script = Script::new([Broken, code(400, r#"{"code":77}"#)]);
    let error = call::<true>(builder(), &script).await.unwrap_err();
    assert!(error.may_have_been_carried_out());
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_followed_up_to_two_minutes() {
    for (headers, wait) in [(&[("Retry-After", "7")], 7), (&[("X-Reset", "120")], 120), (&[("Retry-After", "1.5")], 1)]
    {
        let script = Script::new([Respond(429, headers, r#"{"code":429}"#), OK]);
        call::<false>(builder(), &script).await.unwrap();
        assert_eq!(script.seconds(), [0, wait]);
        let script = Script::new([Respond(503, headers, ""), OK]);
        call::<true>(builder(), &script).await.unwrap();
        assert_eq!(script.seconds(), [0, wait]);
    }
    let date = [("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"), ("Date", "Sun, 06 Nov 1994 08:48:37 GMT")];
    let script = Script::new([Respond(429, Box::leak(Box::new(date)), ""), OK]);
    call::<false>(builder(), &script).await.unwrap();
    assert_eq!(script.seconds(), [0, 60]);
}

#[tokio::test(start_paused = true)]
async fn a_longer_retry_after_fails_the_call() {
    let script = Script::new([Respond(429, &[("X-Reset", "121"), ("Retry-After", "3")], r#"{"code":429}"#)]);
    let error = call::<true>(builder(), &script).await.unwrap_err();
    assert_eq!((script.count(), error.retry_after()), (1, Some(Duration::from_secs(121))));
    assert_eq!(error.to_string(), "things.safe failed with code 429, HTTP 429 (retry after 121 s)");
    assert_eq!(error.api_error().unwrap().header("x-reset"), Some("121"));
}

#[tokio::test(start_paused = true)]
async fn no_retry_waits_beyond_the_deadline() {
    let script = Script::new([Respond(429, &[("Retry-After", "60")], "")]);
    let error = call::<true>(builder().timeout(Duration::from_secs(30)), &script).await.unwrap_err();
    assert_eq!((script.seconds().as_slice(), error.status()), (&[0][..], Some(429)));
}

#[tokio::test(start_paused = true)]
async fn too_many_requests_pauses_all_calls_of_the_operation() {
    let script = Script::new([Respond(429, &[("Retry-After", "9")], ""), OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let first = Call::new(&acme.0, &Touch::<true>);
    let others = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let [second, third] = [(); 2].map(|()| Call::new(&acme.0, &Touch::<true>).into_future());
        tokio::try_join!(second, third)
    };
    tokio::try_join!(first.into_future(), others).unwrap();
    assert_eq!(script.seconds(), [0, 9, 9, 9]);
}

#[tokio::test(start_paused = true)]
async fn attempts_and_calls_have_separate_timeouts() {
    let script = Script::new([Silent, Silent, OK]);
    let patient = builder().attempt_timeout(Duration::from_secs(10)).backoff(Duration::ZERO, Duration::ZERO);
    call::<true>(patient, &script).await.unwrap();
    assert_eq!(script.seconds(), [0, 10, 20]);
    let script = Script::new([Silent]);
    let hasty = builder()
        .attempt_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(15))
        .backoff(Duration::ZERO, Duration::ZERO);
    let begin = tokio::time::Instant::now();
    let error = call::<true>(hasty, &script).await.unwrap_err();
    assert_eq!((begin.elapsed().as_secs(), error.attempts()), (15, 2));
}

#[tokio::test(start_paused = true)]
async fn no_retries_if_retry_budget_is_empty() {
    let script = Script::new([code(503, "")]);
    let acme = builder().retry_budget(10).transport(script.clone()).build().unwrap();
    for _ in 0..100 {
        Call::new(&acme.clone().0, &Touch::<true>).await.unwrap_err();
    }
    assert_eq!(script.count(), 110);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_reached_the_server_and_did_nothing() {
    static EXCHANGE: Exchange = Exchange { path: "/token", send: &["id", "secret"], ..Exchange::of(&SERVICE) };
    let token = code(200, r#"{"code":0,"access_token":"t-1","expires_in":7200}"#);
    let script = Script::new([token.clone(), code(401, r#"{"code":9001}"#), token, Refused]);
    let acme: Acme = Builder::new(TokenExchange::new(&EXCHANGE, "id", "secret")).transport(script).build().unwrap();
    let error = Call::new(&acme.0, &Touch::<false>).attempts(1).await.unwrap_err();
    assert_eq!((error.attempts(), error.may_have_reached_server()), (1, true));
    assert!(!error.may_have_been_carried_out());
    let script = Script::new([code(429, ""), Refused]);
    let error = call::<false>(builder(), &script).await.unwrap_err();
    assert!(error.may_have_reached_server() && !error.may_have_been_carried_out(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn configured_backoff_may_exceed_two_minutes() {
    let script = Script::new([Refused, Refused, Refused, Refused, OK]);
    let minutes = Duration::from_secs(600);
    let slow = builder().attempts(5).timeout(10 * minutes).backoff(minutes, minutes);
    call::<true>(slow, &script).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn too_many_requests_of_a_failed_call_pauses_the_others() {
    let script = Script::new([Respond(429, &[("Retry-After", "9")], ""), OK]);
    let acme = builder().attempts(1).transport(script.clone()).build().unwrap();
    Call::new(&acme.0, &Touch::<true>).await.unwrap_err();
    Call::new(&acme.0, &Touch::<true>).await.unwrap();
    assert_eq!(script.seconds(), [0, 9]);
    let script = Script::new([Respond(429, &[("Retry-After", "121")], ""), OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    Call::new(&acme.0, &Touch::<true>).await.unwrap_err();
    Call::new(&acme.0, &Touch::<true>).await.unwrap();
    assert_eq!(script.seconds(), [0, 121]);
}

#[tokio::test(start_paused = true)]
async fn a_call_with_a_zero_timeout_is_not_sent() {
    let script = Script::new([OK]);
    let acme = builder().transport(script.clone()).build().unwrap();
    let error = Call::new(&acme.0, &Touch::<false>).timeout(Duration::ZERO).await.unwrap_err();
    assert_eq!((script.count(), error.may_have_reached_server()), (0, false));
}

#[tokio::test(start_paused = true)]
async fn largest_settings_cause_no_overflow() {
    let script = Script::new([Refused, Broken, code(503, ""), code(429, ""), OK]);
    let most = Duration::MAX;
    let endless = builder().attempts(u32::MAX).retry_budget(u32::MAX).timeout(most).attempt_timeout(most);
    call::<true>(endless.backoff(Duration::from_secs(1), most), &script).await.unwrap();
    let script = Script::new([Refused]);
    call::<true>(builder().timeout(most).backoff(most, most), &script).await.unwrap_err();
    for wait in ["1e19", "18446744073709551615", "1e400", "-1", "NaN"] {
        let wait: &'static [(&str, &str)] = Box::leak(Box::new([("Retry-After", wait)]));
        let script = Script::new([Respond(429, wait, ""), OK]);
        let error = call::<true>(builder(), &script).await.err();
        assert_eq!(error.is_none(), script.count() == 2, "{error:?}");
        assert!(error.is_none_or(|error| error.to_string().contains("retry after")));
    }
}
