//! Token exchange: one token request for all calls, early renewal, one replacement, and no printed
//! token.

use crate::sample::{Acme, SERVICE, valid};
use clientloom_runtime::auth::{Exchange, Sign, TokenExchange};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::{TransportError, TransportKind};
use clientloom_runtime::http;
use clientloom_runtime::testing::{Loopback, LoopbackResponse, Received};
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use clientloom_runtime::{Builder, Call, Error};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

pub(crate) static EXCHANGE: Exchange = Exchange {
    path: "/auth/token",
    send: &["app_id", "app_secret"],
    token: "access",
    expires_in: "expire",
    renew_below: 1800,
    unusable_below: 300,
    ..Exchange::of(&SERVICE)
};

pub(crate) const SECRET: &str = "the-apps-secret";

/// A clock that tests set, in seconds.
#[derive(Clone, Default)]
struct ManualClock(Arc<AtomicU64>);

impl ManualClock {
    fn set(&self, seconds: u64) {
        self.0.store(seconds, Ordering::SeqCst);
    }
}

pub(crate) fn builder(server: &Loopback) -> Builder<Acme> {
    Builder::new(TokenExchange::new(&EXCHANGE, "app-1", SECRET)).base_url(server.base_url())
}

fn is_fetch(received: &Received) -> bool {
    received.target == EXCHANGE.path
}

pub(crate) fn fetches(server: &Loopback) -> usize {
    server.received().iter().filter(|received| is_fetch(received)).count()
}

pub(crate) fn json(body: impl Into<Bytes>) -> LoopbackResponse {
    LoopbackResponse::json(body)
}

