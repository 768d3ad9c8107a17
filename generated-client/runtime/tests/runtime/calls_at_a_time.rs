//! Documented numbers of calls at a time, and rates for each value of a field and for a day.

use crate::sample::{Acme, Answer, ProbeError, SERVICE, builder};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::batch::{Batch, BatchRule, Batched};
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::TransportError;
use clientloom_runtime::operation::{
    Concurrency, Field, FieldRate, Operation, OperationInfo, ResponseFormat, RetrySafety, ValueType,
};
use clientloom_runtime::response::NoData;
use clientloom_runtime::testing::{Fault, Loopback, LoopbackResponse};
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use clientloom_runtime::{Builder, Call, Method, Rate, http};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

const SECOND: Duration = Duration::from_secs(1);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

const OPERATION: OperationInfo = OperationInfo {
    method: Method::Post,
    fields: &[
        Field::query("room", ValueType::String),
        Field::body("ids", ValueType::List(&ValueType::String)).required(),
    ],
    retry_safety: RetrySafety::Safe,
    ..OperationInfo::of(&SERVICE)
};

static INFOS: [OperationInfo; 5] = [
    OperationInfo { name: "alone", path: "/alone", concurrency: Some(Concurrency::of(1)), ..OPERATION },
    OperationInfo { name: "rooms", path: "/rooms", concurrency: Some(Concurrency::per("room", 1)), ..OPERATION },
    OperationInfo { name: "pairs", path: "/pairs", concurrency: Some(Concurrency::per("room", 2)), ..OPERATION },
    OperationInfo {
        name: "paced",
        path: "/paced",
        rates: &[Rate::per_second(10)],
        field_rates: &[FieldRate::of("room", Rate::per_second(2))],
        ..OPERATION
    },
    OperationInfo { name: "daily", path: "/daily", rates: &[Rate::per_day(3)], ..OPERATION },
];

const ALONE: usize = 0;
const ROOMS: usize = 1;
const PAIRS: usize = 2;
const PACED: usize = 3;
const DAILY: usize = 4;

#[derive(Clone, Debug, Default)]
struct Enter<const N: usize> {
    room: Option<String>,
    ids: Vec<String>,
}

impl<const N: usize> Encode for Enter<N> {
    fn encode(&self) -> Json<'_> {
        Json::members([("room", &self.room), ("ids", &self.ids)])
    }
}

impl<const N: usize> Operation for Enter<N> {
    type Vendor = Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &INFOS[N];
}

impl<const N: usize> Batched for Enter<N> {
    type Item = String;
    const RULE: &'static BatchRule = &BatchRule::new(&["ids"]).max(1);

    fn items(&mut self) -> &mut Vec<String> {
        &mut self.ids
    }
}

fn enter<const N: usize>(room: &str, ids: &str) -> Enter<N> {
    Enter { room: Some(room.to_owned()), ids: ids.chars().map(String::from).collect() }
}

/// A transport whose exchanges take a second each, and that counts those under way.
#[derive(Clone)]
struct Hall {
    begin: Instant,
    state: Arc<Mutex<HallState>>,
}

#[derive(Default)]
struct HallState {
    /// The exchanges under way, by their targets.
    now: BTreeMap<String, usize>,
    /// The most exchanges that were under way, with the same target and in total.
    most: (usize, usize),
    /// The seconds at which exchanges began, with their targets.
    began: Vec<(u64, String)>,
    /// The statuses of the next responses, in place of 200.
    statuses: Vec<u16>,
}

struct UnderWay(Hall, String);

impl Drop for UnderWay {
    fn drop(&mut self) {
        *self.0.state.lock().unwrap().now.get_mut(&self.1).unwrap() -= 1;
    }
}

impl Hall {
    fn new() -> Self {
        Self { begin: Instant::now(), state: Arc::default() }
    }

    fn builder(&self) -> Builder<Acme> {
        builder().transport(self.clone()).timeout(DAY * 2)
    }

    fn most(&self) -> (usize, usize) {
        self.state.lock().unwrap().most
    }

    fn began(&self) -> Vec<u64> {
        self.state.lock().unwrap().began.iter().map(|(second, _)| *second).collect()
    }
}

