//! The queue of a rate limiter, on a paused clock that advances when all tasks wait.

use super::{CallSlots, Closed, Permit, RateLimiter};
use crate::operation::Rate;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};

type Starts = Arc<Mutex<Vec<(u32, u128)>>>;

/// Slots enough for all calls of a test.
const SLOTS: usize = 1000;

fn limiter(rate: Rate) -> Arc<RateLimiter> {
    with_slots(rate, SLOTS)
}

fn with_slots(rate: Rate, slots: usize) -> Arc<RateLimiter> {
    RateLimiter::of(vec![rate], Duration::from_millis(250), CallSlots::new(slots))
}

/// Waits for a permit, without a deadline.
async fn acquire(limiter: &Arc<RateLimiter>) -> Permit {
    limiter.acquire(Instant::now() + Duration::from_secs(1_000_000)).await.expect("an open limiter")
}

/// Sends a request whose response arrives at once.
async fn send(limiter: &Arc<RateLimiter>) {
    respond(acquire(limiter).await);
}

fn respond(permit: Permit) {
    drop(permit.start().respond());
}

/// Spawns a call that takes a permit and records its start, in milliseconds.
fn join(limiter: &Arc<RateLimiter>, number: u32, begin: Instant, starts: &Starts) -> JoinHandle<()> {
    let (limiter, starts) = (Arc::clone(limiter), Arc::clone(starts));
    tokio::spawn(async move {
        send(&limiter).await;
        starts.lock().unwrap().push((number, begin.elapsed().as_millis()));
    })
}

/// Polls a future once, and expects it to be pending.
async fn touch(mut future: Pin<&mut impl Future<Output = Permit>>) {
    poll_fn(|cx| {
        assert!(future.as_mut().poll(cx).is_pending());
        Poll::Ready(())
    })
    .await;
}

async fn settled() {
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(start_paused = true)]
async fn first_come_first_served() {
    let (limiter, begin, starts) = (limiter(Rate::per_second(2)), Instant::now(), Starts::default());
    let tasks: Vec<_> = (0..7).map(|number| join(&limiter, number, begin, &starts)).collect();
    for task in tasks {
        task.await.unwrap();
    }
    let expected = [(0, 0), (1, 0), (2, 1000), (3, 1000), (4, 2000), (5, 2000), (6, 3000)];
    assert_eq!(*starts.lock().unwrap(), expected);
}

