//! Rates where calls arrive, for any way to the server that varies by at most the slack.

use crate::sample::{Acme, builder, valid};
use crate::script::OK;
use crate::script::Step::Respond;
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::TransportError;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use clientloom_runtime::{Call, Method, Rate, http};
use proptest::prelude::*;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};

const fn ms(number: u64) -> Duration {
    Duration::from_millis(number)
}

/// The way to a server, which takes a random part of the slack longer than it has to.
///
/// A request arrives even if its call was dropped.
#[derive(Clone)]
struct Way {
    base_ms: u64,
    slack_ms: u64,
    response_ms: u64,
    /// The number of requests that get HTTP 429 first.
    failures: Arc<Mutex<usize>>,
    random: Arc<Mutex<fastrand::Rng>>,
    arrivals: Arc<Mutex<Vec<Instant>>>,
}

impl Way {
    fn new(base_ms: u64, slack_ms: u64, response_ms: u64, seed: u64) -> Self {
        let random = Arc::new(Mutex::new(fastrand::Rng::with_seed(seed)));
        Self { base_ms, slack_ms, response_ms, failures: Arc::default(), random, arrivals: Arc::default() }
    }

    /// Returns a random number of milliseconds, up to `most`.
    fn random(&self, most: u64) -> u64 {
        self.random.lock().unwrap().u64(0..=most)
    }

    fn arrivals(&self) -> Vec<Instant> {
        let mut arrivals = self.arrivals.lock().unwrap().clone();
        arrivals.sort();
        arrivals
    }

    fn acme(&self, rates: &[Rate]) -> Acme {
        let builder = rates.iter().fold(builder(), |builder, rate| builder.rate(*rate));
        let builder = builder.transport(self.clone()).rate_slack(ms(self.slack_ms)).timeout(ms(3_600_000));
        builder.build().unwrap()
    }
}

