//! The bound on calls in flight: what counts, what waits, and what is exempt.

use crate::downloads::Fetch;
use crate::issuer::{Issuer, own};
use crate::sample::{Acme, builder, valid};
use clientloom_runtime::batch::Batch;
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::TransportError;
use clientloom_runtime::testing::{Fault, Loopback, LoopbackResponse};
use clientloom_runtime::transport::{BoxFuture, TransferLimits, Transport};
use clientloom_runtime::{Call, Error, Rate, http};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

const SECOND: Duration = Duration::from_secs(1);

/// A transport whose exchanges take a second each, and that counts those under way.
#[derive(Clone, Default)]
struct Slow {
    now: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
    all: Arc<Mutex<Vec<Instant>>>,
}

struct UnderWay(Arc<AtomicUsize>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Transport for Slow {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        self.all.lock().unwrap().push(Instant::now());
        self.most.fetch_max(self.now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        let under_way = UnderWay(Arc::clone(&self.now));
        Box::pin(async move {
            let _under_way = under_way;
            sleep(SECOND).await;
            Ok(http::Response::new(Bytes::from_static(br#"{"code":0}"#)))
        })
    }
}

impl Slow {
    fn most(&self) -> usize {
        self.most.load(Ordering::SeqCst)
    }

    fn acme(&self, max_in_flight: usize) -> Acme {
        builder().transport(self.clone()).max_in_flight(max_in_flight).timeout(1000 * SECOND).build().unwrap()
    }
}

/// Makes calls at once, and returns how many succeed.
async fn succeed(acme: &Acme, count: usize) -> usize {
    let calls = (0..count).map(|_| {
        let acme = acme.clone();
        tokio::spawn(async move { Call::new(&acme.0, &valid()).await.is_ok() })
    });
    let mut succeeded = 0;
    for call in calls.collect::<Vec<_>>() {
        succeeded += usize::from(call.await.unwrap());
    }
    succeeded
}

#[tokio::test(start_paused = true)]
async fn calls_above_the_bound_wait_for_one_in_flight_to_end() {
    let slow = Slow::default();
    let begin = Instant::now();
    assert_eq!(succeed(&slow.acme(7), 20).await, 20);
    assert_eq!((slow.most(), begin.elapsed().as_secs()), (7, 3));
}

#[tokio::test(start_paused = true)]
async fn two_hundred_calls_are_in_flight_by_default() {
    let slow = Slow::default();
    let acme = builder().transport(slow.clone()).build().unwrap();
    assert_eq!((succeed(&acme, 10_000).await, slow.most()), (10_000, 200));
}

#[tokio::test(start_paused = true)]
async fn a_batch_above_the_bound_waits() {
    let slow = Slow::default();
    let acme = slow.acme(3);
    let request = crate::batch::remove("abcdefghij");
    let outcome = Batch::new(&acme.0, request).max_items(1).parallel(8).await.unwrap();
    assert_eq!((outcome.len(), slow.most()), (10, 3));
}

#[tokio::test(start_paused = true)]
async fn the_wait_counts_against_the_deadline() {
    let slow = Slow::default();
    let acme = slow.acme(1);
    let first = tokio::spawn({
        let acme = acme.clone();
        async move { Call::new(&acme.0, &valid()).await.is_ok() }
    });
    sleep(SECOND / 10).await;
    let error = Call::new(&acme.0, &valid()).timeout(SECOND / 2).await.unwrap_err();
    assert!(!error.may_have_reached_server() && error.retry_after().is_none());
    assert_eq!(
        error.to_string(),
        "things.probe received no response: the time ran out: waiting for the rate limit or for another call to end \
         took all of the call's time; the call was not sent"
    );
    assert!(first.await.unwrap());
    assert_eq!(slow.all.lock().unwrap().len(), 1);
}

/// Calls that wait for their rate leave the slots to other operations.
#[tokio::test(start_paused = true)]
async fn calls_that_wait_for_a_rate_are_not_in_flight() {
    let slow = Slow::default();
    let acme = slow.acme(2);
    let raw = |path: &'static str| acme.0.call_raw(clientloom_runtime::Method::Get, path, None);
    let limited = (0..5).map(|_| {
        let call = raw("/limited").rate(Rate::per_minute(1)).into_future();
        async move { call.await.map(drop) }
    });
    let mut waiting: Vec<_> = limited.map(Box::pin).collect();
    for call in &mut waiting {
        assert!(timeout(Duration::ZERO, call.as_mut()).await.is_err());
    }
    let begin = Instant::now();
    raw("/free").await.unwrap();
    assert_eq!(begin.elapsed(), SECOND);
}

#[tokio::test(start_paused = true)]
async fn token_requests_need_no_slot() {
    let acme = Issuer::fine().builder(own()).max_in_flight(1).build().unwrap();
    assert_eq!(succeed(&acme, 5).await, 5);
}

#[tokio::test]
async fn a_download_is_in_flight_until_its_end() {
    let file = || LoopbackResponse::new(200, vec![7; 500_000]).header("Content-Type", "image/png");
    let server = Loopback::start(move |received| match received.target.as_str() {
        "/v1/file?cut" => file().fault(Fault::Truncate),
        _ => file(),
    });
    let acme = builder().base_url(server.base_url()).max_in_flight(1).build().unwrap();
    let is_full = || async {
        let waits = Call::download(&acme.0, &Fetch).timeout(SECOND / 20).await;
        assert!(waits.as_ref().err().is_none_or(|error| !error.may_have_reached_server()));
        waits.is_err()
    };
    let mut read = Call::download(&acme.0, &Fetch).await.unwrap();
    assert!(read.chunk().await.unwrap().is_some() && is_full().await);
    while read.chunk().await.unwrap().is_some() {}
    assert!(!is_full().await);

    let dropped = Call::download(&acme.0, &Fetch).await.unwrap();
    assert!(is_full().await);
    drop(dropped);
    assert!(!is_full().await);

    let mut cut = Call::download(&acme.0, &Fetch).query_field("cut", "").await.unwrap();
    assert!(is_full().await);
    while cut.chunk().await.is_ok_and(|chunk| chunk.is_some()) {}
    assert!(!is_full().await);
}

#[test]
fn a_bound_of_no_calls_is_refused() {
    let error = builder().max_in_flight(0).build().unwrap_err();
    assert!(matches!(error, Error::Build(_)));
    assert_eq!(error.to_string(), "invalid bound of `0` calls in flight: allow at least one call");
    assert!(builder().max_in_flight(usize::MAX).build().is_ok());
}