#[tokio::test(start_paused = true)]
async fn an_aborted_call_leaves_the_queue() {
    let (limiter, begin, starts) = (limiter(Rate::per_second(1)), Instant::now(), Starts::default());
    let tasks: Vec<_> = (0..6).map(|number| join(&limiter, number, begin, &starts)).collect();
    sleep(Duration::from_millis(500)).await;
    for gone in [1, 2, 4] {
        tasks[gone].abort();
    }
    for number in [0, 3, 5] {
        while !tasks[number].is_finished() {
            sleep(Duration::from_millis(1)).await;
        }
    }
    assert_eq!(*starts.lock().unwrap(), [(0, 0), (3, 1000), (5, 2000)]);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_permit_goes_to_the_next_call_at_once() {
    let (limiter, begin, starts) = (limiter(Rate::per_minute(1)), Instant::now(), Starts::default());
    let permit = acquire(&limiter).await;
    let next = join(&limiter, 1, begin, &starts);
    sleep(Duration::from_secs(5)).await;
    assert!(!next.is_finished());
    drop(permit);
    next.await.unwrap();
    assert_eq!(*starts.lock().unwrap(), [(1, 5000)]);
}

#[tokio::test(start_paused = true)]
async fn a_call_dropped_with_an_unclaimed_permit_gives_it_back() {
    let limiter = limiter(Rate::per_minute(1));
    let permit = acquire(&limiter).await;
    {
        let mut gone = pin!(acquire(&limiter));
        touch(gone.as_mut()).await;
        drop(permit);
        settled().await;
    }
    assert!(timeout(Duration::ZERO, acquire(&limiter)).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn an_unpolled_future_does_not_block_other_calls() {
    let limiter = limiter(Rate::per_second(2));
    send(&limiter).await;
    send(&limiter).await;
    let mut idle = pin!(acquire(&limiter));
    touch(idle.as_mut()).await;
    let begin = Instant::now();
    send(&limiter).await;
    assert_eq!(begin.elapsed().as_millis(), 1000);
    respond(idle.await);
}

/// Unpolled futures can claim all permits; they block other calls for a second.
#[tokio::test(start_paused = true)]
async fn an_unclaimed_permit_goes_to_the_next_call() {
    let limiter = limiter(Rate::per_second(2));
    send(&limiter).await;
    send(&limiter).await;
    let (mut first, mut second) = (pin!(acquire(&limiter)), pin!(acquire(&limiter)));
    touch(first.as_mut()).await;
    touch(second.as_mut()).await;
    let begin = Instant::now();
    for seconds in [2, 2, 3, 3, 4] {
        send(&limiter).await;
        assert_eq!(begin.elapsed().as_secs(), seconds);
    }
    respond(first.await);
    respond(second.await);
    assert_eq!(begin.elapsed().as_secs(), 5);
}

#[tokio::test(start_paused = true)]
async fn an_unclaimed_permit_is_kept_while_no_other_call_waits() {
    let limiter = limiter(Rate::per_minute(1));
    send(&limiter).await;
    let mut idle = pin!(acquire(&limiter));
    touch(idle.as_mut()).await;
    sleep(Duration::from_secs(3600)).await;
    assert!(timeout(Duration::ZERO, idle.as_mut()).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn dropped_calls_free_their_memory() {
    let limiter = limiter(Rate::per_minute(1));
    send(&limiter).await;
    let mut first = pin!(acquire(&limiter));
    touch(first.as_mut()).await;
    for _ in 0..1000 {
        touch(pin!(acquire(&limiter))).await;
    }
    assert!(limiter.state().waiting.len() <= 8);
    respond(first.await);
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_time().start_paused(true).build().unwrap()
}

#[test]
fn a_limiter_outlives_the_runtime_of_its_dispatcher() {
    let limiter = limiter(Rate::per_second(1));
    let mut left = pin!(acquire(&limiter));
    let ended = runtime();
    ended.block_on(async {
        send(&limiter).await;
        touch(left.as_mut()).await;
        settled().await;
    });
    drop(ended);
    respond(runtime().block_on(left));
}

/// Starts a request every 100 ms, and returns when each was sent, in milliseconds.
async fn starts(limiter: &Arc<RateLimiter>, count: usize, response_ms: Option<u64>) -> Vec<u128> {
    let begin = Instant::now();
    let mut starts = Vec::new();
    for _ in 0..count {
        let sent = acquire(limiter).await.start();
        starts.push(begin.elapsed().as_millis());
        match response_ms {
            Some(ms) => {
                tokio::spawn(async move {
                    sleep(Duration::from_millis(ms)).await;
                    drop(sent.respond());
                });
            }
            None => drop(sent),
        }
        sleep(Duration::from_millis(100)).await;
    }
    starts
}

#[tokio::test(start_paused = true)]
async fn a_permit_returns_one_window_after_the_response_or_the_slack() {
    for (response_ms, expected) in [
        (Some(0), [0, 100, 1000, 1100]),
        (Some(40), [0, 100, 1040, 1140]),
        (Some(249), [0, 100, 1249, 1349]),
        (Some(5000), [0, 100, 1250, 1350]),
        // The call was dropped.
        (None, [0, 100, 1250, 1350]),
    ] {
        assert_eq!(starts(&limiter(Rate::per_second(2)), 4, response_ms).await, expected, "{response_ms:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn permits_return_out_of_order() {
    let limiter = limiter(Rate::per_second(2));
    let begin = Instant::now();
    let slow = acquire(&limiter).await.start();
    sleep(Duration::from_millis(100)).await;
    send(&limiter).await;
    send(&limiter).await;
    assert_eq!(begin.elapsed().as_millis(), 1100);
    send(&limiter).await;
    assert_eq!(begin.elapsed().as_millis(), 1250);
    drop(slow.respond());
}

#[tokio::test(start_paused = true)]
async fn calls_that_wait_for_a_rate_hold_no_slot_and_calls_that_wait_for_a_slot_no_permit() {
    let limiter = with_slots(Rate::per_second(2), 1);
    let begin = Instant::now();
    let sent = acquire(&limiter).await.start();
    let (mut second, mut third) = (pin!(acquire(&limiter)), pin!(acquire(&limiter)));
    touch(second.as_mut()).await;
    touch(third.as_mut()).await;
    settled().await;
    assert_eq!(
        (limiter.state().window.wait(Instant::now()), limiter.slots.try_take().is_some()),
        (Duration::ZERO, false)
    );
    let slot = sent.respond();
    sleep(Duration::from_millis(100)).await;
    drop(slot);
    respond(second.await);
    assert_eq!(begin.elapsed().as_millis(), 100);
    settled().await;
    assert!(limiter.slots.try_take().is_some());
    respond(third.await);
    assert_eq!(begin.elapsed().as_millis(), 1000);
}

#[tokio::test(start_paused = true)]
async fn a_slot_that_an_unpolled_call_holds_goes_to_the_next_call() {
    let limiter = with_slots(Rate::per_second(100), 1);
    let permit = acquire(&limiter).await;
    let mut idle = pin!(acquire(&limiter));
    touch(idle.as_mut()).await;
    drop(permit);
    settled().await;
    let begin = Instant::now();
    send(&limiter).await;
    assert_eq!(begin.elapsed().as_secs(), 1);
    respond(idle.await);
}

#[tokio::test(start_paused = true)]
async fn closing_refuses_the_calls_whose_deadlines_come_first() {
    let limiter = limiter(Rate::per_minute(1));
    send(&limiter).await;
    let begin = Instant::now();
    let after = |seconds: u64| begin + Duration::from_secs(seconds);
    let (mut early, mut late) = (pin!(limiter.acquire(after(200))), pin!(limiter.acquire(after(1000))));
    assert!(timeout(Duration::ZERO, early.as_mut()).await.is_err());
    assert!(timeout(Duration::ZERO, late.as_mut()).await.is_err());
    limiter.close(Duration::from_secs(300));
    let closed = |seconds| Some(Closed { wait: Duration::from_secs(seconds) });
    assert_eq!(early.await.err(), closed(300));
    sleep(Duration::from_secs(10)).await;
    assert_eq!(limiter.acquire(after(300)).await.err(), closed(290));
    limiter.close(Duration::from_secs(1));
    assert_eq!(limiter.acquire(after(300)).await.err(), closed(290));
    assert_eq!(begin.elapsed().as_secs(), 10);
    respond(late.await.expect("a permit"));
    assert_eq!(begin.elapsed().as_secs(), 300);
}
