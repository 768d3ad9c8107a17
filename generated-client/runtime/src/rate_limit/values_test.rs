//! Limits of values, on a paused clock.

use super::{CallLimits, MIN_PRUNE_AT, RateLimiters};
use crate::operation::{Concurrency, FieldRate, Rate};
use crate::rate_limit::{CallSlot, Closed, LimiterScope, Permit, RateRules, ValueLimits};
use std::borrow::Cow;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::{Instant, advance, sleep, timeout};

static OPERATION: Cow<'static, str> = Cow::Borrowed("v1.room.close");
const SCOPE: LimiterScope<'static> = LimiterScope { operation: &OPERATION, tenant: None, bearer: None };
const EACH: &[FieldRate] = &[FieldRate::of("room", Rate::per_second(1))];

fn of(value: u64, concurrency: Option<Concurrency>, rates: &[FieldRate]) -> Vec<ValueLimits> {
    ValueLimits::of_call(rates, concurrency, |_| value)
}

async fn acquire(limiters: &RateLimiters, rates: &[Rate], values: &[ValueLimits]) -> Result<Permit, Closed> {
    limiters.acquire(&SCOPE, CallLimits { rates, values }, Instant::now() + Duration::from_secs(1_000_000)).await
}

async fn send(limiters: &RateLimiters, rates: &[Rate], values: &[ValueLimits]) -> CallSlot {
    acquire(limiters, rates, values).await.expect("an open limiter").start().respond()
}

fn limiters() -> Arc<RateLimiters> {
    Arc::new(RateLimiters::new(RateRules::default()))
}

#[tokio::test(start_paused = true)]
async fn a_busy_value_does_not_hold_back_others() {
    let (limiters, begin) = (limiters(), Instant::now());
    let busy: Vec<JoinHandle<_>> = (0..5)
        .map(|_| {
            let limiters = Arc::clone(&limiters);
            tokio::spawn(async move { drop(send(&limiters, &[Rate::per_second(50)], &of(1, None, EACH)).await) })
        })
        .collect();
    sleep(Duration::from_millis(1)).await;
    for value in 2..20 {
        drop(send(&limiters, &[Rate::per_second(50)], &of(value, None, EACH)).await);
    }
    assert_eq!(begin.elapsed().as_millis(), 1);
    for task in busy {
        task.await.expect("a call");
    }
    assert_eq!(begin.elapsed().as_secs(), 4);
}

#[tokio::test(start_paused = true)]
async fn the_rate_of_all_calls_holds_beside_that_of_each_value() {
    let (limiters, begin) = (limiters(), Instant::now());
    for value in 0..6 {
        drop(send(&limiters, &[Rate::per_second(2)], &of(value, None, EACH)).await);
    }
    assert_eq!(begin.elapsed().as_secs(), 2);
}

#[tokio::test(start_paused = true)]
async fn calls_for_a_value_go_one_at_a_time_in_their_order() {
    let limiters = limiters();
    let (in_flight, order) = (Arc::new(Mutex::new(0)), Arc::new(Mutex::new(Vec::new())));
    let tasks: Vec<JoinHandle<()>> = (0..6)
        .map(|number| {
            let (limiters, in_flight, order) = (Arc::clone(&limiters), Arc::clone(&in_flight), Arc::clone(&order));
            tokio::spawn(async move {
                let values = of(7, Some(Concurrency::per("room", 1)), &[]);
                let slot = send(&limiters, &[], &values).await;
                *in_flight.lock().unwrap() += 1;
                assert_eq!(*in_flight.lock().unwrap(), 1);
                order.lock().unwrap().push(number);
                sleep(Duration::from_millis(100)).await;
                *in_flight.lock().unwrap() -= 1;
                drop(slot);
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("a call");
    }
    assert_eq!(*order.lock().unwrap(), [0, 1, 2, 3, 4, 5]);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_waiter_leaves_the_queue_of_its_value() {
    let limiters = limiters();
    for concurrency in [Concurrency::per("room", 1), Concurrency::of(1)] {
        let values = of(1, Some(concurrency), &[]);
        let held = send(&limiters, &[], &values).await;
        let short = timeout(Duration::from_secs(1), acquire(&limiters, &[], &values)).await;
        assert!(short.is_err());
        drop(held);
        assert!(timeout(Duration::from_millis(1), acquire(&limiters, &[], &values)).await.is_ok());
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_waits_for_another_one_holds_no_slot_of_the_client() {
    let rules = RateRules { max_in_flight: 2, ..RateRules::default() };
    let limiters = Arc::new(RateLimiters::new(rules));
    let alone = |value| of(value, Some(Concurrency::per("room", 1)), &[]);
    let held = send(&limiters, &[], &alone(1)).await;
    for _ in 0..5 {
        let limiters = Arc::clone(&limiters);
        let values = alone(1);
        tokio::spawn(async move { drop(send(&limiters, &[], &values).await) });
    }
    sleep(Duration::from_millis(1)).await;
    assert!(timeout(Duration::from_millis(1), acquire(&limiters, &[], &alone(2))).await.is_ok());
    drop(held);
}

#[tokio::test(start_paused = true)]
async fn a_pause_is_about_the_values_where_no_rate_is_of_all_calls() {
    for (rates, waits) in [(&[][..], false), (&[Rate::per_second(50)][..], true)] {
        let (limiters, begin) = (limiters(), Instant::now());
        let (busy, other) = (of(1, None, EACH), of(2, None, EACH));
        limiters.close(&SCOPE, CallLimits { rates, values: &busy }, Duration::from_secs(30));
        drop(send(&limiters, rates, &other).await);
        assert_eq!(begin.elapsed().as_secs() >= 30, waits);
        drop(send(&limiters, rates, &busy).await);
        assert_eq!(begin.elapsed().as_secs(), 30);
    }
}

#[tokio::test(start_paused = true)]
async fn values_without_calls_are_forgotten() {
    let limiters = limiters();
    let mut most = 0;
    for value in 0..200_000 {
        if value % 1000 == 0 {
            advance(Duration::from_secs(2)).await;
        }
        drop(send(&limiters, &[], &of(value, Some(Concurrency::per("room", 1)), EACH)).await);
        most = most.max(limiters.map().limiters.len());
    }
    assert!(most <= 2 * MIN_PRUNE_AT + 2, "{most}");
}

#[tokio::test(start_paused = true)]
async fn a_value_with_a_call_in_flight_is_kept() {
    let limiters = limiters();
    let alone = |value| of(value, Some(Concurrency::per("room", 1)), &[]);
    let held = send(&limiters, &[], &alone(0)).await;
    for value in 1..5000 {
        drop(send(&limiters, &[], &alone(value)).await);
    }
    assert!(timeout(Duration::from_secs(9), acquire(&limiters, &[], &alone(0))).await.is_err());
    drop(held);
}
