//! Batches that a server stops by asking for a long wait: no item is lost, none is in two lists.

use super::running::{remove, removed};
use super::sample::{Remove, letters, show};
use super::script::{Script, Step};
use clientloom_runtime::batch::{Batch, BatchOutcome};
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use proptest::prelude::*;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

/// A response that asks for a wait of 300 seconds, after some milliseconds.
fn closed(after_ms: u64) -> Step {
    Step::Late(after_ms, Box::new(Step::TooMany(300)))
}

async fn rest(mut unsent: clientloom_runtime::batch::UnsentItems<'_, String>) -> Vec<String> {
    let mut rest = Vec::new();
    while let Some(item) = unsent.next().await {
        rest.push(item);
    }
    rest
}

/// The second of four calls in flight is refused; the others succeed.
fn second_refused() -> Script {
    Script::new(|number, body| match number {
        1 => closed(50),
        _ => Step::Late(100, Box::new(removed(body))),
    })
}

#[tokio::test(start_paused = true)]
async fn a_long_wait_stops_a_batch_and_the_rest_has_what_was_refused_and_unsent() {
    let script = second_refused();
    let acme = script.acme();
    let begin = Instant::now();
    let mut running = Batch::new(&acme.0, remove("abcdefgh")).max_items(1).run([]).unwrap();
    assert_eq!(show(&running.finish().await), "+0 a; +2 c; +3 d");
    assert_eq!(running.stopped_by().unwrap().retry_after(), Some(Duration::from_secs(300)));
    assert_eq!((script.words("ids").concat().as_str(), begin.elapsed().as_millis()), ("abcd", 100));
    assert_eq!(running.summary().to_string(), "3 succeeded, 0 failed, 0 unknown in 3 calls");
    assert_eq!(rest(running.into_unsent()).await, letters("befgh"));
}

#[tokio::test(start_paused = true)]
async fn a_stopped_batch_resumes_with_what_was_refused() {
    let acme = second_refused().acme();
    let mut running = Batch::new(&acme.0, remove("abcdefgh")).max_items(1).run([]).unwrap();
    running.finish().await;

    // Too early: nothing is sent, and the batch stops again.
    running.resume();
    assert!(running.finish().await.is_empty());
    let wait = running.stopped_by().unwrap().retry_after().unwrap();
    assert!((290..300).contains(&wait.as_secs()));

    sleep(wait).await;
    running.resume();
    assert_eq!(show(&running.finish().await), "+1 b; +4 e; +5 f; +6 g; +7 h");
    assert!(running.stopped_by().is_none());
}

#[tokio::test(start_paused = true)]
async fn an_awaited_batch_reports_the_rest_as_failed() {
    let acme = second_refused().acme();
    let outcome = Batch::new(&acme.0, remove("abcdefgh")).max_items(1).await.unwrap();
    let failed: Vec<_> = outcome.failed.iter().map(|item| (item.index, item.sent)).collect();
    assert_eq!(failed, [(1, true), (4, false), (5, false), (6, false), (7, false)]);
    assert_eq!(outcome.len(), 8);

    let acme = second_refused().acme();
    let mut running = Batch::new(&acme.0, remove("abcdefgh")).max_items(1).run([]).unwrap();
    while running.next().await.is_some() {}
    let outcome = running.into_outcome();
    assert_eq!((outcome.len(), outcome.failed[0].index), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn the_rest_has_refused_items_behind_a_call_in_flight() {
    let first_late = || {
        Script::new(|number, body| match number {
            0 => Step::Late(1000, Box::new(removed(body))),
            _ => closed(50),
        })
    };
    let acme = first_late().acme();
    let mut running = Batch::new(&acme.0, remove("abcdef")).max_items(1).run([]).unwrap();
    assert!(timeout(Duration::from_millis(500), running.next()).await.is_err());
    running.abandon();
    assert_eq!(running.next().await.unwrap().range(), 0..1);
    assert_eq!(rest(running.into_unsent()).await, letters("bcdef"));

    // The call in flight is dropped, and the refused ones are not.
    let acme = first_late().acme();
    let mut running = Batch::new(&acme.0, remove("abcdef")).max_items(1).run([]).unwrap();
    assert!(timeout(Duration::from_millis(500), running.next()).await.is_err());
    assert_eq!(rest(running.into_unsent()).await, letters("bcdef"));
}

#[tokio::test]
async fn a_batch_of_many_ids_makes_few_calls_that_are_refused() {
    let server = Loopback::start(|_| LoopbackResponse::new(429, r#"{"code":429}"#).header("Retry-After", "300"));
    let acme = crate::sample::builder().base_url(server.base_url()).build().unwrap();
    let ids = (0..100_000).map(|id| id.to_string());
    let mut running = Batch::new(&acme.0, remove("")).run(ids).unwrap();
    assert!(running.finish().await.is_empty());
    assert!(running.stopped_by().unwrap().retry_after().is_some());
    assert!(server.received().len() <= 4, "{}", server.received().len());
    assert_eq!(rest(running.into_unsent()).await.len(), 100_000);
}

/// The time of a response in milliseconds, and whether it asks for a long wait.
fn handling() -> impl Strategy<Value = (u64, bool)> {
    (0..200_u64, prop_oneof![4 => Just(false), 1 => Just(true)])
}

fn note(seen: &mut [usize], outcome: &BatchOutcome) {
    let items = outcome.succeeded.iter().map(|item| (item.index, &item.id));
    let failed = outcome.failed.iter().map(|item| (item.index, &item.id));
    let unknown = outcome.unknown.iter().map(|item| (item.index, &item.id));
    for (index, id) in items.chain(failed).chain(unknown) {
        assert_eq!(id.to_string(), index.to_string());
        seen[index] += 1;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Parts, the rest and further runs have each item once, wherever a batch was stopped.
    #[test]
    fn each_item_is_in_one_list(
        count in 0..60_usize,
        (max_items, parallel) in (1..4_usize, 1..6_usize),
        handlings in proptest::collection::vec(handling(), 1..9),
        (resumes, patience) in (0..4_usize, 0..2000_u64),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(async {
            let script = Script::new(move |number, body| match handlings[number % handlings.len()] {
                (after, true) => closed(after),
                (after, false) => Step::Late(after, Box::new(removed(body))),
            });
            let acme = script.acme();
            let ids = (0..count).map(|id| id.to_string());
            let template = Remove { space: "s".to_owned(), ids: Vec::new() };
            let batch = Batch::new(&acme.0, template).max_items(max_items).parallel(parallel);
            let mut running = batch.run(ids).unwrap();
            let mut seen = vec![0; count];
            for _ in 0..resumes {
                let part = async {
                    while let Some(part) = running.next().await {
                        note(&mut seen, &part.outcome);
                    }
                };
                let _over = timeout(Duration::from_millis(patience), part).await;
                sleep(Duration::from_secs(301)).await;
                running.resume();
            }
            running.abandon();
            note(&mut seen, &running.finish().await);
            let mut last = None;
            for item in rest(running.into_unsent()).await {
                let index: usize = item.parse().unwrap();
                assert!(last < Some(index), "the rest is in the order of the input");
                last = Some(index);
                seen[index] += 1;
            }
            assert!(seen.iter().all(|times| *times == 1), "{seen:?}");
        });
    }
}
