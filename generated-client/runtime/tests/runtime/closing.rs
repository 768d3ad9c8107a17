//! Servers that ask for a long wait: the rate limiter of the operation closes for that time.

use crate::sample::{Acme, Answer, SERVICE, builder, valid};
use crate::script::Step::Respond;
use crate::script::{OK, Script, Step};
use clientloom_runtime::auth::Bearer;
use clientloom_runtime::error::TransportKind;
use clientloom_runtime::operation::{ErrorClass, ErrorRow, Service};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Builder, Call, Client, Error, Method, Response, Value};
use std::time::Duration;
use tokio::time::{Instant, sleep};

const MINUTES_5: Duration = Duration::from_secs(300);

/// HTTP 429, with a wait of five minutes.
const TOO_MANY: Step = Respond(429, &[("Retry-After", "300")], "");

async fn call(acme: &Acme) -> Result<Response<Answer>, Error> {
    Call::new(&acme.0, &valid()).await
}

fn client(script: &Script) -> Acme {
    builder().transport(script.clone()).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn calls_whose_deadlines_come_first_fail_at_once_unsent() {
    let script = Script::new([TOO_MANY, OK]);
    let acme = client(&script);
    let begin = Instant::now();
    let refused = call(&acme).await.unwrap_err();
    assert_eq!((refused.status(), refused.retry_after()), (Some(429), Some(MINUTES_5)));
    for _ in 0..4 {
        let unsent = call(&acme).await.unwrap_err();
        assert_eq!(unsent.retry_after(), Some(MINUTES_5));
        assert_eq!((unsent.attempts(), unsent.may_have_reached_server()), (1, false));
        assert_eq!(
            unsent.to_string(),
            "things.probe received no response: its time ends before the wait that the server asks for; the call was \
             not sent (retry after 300 s)"
        );
        let Error::Transport(unsent) = unsent else { panic!("{unsent}") };
        assert_eq!(unsent.kind(), TransportKind::Timeout);
    }
    assert_eq!((script.count(), begin.elapsed()), (1, Duration::ZERO));

    sleep(Duration::from_secs(100)).await;
    call(&acme).await.unwrap();
    assert_eq!(script.seconds(), [0, 300]);
}

#[tokio::test(start_paused = true)]
async fn calls_with_more_time_wait_and_other_operations_go_on() {
    let script = Script::new([TOO_MANY, OK]);
    let acme = client(&script);
    call(&acme).await.unwrap_err();
    acme.0.call_raw(Method::Get, "/v1/other", None).await.unwrap();
    Call::new(&acme.0, &valid()).timeout(Duration::from_secs(3600)).await.unwrap();
    assert_eq!(script.seconds(), [0, 0, 300]);
    call(&acme).await.unwrap();
    assert_eq!(script.seconds(), [0, 0, 300, 300]);
}

static CODED: Service = Service {
    errors: &[ErrorRow::new("429").class(ErrorClass::TooManyRequests).retry_safe(false)],
    retry_after: &["X-Reset"],
    ..SERVICE
};

/// Calls the service with error codes by method and path.
async fn call_coded(client: &Client) -> Result<Response<Value>, Error> {
    client.call_raw(Method::Get, "/v1/coded", None).service(&CODED).await
}

#[tokio::test(start_paused = true)]
async fn the_vendors_code_closes_the_limiter_even_if_a_retry_is_not_safe() {
    for (wait, seconds) in [("300", 300), ("86400", 86_400), ("90000", 86_400), ("1e18", 86_400)] {
        let headers: &'static [(&str, &str)] = Box::leak(Box::new([("X-Reset", wait)]));
        let script = Script::new([Respond(200, headers, r#"{"code":429}"#), OK]);
        let acme = client(&script);
        for _ in 0..3 {
            let error = call_coded(&acme.0).await.unwrap_err();
            assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(seconds), "{error}");
        }
        assert_eq!(script.count(), 1);
        sleep(Duration::from_secs(86_400)).await;
        call_coded(&acme.0).await.unwrap();
    }
}

static TOLD: Service = Service { retry_after_fields: &["parameters.retry_after"], ..SERVICE };

#[tokio::test(start_paused = true)]
async fn a_wait_in_the_body_is_kept_like_that_of_a_header() {
    let short = Respond(429, &[], r#"{"code":429,"parameters":{"retry_after":7}}"#);
    let script = Script::new([short, OK]);
    let call = async |client: &Client| client.call_raw(Method::Get, "/v1/told", None).service(&TOLD).await;
    call(&client(&script).0).await.unwrap();
    assert_eq!(script.seconds(), [0, 7]);

    let long = Respond(429, &[], r#"{"code":429,"parameters":{"retry_after":300}}"#);
    let script = Script::new([long, OK]);
    let acme = client(&script);
    for _ in 0..3 {
        assert_eq!(call(&acme.0).await.unwrap_err().retry_after(), Some(MINUTES_5));
    }
    assert_eq!(script.count(), 1);
    sleep(MINUTES_5).await;
    call(&acme.0).await.unwrap();
    assert_eq!(script.seconds(), [0, 300]);
}

/// The rate limiter of a tenant or a token is closed for that one alone.
#[tokio::test(start_paused = true)]
async fn other_tokens_are_not_closed() {
    let script = Script::new([TOO_MANY, OK]);
    let acme: Acme = Builder::new(Bearer::new("one")).transport(script.clone()).build().unwrap();
    call(&acme).await.unwrap_err();
    Call::new(&acme.0, &valid()).bearer("other").await.unwrap();
    assert_eq!(script.count(), 2);
}

#[tokio::test]
async fn one_of_five_calls_reaches_a_server_that_asks_for_a_long_wait() {
    let server = Loopback::start(|_| LoopbackResponse::new(429, r#"{"code":429}"#).header("Retry-After", "300"));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    for _ in 0..5 {
        assert!(call(&acme).await.unwrap_err().retry_after().is_some());
    }
    assert_eq!(server.received().len(), 1);
}