fn token(number: usize) -> LoopbackResponse {
    json(format!(r#"{{"code":0,"msg":"ok","access":"token-{number}","expire":7200}}"#))
}

/// Starts a server that issues `token-1`, `token-2` and so on, and responds to calls by their
/// token.
pub(crate) fn vendor(answer: impl Fn(&str) -> LoopbackResponse + Send + Sync + 'static) -> Loopback {
    let handed = AtomicU64::new(0);
    Loopback::start(move |received| {
        if is_fetch(&received) {
            let number = handed.fetch_add(1, Ordering::SeqCst) + 1;
            return token(usize::try_from(number).unwrap()).delay(Duration::from_millis(30));
        }
        answer(received.header("authorization").unwrap_or_default())
    })
}

fn accept(_token: &str) -> LoopbackResponse {
    json(r#"{"code":0}"#)
}

#[tokio::test]
async fn one_token_fetch_serves_later_calls() {
    let server = vendor(accept);
    let acme = builder(&server).build().unwrap();
    for _ in 0..3 {
        Call::new(&acme.0, &valid()).await.unwrap();
    }
    let received = server.received();
    assert_eq!(received.len(), 4);
    assert_eq!(received[0].body, r#"{"app_id":"app-1","app_secret":"the-apps-secret"}"#);
    assert_eq!((received[0].method.as_str(), received[0].header("authorization")), ("POST", None));
    assert_eq!(received[3].header("authorization"), Some("Bearer token-1"));
}

/// Makes a hundred concurrent calls.
async fn hundred(acme: &Acme) -> Vec<Result<(), Error>> {
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let acme = acme.clone();
            tokio::spawn(async move { Call::new(&acme.0, &valid()).await.map(|_| ()) })
        })
        .collect();
    let mut results = Vec::new();
    for call in calls {
        results.push(call.await.unwrap());
    }
    results
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_parallel_calls_fetch_one_token() {
    let server = vendor(accept);
    let acme = builder(&server).build().unwrap();
    assert!(hundred(&acme).await.iter().all(Result::is_ok));
    assert_eq!(fetches(&server), 1);
}

/// One thread, so that all calls wait before the response can arrive.
#[tokio::test]
async fn a_failed_fetch_fails_all_waiting_calls_and_is_not_cached() {
    let attempt = AtomicU64::new(0);
    let server = Loopback::start(move |received| match is_fetch(&received) {
        true if attempt.fetch_add(1, Ordering::SeqCst) == 0 => {
            json(r#"{"code":10015,"msg":"wrong the-apps-secret"}"#).delay(Duration::from_millis(100))
        }
        true => token(2),
        false => accept(""),
    });
    let acme = builder(&server).build().unwrap();
    for result in hundred(&acme).await {
        let error = result.unwrap_err();
        assert_eq!(
            error.to_string(),
            "things.probe was not sent: the token was refused: \
             /auth/token failed with code 10015, HTTP 200: wrong [redacted]"
        );
        let Error::Auth(auth) = error else { panic!("{error}") };
        assert_eq!(auth.token_error().and_then(Error::api_error).map(|api| api.code.as_str()), Some("10015"));
    }
    assert_eq!(server.received().len(), 1);
    Call::new(&acme.0, &valid()).await.unwrap();
    assert_eq!(fetches(&server), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_bad_token_is_replaced_once_for_all_calls() {
    let server = vendor(|token| match token {
        "Bearer token-1" => json(r#"{"code":9001,"msg":"bad token"}"#).delay(Duration::from_millis(20)),
        _ => accept(token),
    });
    let acme = builder(&server).build().unwrap();
    assert!(hundred(&acme).await.iter().all(Result::is_ok));
    assert_eq!(fetches(&server), 2);
    assert!(server.received().len() <= 2 + 200);
}

#[tokio::test]
async fn a_token_that_stays_bad_is_an_error() {
    let server = vendor(|_| LoopbackResponse::new(401, r#"{"code":"9001","msg":"bad Bearer token-2"}"#));
    let acme = builder(&server).build().unwrap();
    let error = Call::new(&acme.0, &valid()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "things.probe failed with code 9001 (BadToken), HTTP 401: bad Bearer [redacted]. Get another token."
    );
    assert_eq!((fetches(&server), server.received().len()), (2, 4));
}

#[tokio::test]
async fn a_ready_made_token_is_not_retried() {
    let server = vendor(|_| json(r#"{"code":9001}"#));
    let acme = crate::sample::builder().base_url(server.base_url()).build().unwrap();
    Call::new(&acme.0, &valid()).await.unwrap_err();
    assert_eq!(server.received().len(), 1);
}

/// Waits until this number of token requests has arrived.
async fn until_fetched(server: &Loopback, count: usize) {
    for _ in 0..500 {
        if fetches(server) == count {
            return settle().await;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{} fetches instead of {count}", fetches(server));
}

/// Lets background tasks run for many turns, also on a slow machine.
async fn settle() {
    for _ in 0..30 {
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires() {
    let server = vendor(accept);
    let clock = ManualClock::default();
    let read = clock.clone();
    let now = move || UNIX_EPOCH + Duration::from_secs(read.0.load(Ordering::SeqCst));
    let acme = builder(&server).clock(now).build().unwrap();
    let call = async |second, token: &str, count| {
        clock.set(second);
        Call::new(&acme.0, &valid()).await.unwrap();
        assert_eq!(server.received().iter().rfind(|r| !is_fetch(r)).unwrap().header("authorization"), Some(token));
        until_fetched(&server, count).await;
    };
    call(0, "Bearer token-1", 1).await;
    call(7200 - 1800, "Bearer token-1", 1).await;
    call(7200 - 1799, "Bearer token-1", 2).await;
    call(7200 - 1798, "Bearer token-2", 2).await;
    let expires = 7200 - 1799 + 7200;
    call(expires - 299, "Bearer token-3", 3).await;
}

#[tokio::test]
async fn a_failed_renewal_keeps_the_token_and_waits() {
    let attempt = AtomicU64::new(0);
    let server = Loopback::start(move |received| match is_fetch(&received) {
        true if attempt.fetch_add(1, Ordering::SeqCst) == 0 => token(1),
        true => LoopbackResponse::new(503, ""),
        false => accept(""),
    });
    let clock = ManualClock::default();
    let read = clock.clone();
    let now = move || UNIX_EPOCH + Duration::from_secs(read.0.load(Ordering::SeqCst));
    let acme = builder(&server).clock(now).build().unwrap();
    for (second, count) in [(0, 1), (6000, 2), (6029, 2), (6030, 3)] {
        clock.set(second);
        Call::new(&acme.0, &valid()).await.unwrap();
        until_fetched(&server, count).await;
    }
    clock.set(6901);
    let error = Call::new(&acme.0, &valid()).await.unwrap_err();
    assert!(matches!(error, Error::Auth(_)));
}

/// A vendor without a socket, for paused time: it counts token requests and delays them.
#[derive(Clone, Default)]
struct Slow {
    fetch: Duration,
    fetches: Arc<AtomicU64>,
}

impl Transport for Slow {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move {
            let body = if request.uri().path().ends_with(EXCHANGE.path) {
                let number = self.fetches.fetch_add(1, Ordering::SeqCst) + 1;
                tokio::time::sleep(self.fetch).await;
                format!(r#"{{"code":0,"access":"token-{number}","expire":7200}}"#)
            } else {
                r#"{"code":0}"#.to_owned()
            };
            Ok(http::Response::new(body.into()))
        })
    }
}

/// Concurrent calls: the timeout of each in milliseconds, and whether it succeeds.
type Round = (&'static [u64], &'static [bool]);

/// Makes concurrent calls with these timeouts in milliseconds and returns whether they succeed.
async fn timed(acme: &Acme, timeouts: &[u64]) -> Vec<bool> {
    let calls = timeouts.iter().map(|&timeout| {
        let acme = acme.clone();
        tokio::spawn(async move { Call::new(&acme.0, &valid()).timeout(Duration::from_millis(timeout)).await })
    });
    let mut succeed = Vec::new();
    for call in calls.collect::<Vec<_>>() {
        let result = call.await.unwrap();
        if let Err(error) = &result {
            let Error::Transport(late) = error else { panic!("{error}") };
            assert_eq!((late.kind(), late.may_have_reached_server()), (TransportKind::Timeout, false));
        }
        succeed.push(result.is_ok());
    }
    succeed
}

#[tokio::test(start_paused = true)]
async fn a_timed_out_call_does_not_cancel_the_shared_fetch() {
    // Columns: duration of a token request in milliseconds, then the rounds.
    let cases: [(u64, &[Round]); 4] = [
        (150, &[(&[100, 200, 300, 400, 500], &[false, true, true, true, true])]),
        (150, &[(&[500, 400, 300, 200, 100], &[true, true, true, true, false])]),
        (150, &[(&[100], &[false]), (&[100], &[true]), (&[100, 100], &[true, true])]),
        (25_000, &[(&[1000, 1000], &[false, false]), (&[1000], &[false]), (&[28_000], &[true])]),
    ];
    for (fetch, rounds) in cases {
        let slow = Slow { fetch: Duration::from_millis(fetch), ..Slow::default() };
        let exchange = TokenExchange::new(&EXCHANGE, "app-1", SECRET);
        let acme: Acme = Builder::new(exchange).transport(slow.clone()).build().unwrap();
        for (timeouts, succeed) in rounds {
            assert_eq!(timed(&acme, timeouts).await, *succeed, "{fetch} ms: {timeouts:?}");
        }
        assert_eq!(slow.fetches.load(Ordering::SeqCst), 1, "{fetch} ms");
    }
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_does_not_cancel_the_fetch() {
    let slow = Slow { fetch: Duration::from_millis(150), ..Slow::default() };
    let acme: Acme =
        Builder::new(TokenExchange::new(&EXCHANGE, "app-1", SECRET)).transport(slow.clone()).build().unwrap();
    let request = valid();
    tokio::select! {
        biased;
        _ = Call::new(&acme.0, &request).into_future() => panic!("no fetch"),
        () = tokio::time::sleep(Duration::from_millis(10)) => {}
    }
    assert_eq!(timed(&acme, &[1000, 1000]).await, [true, true]);
    assert_eq!(slow.fetches.load(Ordering::SeqCst), 1);
}

/// The vendor's margins, 1800 s and 300 s, exceed the life of some tokens.
#[tokio::test]
async fn a_short_lived_token_is_used_for_most_of_its_life() {
    // Columns: life of the token; then time, token of a call at that time, and token requests after
    // it.
    for (life, calls) in [
        (60, [(0, 1, 1), (30, 1, 1), (31, 1, 2), (60, 2, 2), (77, 3, 3)]),
        (1200, [(0, 1, 1), (600, 1, 1), (601, 1, 2), (1201, 2, 2), (1502, 3, 3)]),
        (7200, [(0, 1, 1), (5400, 1, 1), (5401, 1, 2), (10_801, 2, 2), (12_302, 3, 3)]),
    ] {
        let handed = AtomicU64::new(0);
        let server = Loopback::start(move |received| {
            if !is_fetch(&received) {
                return accept("");
            }
            let number = handed.fetch_add(1, Ordering::SeqCst) + 1;
            json(format!(r#"{{"code":0,"access":"token-{number}","expire":{life}}}"#))
        });
        let clock = ManualClock::default();
        let read = clock.clone();
        let now = move || UNIX_EPOCH + Duration::from_secs(read.0.load(Ordering::SeqCst));
        let acme = builder(&server).clock(now).build().unwrap();
        for (second, number, count) in calls {
            clock.set(second);
            Call::new(&acme.0, &valid()).await.unwrap();
            let received = server.received();
            let sent = received.iter().rfind(|received| !is_fetch(received)).unwrap();
            let expected = format!("Bearer token-{number}");
            assert_eq!(sent.header("authorization"), Some(&*expected), "{life} s, after {second} s");
            until_fetched(&server, count).await;
        }
    }
}

#[tokio::test]
async fn clients_can_share_a_signer_and_its_token() {
    let server = vendor(accept);
    let shared: Arc<dyn Sign> = Arc::new(TokenExchange::new(&EXCHANGE, "app-1", SECRET));
    for _ in 0..3 {
        let acme: Acme = Builder::new(Arc::clone(&shared)).base_url(server.base_url()).build().unwrap();
        Call::new(&acme.0, &valid()).await.unwrap();
    }
    assert_eq!((fetches(&server), server.received().len()), (1, 4));
}

#[tokio::test]
async fn a_shared_signer_learns_that_its_token_is_refused() {
    let server = vendor(|token| match token {
        "Bearer token-1" => json(r#"{"code":9001}"#),
        _ => accept(token),
    });
    let shared = Arc::new(TokenExchange::new(&EXCHANGE, "app-1", SECRET));
    let acme: Acme = Builder::new(shared).base_url(server.base_url()).build().unwrap();
    Call::new(&acme.0, &valid()).await.unwrap();
    assert_eq!((fetches(&server), server.received().len()), (2, 4));
}

#[tokio::test]
async fn a_life_beyond_the_clock_is_cut() {
    for life in ["9223372036854775807", "18446744073709551615", r#""99999999999999999999""#] {
        let server = Loopback::start(move |received| {
            if is_fetch(&received) {
                return json(format!(r#"{{"code":0,"access":"token-1","expire":{life}}}"#));
            }
            accept("")
        });
        let acme = builder(&server).build().unwrap();
        for _ in 0..3 {
            let response = Call::new(&acme.0, &valid()).await;
            assert!(response.is_ok(), "{life}: {response:?}");
        }
        assert_eq!(fetches(&server), 1, "{life}");
    }
}
