//! Rate limits: one for each operation of a client and its clones, retries included.

use crate::issuer::{self, Issuer, call_for, store};
use crate::sample::{Acme, Answer, ProbeError, SERVICE, builder};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::auth::{Exchange, TokenExchange};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::{TransportError, TransportKind};
use clientloom_runtime::operation::{Operation, OperationInfo};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use clientloom_runtime::{Builder, Call, Error, Method, Rate, http};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::{Instant, sleep};

static INFOS: [OperationInfo; 3] = [
    OperationInfo {
        name: "things.delete",
        method: Method::Delete,
        path: "/delete",
        rates: &[Rate::per_minute(1000), Rate::per_second(50)],
        ..OperationInfo::of(&SERVICE)
    },
    OperationInfo { name: "things.list", path: "/list", rates: &[Rate::new(2, HOUR)], ..OperationInfo::of(&SERVICE) },
    OperationInfo { name: "things.count", path: "/count", ..OperationInfo::of(&SERVICE) },
];

const DELETE: usize = 0;
const LIST: usize = 1;
const COUNT: usize = 2;
const HOUR: Duration = Duration::from_secs(3600);

struct Paced<const N: usize>;

impl<const N: usize> Encode for Paced<N> {
    fn encode(&self) -> Json<'_> {
        Json::Object(Vec::new())
    }
}

impl<const N: usize> Operation for Paced<N> {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &INFOS[N];
}

/// A transport without a network that records the time and path of each request.
#[derive(Clone)]
struct Notes {
    begin: Instant,
    starts: Arc<Mutex<Vec<(String, Duration)>>>,
}

impl Notes {
    fn new() -> Self {
        Self { begin: Instant::now(), starts: Arc::default() }
    }

    /// Returns the times of requests to a path, in milliseconds.
    fn of(&self, path: &str) -> Vec<u128> {
        let starts = self.starts.lock().unwrap();
        starts.iter().filter(|(at, _)| at == path).map(|(_, time)| time.as_millis()).collect()
    }
}

/// Token requests take a while, and the first token is refused.
impl Transport for Notes {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let path = request.uri().path().trim_start_matches("/api").to_owned();
        let mut starts = self.starts.lock().unwrap();
        let number = starts.iter().filter(|(at, _)| *at == path).count() + 1;
        starts.push((path.clone(), self.begin.elapsed()));
        Box::pin(async move {
            let bad = request.headers().get("authorization").is_some_and(|value| value == "Bearer token-1");
            let body = match path.as_str() {
                "/token" => {
                    sleep(Duration::from_millis(900)).await;
                    format!(r#"{{"code":0,"access_token":"token-{number}","expires_in":7200}}"#)
                }
                _ if bad => r#"{"code":9001}"#.to_owned(),
                _ => r#"{"code":0}"#.to_owned(),
            };
            Ok(http::Response::new(body.into()))
        })
    }
}

/// Makes concurrent calls, each with a clone of the client.
async fn call<const N: usize>(acme: &Acme, count: usize) {
    let call = |acme: Acme| async move { Call::new(&acme.0, &Paced::<N>).await.map(drop) };
    let calls: Vec<_> = (0..count).map(|_| tokio::spawn(call(acme.clone()))).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
}

/// Returns the largest number of calls in any window.
fn most(starts: &[u128], window: u128) -> usize {
    let held = |first: &u128| starts.iter().filter(|start| (*first..first + window).contains(start)).count();
    starts.iter().map(held).max().unwrap_or_default()
}

fn noted(notes: &Notes) -> Builder<Acme> {
    builder().transport(notes.clone()).timeout(HOUR * 2)
}

fn exchanged(notes: &Notes) -> Builder<Acme> {
    static EXCHANGE: Exchange = Exchange { path: "/token", send: &["id", "secret"], ..Exchange::of(&SERVICE) };
    Builder::new(TokenExchange::new(&EXCHANGE, "id", "secret")).transport(notes.clone()).timeout(HOUR * 2)
}

#[tokio::test(start_paused = true)]
async fn clones_share_the_documented_rate() {
    let notes = Notes::new();
    let acme = noted(&notes).build().unwrap();
    call::<DELETE>(&acme, 1100).await;
    let starts = notes.of("/delete");
    assert_eq!((starts.len(), most(&starts, 1000), most(&starts, 60_000)), (1100, 50, 1000));
    assert_eq!((starts[49], starts[50], starts[999], starts[1000], starts[1099]), (0, 1000, 19_000, 60_000, 61_000));
}

#[tokio::test(start_paused = true)]
async fn operations_do_not_share_a_rate() {
    let notes = Notes::new();
    let acme = noted(&notes).build().unwrap();
    tokio::join!(call::<DELETE>(&acme, 60), call::<LIST>(&acme, 3), call::<COUNT>(&acme, 300));
    assert_eq!(notes.of("/delete"), [[0; 50].as_slice(), &[1000; 10]].concat());
    assert_eq!(notes.of("/list"), [0, 0, 3_600_000]);
    assert_eq!(notes.of("/count"), [0; 300]);
}

