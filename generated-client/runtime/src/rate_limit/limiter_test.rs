//! The queue of a rate limiter, on a paused clock that advances when all tasks wait.

use super::{Permit, RateLimiter};
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

fn limiter(rate: Rate) -> Arc<RateLimiter> {
    RateLimiter::of(vec![rate])
}

/// Spawns a call that takes a permit and records its start, in milliseconds.
fn join(limiter: &Arc<RateLimiter>, number: u32, begin: Instant, starts: &Starts) -> JoinHandle<()> {
    let (limiter, starts) = (Arc::clone(limiter), Arc::clone(starts));
    tokio::spawn(async move {
        limiter.acquire().await.start();
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
    let permit = limiter.acquire().await;
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
    let permit = limiter.acquire().await;
    {
        let mut gone = pin!(limiter.acquire());
        touch(gone.as_mut()).await;
        drop(permit);
        settled().await;
    }
    assert!(timeout(Duration::ZERO, limiter.acquire()).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn an_unpolled_future_does_not_block_other_calls() {
    let limiter = limiter(Rate::per_second(2));
    limiter.acquire().await.start();
    limiter.acquire().await.start();
    let mut idle = pin!(limiter.acquire());
    touch(idle.as_mut()).await;
    let begin = Instant::now();
    limiter.acquire().await.start();
    assert_eq!(begin.elapsed().as_millis(), 1000);
    idle.await.start();
}

/// Unpolled futures can claim all permits; they block other calls for a second.
#[tokio::test(start_paused = true)]
async fn an_unclaimed_permit_goes_to_the_next_call() {
    let limiter = limiter(Rate::per_second(2));
    limiter.acquire().await.start();
    limiter.acquire().await.start();
    let (mut first, mut second) = (pin!(limiter.acquire()), pin!(limiter.acquire()));
    touch(first.as_mut()).await;
    touch(second.as_mut()).await;
    let begin = Instant::now();
    for seconds in [2, 2, 3, 3, 4] {
        limiter.acquire().await.start();
        assert_eq!(begin.elapsed().as_secs(), seconds);
    }
    first.await.start();
    second.await.start();
    assert_eq!(begin.elapsed().as_secs(), 5);
}

#[tokio::test(start_paused = true)]
async fn an_unclaimed_permit_is_kept_while_no_other_call_waits() {
    let limiter = limiter(Rate::per_minute(1));
    limiter.acquire().await.start();
    let mut idle = pin!(limiter.acquire());
    touch(idle.as_mut()).await;
    sleep(Duration::from_secs(3600)).await;
    assert!(timeout(Duration::ZERO, idle.as_mut()).await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn dropped_calls_free_their_memory() {
    let limiter = limiter(Rate::per_minute(1));
    limiter.acquire().await.start();
    let mut first = pin!(limiter.acquire());
    touch(first.as_mut()).await;
    for _ in 0..1000 {
        touch(pin!(limiter.acquire())).await;
    }
    assert!(limiter.state().waiting.len() <= 8);
    first.await.start();
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_time().start_paused(true).build().unwrap()
}

#[test]
fn a_limiter_outlives_the_runtime_of_its_dispatcher() {
    let limiter = limiter(Rate::per_second(1));
    let mut left = pin!(limiter.acquire());
    let ended = runtime();
    ended.block_on(async {
        limiter.acquire().await.start();
        touch(left.as_mut()).await;
        settled().await;
    });
    drop(ended);
    runtime().block_on(left).start();
}