impl Transport for Way {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let way = ms(self.base_ms + self.random(self.slack_ms));
        let response = ms(self.random(self.response_ms));
        let arrivals = Arc::clone(&self.arrivals);
        let arrival = tokio::spawn(async move {
            sleep(way).await;
            arrivals.lock().unwrap().push(Instant::now());
            sleep(response).await;
        });
        let mut failures = self.failures.lock().unwrap();
        let status = if *failures > 0 { 429 } else { 200 };
        *failures = failures.saturating_sub(1);
        drop(failures);
        Box::pin(async move {
            arrival.await.expect("an arrival");
            Ok(http::Response::builder().status(status).body(Bytes::from_static(br#"{"code":0}"#)).unwrap())
        })
    }
}

/// Returns the largest number of arrivals in any window.
fn fullest(arrivals: &[Instant], window: Duration) -> usize {
    let held = |(index, first): (usize, &Instant)| {
        arrivals[index..].iter().take_while(|arrival| **arrival - *first < window).count()
    };
    arrivals.iter().enumerate().map(held).max().unwrap_or_default()
}

fn paused() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap()
}

fn rate() -> impl Strategy<Value = Rate> {
    (1..12_u32, 20..1500_u64).prop_map(|(calls, window)| Rate::new(calls, ms(window)))
}

/// Callers make calls one after the other; some drop them.
async fn call_often(acme: Acme, way: Way, calls: usize, patience_ms: u64) {
    for _ in 0..calls {
        sleep(ms(way.random(20))).await;
        let request = valid();
        let call = Call::new(&acme.0, &request).into_future();
        if way.random(4) == 0 {
            let _dropped_or_over = timeout(ms(way.random(patience_ms)), call).await;
        } else {
            call.await.expect("a response");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_window_at_the_server_exceeds_a_rate(
        rates in proptest::collection::vec(rate(), 1..3),
        (base_ms, slack_ms, response_ms) in (0..300_u64, 0..600_u64, 0..2000_u64),
        seed in any::<u64>(),
    ) {
        let way = Way::new(base_ms, slack_ms, response_ms, seed);
        paused().block_on(async {
            let acme = way.acme(&rates);
            let callers = (0..15).map(|_| tokio::spawn(call_often(acme.clone(), way.clone(), 8, 4000)));
            for caller in callers.collect::<Vec<_>>() {
                caller.await.unwrap();
            }
        });
        let arrivals = way.arrivals();
        prop_assert!(arrivals.len() > 60);
        for rate in rates {
            prop_assert!(fullest(&arrivals, rate.window) <= rate.calls as usize, "{rate:?}");
        }
    }
}

/// Makes calls at once, which all succeed.
async fn call_at_once(acme: &Acme, count: usize) {
    let calls = (0..count).map(|_| {
        let acme = acme.clone();
        tokio::spawn(async move { Call::new(&acme.0, &valid()).await.map(drop) })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
}

/// The number of windows in which the use of a rate is measured.
const WINDOWS: u32 = 20;

/// Returns the share of a rate that calls use while many wait.
fn used(rate: Rate, response_ms: u64) -> f64 {
    let way = Way::new(response_ms, 0, 0, 1);
    paused().block_on(async {
        let builder = builder().rate(rate).transport(way.clone()).timeout(ms(3_600_000));
        let acme: Acme = builder.max_in_flight(10_000).build().unwrap();
        call_at_once(&acme, (rate.calls * WINDOWS) as usize).await;
    });
    let arrivals = way.arrivals();
    // The measure begins with the last call of the first window.
    let time = arrivals[arrivals.len() - 1] - arrivals[rate.calls as usize - 1];
    f64::from(WINDOWS - 1) * rate.window.as_secs_f64() / time.as_secs_f64()
}

#[test]
fn most_of_a_rate_is_used() {
    for rate in [Rate::per_second(50), Rate::per_second(5), Rate::per_minute(100)] {
        for response_ms in [0, 20, 200, 5000] {
            let lost = ms(response_ms.min(250));
            let possible = rate.window.as_secs_f64() / (rate.window + lost).as_secs_f64();
            let used = used(rate, response_ms);
            assert!(used >= 0.95 * possible, "{used} of {rate:?}, {response_ms} ms: {possible} is possible");
        }
    }
}

/// A response shows that its request has arrived, so a large slack makes the test exact.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_server_sees_no_window_with_more_calls_than_the_rate() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let rate = Rate::new(20, ms(200));
    let acme = builder().base_url(server.base_url()).rate(rate).rate_slack(ms(60_000)).build().unwrap();
    let callers = (0..64).map(|_| {
        let acme = acme.clone();
        tokio::spawn(async move {
            for _ in 0..3 {
                Call::new(&acme.0, &valid()).await.unwrap();
            }
        })
    });
    for caller in callers.collect::<Vec<_>>() {
        caller.await.unwrap();
    }
    let mut arrivals: Vec<Instant> = server.received().iter().map(|received| received.at).collect();
    arrivals.sort();
    let fullest = fullest(&arrivals, rate.window);
    println!("{} calls arrived, {fullest} in the fullest window of 200 ms", arrivals.len());
    assert_eq!((arrivals.len(), fullest <= 20), (192, true), "{fullest}");
}

/// After calls were dropped anywhere, the only slot is free, and the rate has all of its permits.
#[test]
fn two_thousand_dropped_calls_leave_nothing_behind() {
    let rate = Rate::per_second(50);
    paused().block_on(async {
        let way = Way { failures: Arc::new(Mutex::new(30)), ..Way::new(0, 5, 5, 7) };
        let builder = builder().transport(way.clone()).rate(rate).max_in_flight(1);
        let acme: Acme = builder.timeout(ms(60_000)).build().unwrap();
        let calls = (0..2000).map(|_| {
            let (acme, patience) = (acme.clone(), ms(way.random(10_000)));
            tokio::spawn(async move { timeout(patience, Call::new(&acme.0, &valid()).into_future()).await.is_ok() })
        });
        for call in calls.collect::<Vec<_>>() {
            call.await.unwrap();
        }
        let arrivals = way.arrivals();
        assert!((50..1900).contains(&arrivals.len()), "{} calls were sent", arrivals.len());
        assert!(fullest(&arrivals, rate.window) <= 50);

        sleep(ms(30_000)).await;
        let begin = Instant::now();
        call_at_once(&acme, 50).await;
        assert!(begin.elapsed() < rate.window, "{:?}", begin.elapsed());
    });
}

#[tokio::test(start_paused = true)]
async fn waits_that_were_dropped_leave_the_budget_of_retries() {
    let script = crate::script::Script::new([Respond(429, &[("Retry-After", "60")], "")]);
    let acme: Acme = builder().retry_budget(100).transport(script.clone()).build().unwrap();
    let calls: Vec<_> = (0..100)
        .map(|number| {
            let acme = acme.clone();
            let path = format!("/v1/{number}");
            tokio::spawn(async move { acme.0.call_raw(Method::Get, path, None).await.map(drop) })
        })
        .collect();
    sleep(ms(2000)).await;
    assert_eq!(script.count(), 100);
    calls.iter().for_each(JoinHandle::abort);
    for call in calls {
        assert!(call.await.unwrap_err().is_cancelled());
    }
    script.replace([Respond(429, &[("Retry-After", "0")], ""), OK].into_iter().cycle().take(8));
    for _ in 0..4 {
        Call::new(&acme.0, &valid()).await.unwrap();
    }
}