#[tokio::test(start_paused = true)]
async fn separate_clients_do_not_share_a_rate() {
    let notes = Notes::new();
    let (one, other) = (noted(&notes).build().unwrap(), noted(&notes).build().unwrap());
    tokio::join!(call::<LIST>(&one, 2), call::<LIST>(&other, 2));
    assert_eq!(notes.of("/list"), [0; 4]);
}

#[tokio::test(start_paused = true)]
async fn custom_rates_apply_in_addition_to_documented_ones() {
    let notes = Notes::new();
    let acme = noted(&notes).rate(Rate::per_second(20)).rate(Rate::per_minute(30)).build().unwrap();
    tokio::join!(call::<DELETE>(&acme, 31), call::<LIST>(&acme, 3), call::<COUNT>(&acme, 31));
    let expected = [[0; 20].as_slice(), &[1000; 10], &[60_000]].concat();
    assert_eq!((notes.of("/delete"), notes.of("/count")), (expected.clone(), expected));
    assert_eq!(notes.of("/list"), [0, 0, 3_600_000]);
}

#[tokio::test(start_paused = true)]
async fn documented_rates_can_be_skipped() {
    let notes = Notes::new();
    call::<DELETE>(&noted(&notes).skip_rates().build().unwrap(), 1001).await;
    assert_eq!(notes.of("/delete"), [0; 1001]);
    call::<LIST>(&noted(&notes).skip_rates().rate(Rate::per_second(3)).build().unwrap(), 4).await;
    assert_eq!(notes.of("/list"), [0, 0, 0, 1000]);
}

#[tokio::test(start_paused = true)]
async fn retries_count_toward_the_rate_and_token_fetches_do_not() {
    let notes = Notes::new();
    let acme = exchanged(&notes).build().unwrap();
    call::<LIST>(&acme, 1).await;
    assert_eq!((notes.of("/token"), notes.of("/list")), (vec![0, 900], vec![900, 1800]));
    call::<LIST>(&acme, 1).await;
    assert_eq!(notes.of("/list"), [900, 1800, 3_600_900]);
}

/// Windows count from the start of sending, not from the permit.
#[tokio::test(start_paused = true)]
async fn calls_that_wait_for_a_token_keep_the_rate() {
    let notes = Notes::new();
    call::<DELETE>(&exchanged(&notes).build().unwrap(), 120).await;
    let starts = notes.of("/delete");
    assert_eq!((starts[0], starts[49], most(&starts, 1000)), (900, 900, 50));
}

#[tokio::test(start_paused = true)]
async fn waiting_for_a_permit_counts_toward_the_timeout() {
    let notes = Notes::new();
    let acme = noted(&notes).build().unwrap();
    call::<LIST>(&acme, 2).await;
    let error = Call::new(&acme.0, &Paced::<LIST>).timeout(Duration::from_secs(7)).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "things.list received no response: the time ran out: waiting for the rate limit or for another call to end \
         took all of the call's time; the call was not sent"
    );
    assert_eq!(notes.begin.elapsed().as_millis(), 7000);
    call::<LIST>(&acme, 1).await;
    assert_eq!(notes.of("/list"), [0, 0, 3_600_000]);
}

#[test]
fn a_rate_of_zero_calls_is_refused() {
    let error = builder().rate(Rate::per_minute(0)).build().unwrap_err();
    assert_eq!(error.to_string(), "invalid rate of `0` calls: allow at least one call");
}

#[tokio::test]
async fn the_server_never_sees_more_calls_than_allowed() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    call::<LIST>(&acme, 2).await;
    let error = Call::new(&acme.clone().0, &Paced::<LIST>).timeout(Duration::from_millis(20)).await.unwrap_err();
    let Error::Transport(error) = error else { panic!("{error}") };
    assert_eq!((error.kind(), error.may_have_reached_server()), (TransportKind::Timeout, false));
    assert_eq!(server.received().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn all_waiting_calls_are_sent() {
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let rate = Rate::new(7, Duration::from_millis(5));
    let acme = builder().base_url(server.base_url()).rate(rate).build().unwrap();
    call::<COUNT>(&acme, 100).await;
    assert_eq!(server.received().len(), 100);
}

#[tokio::test(start_paused = true)]
async fn the_default_tenant_has_one_limiter() {
    let acme = Issuer::fine().builder(store("ticket-1")).rate(Rate::per_minute(2)).build().unwrap();
    let begin = Instant::now();
    call_for(&acme, "red").await.unwrap();
    issuer::call(&acme).await.unwrap();
    call_for(&acme, "blue").await.unwrap();
    assert!(begin.elapsed() < Duration::from_secs(10));
    call_for(&acme, "red").await.unwrap();
    assert!(begin.elapsed() >= Duration::from_secs(60));
}