impl Transport for Hall {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let target = request.uri().path_and_query().unwrap().to_string();
        let mut state = self.state.lock().unwrap();
        state.began.push((self.begin.elapsed().as_secs(), target.clone()));
        *state.now.entry(target.clone()).or_default() += 1;
        let (same, all) = (state.now[&target], state.now.values().sum());
        state.most = (state.most.0.max(same), state.most.1.max(all));
        let status = state.statuses.pop().unwrap_or(200);
        drop(state);
        let under_way = UnderWay(self.clone(), target);
        Box::pin(async move {
            let _under_way = under_way;
            sleep(SECOND).await;
            Ok(http::Response::builder().status(status).body(Bytes::from_static(br#"{"code":0}"#)).unwrap())
        })
    }
}

/// Makes a call for each room at once, each with a clone of the client.
async fn call<const N: usize>(acme: &Acme, rooms: &[&str]) {
    let call = |request: Enter<N>, acme: Acme| async move { Call::new(&acme.0, &request).await.map(drop) };
    let calls = rooms.iter().map(|room| tokio::spawn(call(enter(room, "a"), acme.clone())));
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn clones_share_the_number_of_calls() {
    let hall = Hall::new();
    call::<ALONE>(&hall.builder().build().unwrap(), &["a", "b", "a", "c"]).await;
    assert_eq!((hall.most().1, hall.began()), (1, vec![0, 1, 2, 3]));
}

#[tokio::test(start_paused = true)]
async fn separate_clients_and_tokens_do_not_share_the_number_of_calls() {
    let hall = Hall::new();
    let [one, two] = [(); 2].map(|()| hall.builder().build().unwrap());
    tokio::join!(call::<ALONE>(&one, &["a"; 2]), call::<ALONE>(&two, &["a"; 2]));
    assert_eq!(hall.most().1, 2);
    let (request, hall) = (enter::<ALONE>("a", "a"), Hall::new());
    let acme = hall.builder().build().unwrap();
    let calls = ["x", "y", "y"].map(|token| Call::new(&acme.0, &request).bearer(token).into_future());
    for result in futures_util::future::join_all(calls).await {
        result.unwrap();
    }
    assert_eq!((hall.most().1, hall.began()), (2, vec![0, 0, 1]));
}

#[tokio::test(start_paused = true)]
async fn values_have_numbers_of_their_own() {
    let hall = Hall::new();
    let acme = hall.builder().build().unwrap();
    call::<ROOMS>(&acme, &["a", "a", "a", "b", "c"]).await;
    assert_eq!((hall.most(), hall.began()), ((1, 3), vec![0, 0, 0, 1, 2]));
    let hall = Hall::new();
    call::<PAIRS>(&hall.builder().build().unwrap(), &["a", "a", "a", "b"]).await;
    assert_eq!((hall.most(), hall.began()), ((2, 3), vec![0, 0, 0, 1]));
}

#[tokio::test(start_paused = true)]
async fn a_batch_goes_by_the_number_whatever_its_own_bound_is() {
    let hall = Hall::new();
    let acme = hall.builder().build().unwrap();
    let outcome = Batch::new(&acme.0, enter::<ALONE>("a", "abcde")).parallel(8).await.unwrap();
    assert_eq!((outcome.len(), hall.most().1, hall.began()), (5, 1, vec![0, 1, 2, 3, 4]));

    let hall = Hall::new();
    let acme = hall.builder().build().unwrap();
    let [one, two] = ["a", "b"].map(|room| Batch::new(&acme.0, enter::<ROOMS>(room, "abc")).parallel(8));
    let (one, two) = tokio::join!(one.into_future(), two.into_future());
    assert_eq!((one.unwrap().len(), two.unwrap().len(), hall.most()), (3, 3, (1, 2)));
}

#[tokio::test(start_paused = true)]
async fn a_retry_is_one_of_the_calls_and_its_wait_is_not() {
    let hall = Hall::new();
    hall.state.lock().unwrap().statuses = vec![503, 503];
    call::<ALONE>(&hall.builder().build().unwrap(), &["a"; 4]).await;
    let began = hall.began();
    assert_eq!((hall.most().1, began.len()), (1, 6));
    assert_eq!(began[..3], [0, 1, 2]);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_makes_room_for_the_next_one() {
    let hall = Hall::new();
    let acme = hall.builder().build().unwrap();
    let request = enter::<ALONE>("a", "a");
    for _ in 0..3 {
        assert!(timeout(SECOND / 2, Call::new(&acme.0, &request).into_future()).await.is_err());
    }
    let in_flight = Call::new(&acme.0, &request).into_future();
    let waiting = Call::new(&acme.0, &request).timeout(SECOND / 2).into_future();
    let (sent, unsent) = tokio::join!(in_flight, waiting);
    sent.unwrap();
    let error = unsent.unwrap_err();
    assert!(!error.may_have_reached_server());
    assert!(error.to_string().contains("waiting for the rate limit or for another call to end"), "{error}");
    assert_eq!((hall.most().1, hall.began().len()), (1, 4));
}

#[tokio::test(start_paused = true)]
async fn documented_numbers_and_rates_of_values_can_be_skipped() {
    let hall = Hall::new();
    let acme = hall.builder().skip_rates().build().unwrap();
    call::<ALONE>(&acme, &["a"; 9]).await;
    call::<ROOMS>(&acme, &["a"; 9]).await;
    call::<PACED>(&acme, &["a"; 99]).await;
    call::<DAILY>(&acme, &["a"; 9]).await;
    assert_eq!((hall.most().1, hall.began().last()), (99, Some(&3)));
}

#[tokio::test(start_paused = true)]
async fn a_raw_call_keeps_its_own_number() {
    let hall = Hall::new();
    let acme = hall.builder().skip_rates().build().unwrap();
    let raw = |path: &'static str, calls| acme.0.call_raw(Method::Get, path, None).concurrency(calls).into_future();
    let calls = [("/a?1", 1), ("/a?2", 1), ("/b", 1), ("/a?1", 2), ("/a?2", 2), ("/a?3", 2)];
    let results = futures_util::future::join_all(calls.map(|(path, calls)| raw(path, calls))).await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(hall.began(), [0, 0, 0, 0, 1, 1]);
    let error = raw("/a", 0).await.unwrap_err();
    assert_eq!(error.to_string(), "invalid bound of `0` calls at a time: allow at least one call");
}

#[tokio::test(start_paused = true)]
async fn each_value_has_its_rate_below_the_rate_of_all() {
    let hall = Hall::new();
    let acme = hall.builder().build().unwrap();
    call::<PACED>(&acme, &["a", "a", "a", "a", "a", "b"]).await;
    assert_eq!(hall.began().len(), 6);
    let of_a = |second: u64| {
        let state = hall.state.lock().unwrap();
        state.began.iter().filter(|(began, target)| *began == second && target.ends_with('a')).count()
    };
    assert_eq!((0..6).map(of_a).max(), Some(2));
    let hall = Hall::new();
    let rooms: Vec<String> = (0..30).map(|room| room.to_string()).collect();
    let rooms: Vec<&str> = rooms.iter().map(String::as_str).collect();
    call::<PACED>(&hall.builder().build().unwrap(), &rooms).await;
    let began = hall.began();
    assert_eq!((0..4).map(|second| began.iter().filter(|at| **at == second).count()).max(), Some(10));
}

#[tokio::test(start_paused = true)]
async fn a_rate_of_a_day_holds_for_24_hours() {
    let hall = Hall::new();
    let acme = hall.builder().build().unwrap();
    call::<DAILY>(&acme, &["a"; 4]).await;
    let began = hall.began();
    assert_eq!(began[..3], [0; 3]);
    assert_eq!(began[3], DAY.as_secs());
}

/// Receives a file, one at a time; perhaps from the address of a redirect.
struct Fetch<const REDIRECT: bool>;

impl<const REDIRECT: bool> Encode for Fetch<REDIRECT> {
    fn encode(&self) -> Json<'_> {
        Json::members([])
    }
}

impl<const REDIRECT: bool> Operation for Fetch<REDIRECT> {
    type Vendor = Acme;
    type Response = NoData;
    type Output = clientloom_runtime::Download;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "fetch",
        path: if REDIRECT { "/moved" } else { "/file" },
        response_format: ResponseFormat::File,
        redirect: REDIRECT,
        concurrency: Some(Concurrency::of(1)),
        ..OperationInfo::of(&SERVICE)
    };
}

/// Checks that a file counts until it ended, failed or was dropped.
async fn check_download<const REDIRECT: bool>(limit: impl Fn(Builder<Acme>) -> Builder<Acme>) {
    let file = || LoopbackResponse::new(200, vec![7; 500_000]).header("Content-Type", "image/png");
    let server =
        Loopback::start(move |received| match received.target.split_once('?').unwrap_or((&received.target, "")) {
            ("/moved", query) => LoopbackResponse::new(302, "").header("Location", &format!("/file?{query}")),
            (_, "cut=") => file().fault(Fault::Truncate),
            _ => file(),
        });
    let acme = limit(builder().base_url(server.base_url())).build().unwrap();
    let call = |timeout| Call::download(&acme.0, &Fetch::<REDIRECT>).timeout(timeout).into_future();
    let waits = || async {
        let error = call(SECOND / 20).await.unwrap_err();
        assert!(!error.may_have_reached_server(), "{error}");
    };
    let goes = || async { drop(call(60 * SECOND).await.unwrap()) };
    let mut read = Call::download(&acme.0, &Fetch::<REDIRECT>).await.unwrap();
    assert!(read.chunk().await.unwrap().is_some());
    waits().await;
    while read.chunk().await.unwrap().is_some() {}
    goes().await;

    let dropped = Call::download(&acme.0, &Fetch::<REDIRECT>).await.unwrap();
    waits().await;
    drop(dropped);
    goes().await;

    let mut cut = Call::download(&acme.0, &Fetch::<REDIRECT>).query_field("cut", "").await.unwrap();
    waits().await;
    while cut.chunk().await.is_ok_and(|chunk| chunk.is_some()) {}
    goes().await;
}

#[tokio::test]
async fn a_download_counts_until_its_end() {
    check_download::<false>(|builder| builder).await;
    check_download::<true>(|builder| builder).await;
}

#[tokio::test]
async fn a_redirected_download_is_in_flight_until_its_end() {
    check_download::<true>(|builder| builder.skip_rates().max_in_flight(1)).await;
}
